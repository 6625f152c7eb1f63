import { issueOf, type Issue, type WithIssues } from "../../model/issue.js";
import type { MutableJson } from "../copy-json.js";
import { maximumDepth } from "../maximum-depth.js";
import { type OpenOptions, openRoot } from "../open-root.js";
import type { Source } from "../source.js";
import { applyAction } from "./apply-action.js";
import { isCollection, OverlaidTree } from "./overlaid-tree.js";
import { type Overlay, readOverlay } from "./read-overlay.js";

/** A document with what overlays have made of it. */
export interface OverlaidSource {
  /** Its content is the changed one; a place is that of the file which brought the value. */
  readonly source: Source;
  /** The files of the overlays. */
  readonly overlays: readonly Source[];
}

/**
 * Applies overlays to a document, one after the other (Overlay Specification 1.0 and 1.1).
 *
 * `files` are named like documents. The value is undefined if one of them cannot be used; an action that cannot be done is left out.
 */
export async function applyOverlays(
  source: Source,
  files: readonly string[],
  cwd: string,
  options: OpenOptions = {},
): Promise<WithIssues<OverlaidSource | undefined>> {
  if (files.length === 0) return { value: { source, overlays: [] }, issues: [] };
  const read = await Promise.all(files.map((file) => openOverlay(file, cwd, options)));
  const overlays = read.flatMap(({ value }) => value ?? []);
  const found = read.flatMap(({ issues }) => issues);
  if (overlays.length < files.length) return { value: undefined, issues: found };
  const tree = new OverlaidTree(source);
  const failed = overlays.flatMap((overlay) =>
    overlay.actions.flatMap((action) => applyAction(action, overlay.source, tree)),
  );
  const overlaid = { ...source, content: tree.content, locate: tree.locate.bind(tree) };
  const issues = [...found, ...failed, ...depthIssues(tree.content, source)];
  return { value: { source: overlaid, overlays: overlays.map((overlay) => overlay.source) }, issues };
}

/** Reads a document and applies overlays to it, without asking what it is. */
export async function loadOverlaid(
  file: string,
  overlays: readonly string[],
  cwd: string,
): Promise<WithIssues<Source | undefined>> {
  const { value: opened, issues } = await openRoot(file, cwd);
  if (opened === undefined) return { value: undefined, issues };
  const { value, issues: found } = await applyOverlays(opened.source, overlays, cwd);
  return { value: value?.source, issues: [...issues, ...found] };
}

async function openOverlay(file: string, cwd: string, options: OpenOptions): Promise<WithIssues<Overlay | undefined>> {
  const { value, issues } = await openRoot(file, cwd, options);
  if (value === undefined) return { value, issues };
  const overlay = readOverlay(value.source);
  return { ...overlay, issues: [...issues, ...overlay.issues] };
}

/** Each file is as deep as it may be, and one may be put into the other. */
function depthIssues(content: MutableJson, source: Source): readonly Issue[] {
  if (!isDeeper(content, maximumDepth)) return [];
  const message = `With its overlays, more than ${maximumDepth} values of this document are nested in each other.`;
  return [issueOf("document-invalid", source.locate(""), message)];
}

function isDeeper(value: MutableJson, depth: number): boolean {
  if (!isCollection(value)) return false;
  return depth === 0 || Object.values(value).some((member: MutableJson) => isDeeper(member, depth - 1));
}
