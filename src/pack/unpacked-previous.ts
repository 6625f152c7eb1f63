import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "../model/json.js";
import { isJsonObject } from "../model/json.js";
import type { PreviousPackage } from "./previous-package.js";

/** The name of the one API in the configuration that {@link withUnpacked} writes. */
export const unpackedApi = "previous";

/**
 * Does some work while the document of a previous version, and a configuration as it was then, stand in a folder of their
 * own: what was published is read by the same rules as what a user writes.
 */
export async function withUnpacked<T>(
  { documentText, settings }: PreviousPackage,
  work: (folder: string, config: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "specwright-previous-"));
  try {
    const block: JsonObject = { ...(isJsonObject(settings) ? settings : {}), output: "." };
    const config = { apis: { [unpackedApi]: { root: "openapi.json", "x-specwright": block } } };
    await writeFile(join(folder, "openapi.json"), documentText);
    await writeFile(join(folder, "redocly.json"), JSON.stringify(config));
    return await work(folder, "redocly.json");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
