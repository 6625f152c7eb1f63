import { readFile } from "node:fs/promises";
import { unlessMissing } from "./disk.js";
import { replaceFile } from "./replace-file.js";

const byteOrderMark = "\ufeff";

/**
 * Edits a file of the user in one step, and returns whether that changed anything; one that is missing is empty. The text is in
 * UTF-8, and a byte order mark stays without being seen. In a dry run, nothing is written.
 */
export async function editFile(path: string, edit: (text: string) => string, isDryRun = false): Promise<boolean> {
  const written = (await unlessMissing(readFile(path, "utf8"))) ?? "";
  const mark = written.startsWith(byteOrderMark) ? byteOrderMark : "";
  const text = `${mark}${edit(written.slice(mark.length))}`;
  if (text === written) return false;
  if (!isDryRun) await replaceFile(path, text);
  return true;
}
