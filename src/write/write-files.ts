import { rename, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { EmittedFile } from "../model/emitted-file.js";
import type { KnownFiles } from "../model/memory/known-files.js";
import type { WithIssues } from "../model/issue.js";
import { hasCode, makeFolder, mapConcurrently, unlessMissing, writeAtomically } from "./disk.js";
import { type Hashes, type Origin, hashOf, hashesOf, manifestOf, unfinishedManifest } from "./manifest.js";
import { checkPaths, manifestPath } from "./output-path.js";
import { hasText, type Plan, planWrite } from "./plan-write.js";
import { type Snapshot, takeSnapshot } from "./snapshot.js";

/** What became of an output folder; the manifest counts as one of its files. */
export interface WriteSummary {
  /** Paths of the files that are new or changed. */
  readonly written: readonly string[];
  /** How many files were left untouched, as they were right already. */
  readonly unchanged: number;
  /** Paths of the files that were not part of the output any more. */
  readonly removed: readonly string[];
}

/**
 * Makes `folder` hold exactly the emitted files, beside those that are not ours.
 *
 * Only files whose bytes change are touched, each in one step: a killed run leaves either the old or the new file, and
 * the next run completes it. With a fatal issue, nothing was touched. The folder's path is absolute. Files that are `known` are read only if
 * they are not like that any more.
 *
 * @throws {Error} if the system does not let us write, with the `code` that it gives.
 */
export async function writeFiles(
  folder: string,
  files: readonly EmittedFile[],
  origin: Origin,
  known?: KnownFiles["written"],
): Promise<WithIssues<WriteSummary>> {
  const paths = files.map((file) => file.path);
  checkPaths(paths);
  const snapshot = takeSnapshot(folder, paths, known);
  const plan = planWrite(folder, files, snapshot);
  if (plan.issues.some((issue) => issue.severity === "fatal")) {
    return { value: { written: [], unchanged: 0, removed: [] }, issues: plan.issues };
  }
  await removeFiles(folder, snapshot.temporaries);
  const hashes = hashesOf(files);
  const manifest = manifestOf(hashes, origin);
  const isManifestUnchanged = hasText(snapshot.entries.get(manifestPath), manifest.text);
  const isComplete = plan.changed.length + plan.removed.length + plan.renamed.length === 0;
  if (!isComplete) {
    const pending = new Map(plan.changed.map(({ path }) => [path, hashes.get(path) ?? ""]));
    await carryOut(folder, plan, unfinishedManifest(ownedHashes(snapshot), pending, origin));
  }
  await removeEmptied(folder, plan.emptied);
  if (!isComplete || !isManifestUnchanged) await writeAtomically(join(folder, manifestPath), manifest.text);
  const written = [...plan.changed.map((file) => file.path), ...(isManifestUnchanged ? [] : [manifestPath])];
  const value = { written, unchanged: files.length + 1 - written.length, removed: plan.removed };
  return { value, issues: plan.issues };
}

/** The order is what makes a killed run recoverable: the manifest owns each file before it exists, and until it is gone. */
async function carryOut(folder: string, { renamed, changed, removed }: Plan, unfinished: EmittedFile): Promise<void> {
  const folders = new Set([folder, ...changed.map(({ path }) => dirname(join(folder, path)))]);
  await writeAtomically(join(folder, unfinished.path), unfinished.text);
  await mapConcurrently([...folders], makeFolder);
  for (const { from, to } of renamed) await rename(join(folder, from), join(folder, to));
  await mapConcurrently(changed, ({ path, text }) => writeAtomically(join(folder, path), text));
  await removeFiles(folder, removed);
}

async function removeFiles(folder: string, paths: readonly string[]): Promise<void> {
  await mapConcurrently(paths, (path) => rm(join(folder, path), { force: true }));
}

async function removeEmptied(folder: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    try {
      await unlessMissing(rmdir(join(folder, path)));
    } catch (error) {
      // Something else is in it, or it has become something else: then it is not ours to remove.
      if (!hasCode(error, "ENOTEMPTY", "EEXIST")) throw error;
    }
  }
}

/** One hash for each file that we own: that of the file on disk if it is one that we wrote. */
function ownedHashes({ owned, entries }: Snapshot): Hashes {
  return new Map(
    [...owned].map(([path, [first = "", ...others]]) => {
      const entry = entries.get(path);
      if (others.length === 0 || entry?.kind !== "file") return [path, first];
      const hash = hashOf(entry.bytes);
      return [path, others.includes(hash) ? hash : first];
    }),
  );
}
