import { dirname } from "node:path";
import { makeFolder, writeAtomically } from "./disk.js";

/**
 * Writes a report in place of whatever the file held, at an absolute path.
 *
 * @throws if the system does not allow it; the cause says why.
 */
export async function writeReport(path: string, text: string): Promise<void> {
  await makeFolder(dirname(path));
  await writeAtomically(path, text);
}
