import { relative, resolve, sep } from "node:path";
import { readTree, type SourceTree } from "../load/read-tree.js";
import type { DocumentTree } from "../model/document-tree.js";
import type { WithIssues } from "../model/issue.js";
import { compactDocument } from "../write/format-document.js";
import { hashOf } from "../write/manifest.js";
import { type PullRecord, readUpstreamLock, type UpstreamLock } from "../write/upstream-lock.js";
import { showingPaths } from "./issues.js";
import type { UpstreamApi } from "./select-upstreams.js";

/** The document on disk, and what is known about where it comes from. */
export interface PulledDocument {
  /** Absolute. */
  readonly path: string;
  readonly lock: UpstreamLock;
  /** What the lock calls the document. */
  readonly key: string;
  /** What was pulled last; absent if nothing was. */
  readonly record?: PullRecord;
  /** What is there; absent if there is no file, or none that can be parsed. */
  readonly current?: SourceTree & { readonly hash: string };
  /** Whether nothing is lost if it is replaced: it is what was pulled last, or there is no file. */
  readonly isReplaceable: boolean;
}

/** Looks at the document of an API as it is on disk. */
export async function readPulledDocument(
  { root, base }: UpstreamApi,
  cwd: string,
): Promise<WithIssues<PulledDocument | undefined>> {
  const path = resolve(cwd, root);
  const key = relative(base, path).replaceAll(sep, "/");
  const { value: lock, issues: unlocked } = await readUpstreamLock(base);
  if (lock === undefined) return { value: undefined, issues: showingPaths(unlocked, cwd) };
  const { value: read, issues } = readTree(path, cwd);
  if (issues.some((issue) => issue.code === "file-unreadable")) return { value: undefined, issues };
  const record = lock.get(key);
  // A key that stands twice says more than the hash of what was read.
  const current = read === undefined || issues.length > 0 ? undefined : { ...read, hash: hashOfTree(read.tree) };
  const isMissing = issues.some((issue) => issue.code === "file-not-found");
  return {
    value: {
      path,
      lock,
      key,
      ...(record === undefined ? {} : { record }),
      ...(current === undefined ? {} : { current }),
      isReplaceable: isMissing || (current !== undefined && current.hash === record?.sha256),
    },
    issues: [],
  };
}

/** SHA-256 of what a document says, whatever its format: formatters and line ends have no say in it. */
export function hashOfTree(tree: DocumentTree): string {
  return hashOf(compactDocument(tree));
}
