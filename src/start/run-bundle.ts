import { fileURLToPath } from "node:url";
import type { Terminal } from "../cli/terminal.js";
import { loadBundle } from "./load-bundle.js";

/** Is {@link import("../cli/run.js").runCommandLine} of the bundle; `scripts/build.js` puts it in that one's place. */
export async function runCommandLine(parameters: readonly string[], terminal: Terminal): Promise<number> {
  const [command = ""] = parameters;
  const bundle = loadBundle({
    folder: fileURLToPath(new URL("../bundle", import.meta.url)),
    command: /^[a-z]+$/.test(command) ? command : "other",
    // Node's own switch for what Node 22 does in our place.
    cached: terminal.environment["NODE_DISABLE_COMPILE_CACHE"] === undefined,
  });
  const exitCode = await bundle.entry.runCommandLine(parameters, terminal);
  bundle.keepCompiled();
  return exitCode;
}
