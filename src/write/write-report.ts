import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { writeAtomically } from "./disk.js";

/**
 * Writes a report in place of whatever the file held, at an absolute path.
 *
 * @throws if the system does not allow it; the cause says why.
 */
export async function writeReport(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    throw new Error(`\`${path}\` cannot be written.`, { cause: error });
  }
  await writeAtomically(path, text);
}
