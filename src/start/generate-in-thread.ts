import { fileURLToPath } from "node:url";
import type { Generated } from "../commands/generate-api.js";
import type { GeneratorTask } from "../commands/generators.js";
import { loadBundle } from "./load-bundle.js";

const bundle = loadBundle({
  folder: fileURLToPath(new URL("../bundle", import.meta.url)),
  command: "generate",
  cached: true,
});

/** Generates one API; a thread of the pool calls this. */
export async function generateInThread({ api, options }: GeneratorTask): Promise<Generated> {
  const generated = await bundle.entry.generateApi(api, options);
  bundle.keepCompiled();
  return generated;
}
