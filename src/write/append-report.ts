import { appendFile } from "node:fs/promises";

/**
 * Adds a report to whatever the file holds, at an absolute path.
 *
 * @throws if the system does not allow it; the cause says why.
 */
export async function appendReport(path: string, text: string): Promise<void> {
  try {
    await appendFile(path, text);
  } catch (error) {
    throw new Error(`\`${path}\` cannot be written.`, { cause: error });
  }
}
