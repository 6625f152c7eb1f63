import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { EmittedFile } from "../model/emitted-file.js";
import { inPathOrder } from "./package-file.js";

/** A package as it stands on the disk: its files in the order of their paths, without the `.tgz`; undefined where there is none. */
export async function readWrittenPackage(folder: string): Promise<readonly EmittedFile[] | undefined> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return undefined;
  const files: EmittedFile[] = [];
  for (const entry of entries) {
    if (entry.isDirectory() || (entry.parentPath === folder && entry.name.endsWith(".tgz"))) continue;
    const path = join(entry.parentPath, entry.name);
    const text = entry.isFile() ? await readFile(path, "utf8") : "";
    files.push({ path: path.slice(folder.length + 1).replaceAll("\\", "/"), text });
  }
  return inPathOrder(files);
}

/** Whether a `.tgz` on the disk has exactly these bytes. */
export async function holdsTarball(path: string, bytes: Uint8Array): Promise<boolean> {
  const found = await readFile(path).catch(() => undefined);
  return found?.equals(bytes) === true;
}
