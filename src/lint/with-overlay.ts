import { copyFile, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Files as they were, over a working tree as it is. */
export interface Overlay {
  /** The top of the working tree, absolute. */
  readonly top: string;
  /** A folder of it to work in, from the top; empty, or with `/` at its end. */
  readonly prefix: string;
  /** The texts of the files, by their paths from the top. */
  readonly files: ReadonlyMap<string, string>;
}

/** A folder with what is in it: texts of files, and folders. */
type Tree = Map<string, Tree | string>;

/**
 * Does some work in a copy of a working tree in which some files are other ones, and removes it.
 *
 * Only the folders on the way to those files are made; everything else in them is a link. So what stands in the tree is
 * found from there as well: configurations, plugins, ignore files, installed packages.
 */
export async function withOverlay<Result>(
  overlay: Overlay,
  work: (cwd: string, top: string) => Promise<Result>,
): Promise<Result> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "specwright-base-")));
  try {
    const copy = join(folder, "tree");
    await layOver(overlay.top, copy, treeOf(overlay));
    return await work(join(copy, overlay.prefix), copy);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function treeOf({ prefix, files }: Overlay): Tree {
  const tree: Tree = new Map();
  folderAt(tree, partsOf(prefix));
  for (const [path, text] of files) {
    const parts = partsOf(path);
    const name = parts.pop();
    if (name === undefined || parts.includes("..") || name === "..") continue;
    folderAt(tree, parts).set(name, text);
  }
  return tree;
}

function partsOf(path: string): string[] {
  return path.split("/").filter((part) => part !== "" && part !== ".");
}

function folderAt(tree: Tree, parts: readonly string[]): Tree {
  return parts.reduce((folder: Tree, name) => {
    const known = folder.get(name);
    if (known instanceof Map) return known;
    const created: Tree = new Map();
    folder.set(name, created);
    return created;
  }, tree);
}

async function layOver(real: string, copy: string, tree: Tree): Promise<void> {
  await mkdir(copy);
  for (const entry of await entriesOf(real)) {
    if (tree.has(entry.name) || entry.name === ".git") continue;
    await link(join(real, entry.name), join(copy, entry.name), entry.isDirectory());
  }
  for (const [name, content] of tree) {
    if (typeof content === "string") await writeFile(join(copy, name), content);
    else await layOver(join(real, name), join(copy, name), content);
  }
}

/** A folder of then may be gone, or a file now. */
async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** On Windows, links to files are for administrators. */
async function link(target: string, path: string, isFolder: boolean): Promise<void> {
  try {
    await symlink(target, path, isFolder ? "junction" : "file");
  } catch (error) {
    if (isFolder) throw error;
    await copyFile(target, path);
  }
}
