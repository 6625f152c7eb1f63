import { realpath } from "node:fs/promises";
import { targetStatOf, unlessMissing, writeAtomically } from "./disk.js";

/**
 * Writes a file of the user: at any moment the old or the new one is there, whole, with the permissions of the old one.
 *
 * A symbolic link stays, and what it leads to is written.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const target = (await unlessMissing(realpath(path))) ?? path;
  const stat = targetStatOf(target);
  await writeAtomically(target, text, stat === undefined ? undefined : Number(stat.mode & 0o7777n));
}
