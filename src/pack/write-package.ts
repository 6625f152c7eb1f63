import { chmod, lstat, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { EmittedFile } from "../model/emitted-file.js";
import { type Issue, issueOf } from "../model/issue.js";
import { isJsonObject } from "../model/json.js";

/** The name that npm gives to the `.tgz` of a package. */
export function tarballName(name: string, version: string): string {
  return `${name.replace(/^@/, "").replaceAll("/", "-")}-${version}.tgz`;
}

/**
 * Makes `folder` hold exactly the files and the `.tgz`. All is written beside it first and then takes its place, so that a
 * killed run leaves the old folder or the new one. With an issue, nothing was touched.
 *
 * @throws {Error} if the system does not let us write, with the `code` that it gives.
 */
export async function writePackage(
  folder: string,
  files: readonly EmittedFile[],
  tarball: { readonly name: string; readonly bytes: Uint8Array },
): Promise<readonly Issue[]> {
  if (!(await isOurs(folder))) return [foreignIssue(folder)];
  const name = globalThis.crypto.randomUUID();
  const fresh = join(dirname(folder), `.${name}.specwright-tmp`);
  const old = join(dirname(folder), `.${name}-old.specwright-tmp`);
  try {
    for (const { path, text } of files) await writeOne(join(fresh, path), text);
    await writeOne(join(fresh, tarball.name), tarball.bytes);
    await unlessMissing(rename(folder, old));
    await rename(fresh, folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    // Where the new folder could not take its place, the old one comes back.
    if ((await unlessMissing(lstat(folder))) === undefined) await unlessMissing(rename(old, folder));
    await rm(old, { recursive: true, force: true });
  }
  return [];
}

async function writeOne(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content, { flag: "wx" });
  await chmod(path, 0o644);
}

/** Whether a folder may be replaced: there is none, it is empty, or `pack` made it. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await unlessMissing(lstat(folder));
  if (found === undefined) return true;
  if (!found.isDirectory()) return false;
  if ((await readdir(folder)).length === 0) return true;
  const text = await unlessMissing(readFile(join(folder, "package.json"), "utf8"));
  try {
    const manifest: unknown = JSON.parse(text ?? "");
    return isJsonObject(manifest) && isJsonObject(manifest["specwright"]);
  } catch {
    return false;
  }
}

function foreignIssue(folder: string): Issue {
  const message =
    "The folder for the package holds something that `specwright pack` did not write. Nothing was written.";
  const place = { file: folder, line: 1, column: 1, pointer: "" };
  return issueOf("file-foreign", place, message, "Move it away, or choose another folder: `--output DIR`.");
}

async function unlessMissing<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
