import type { Issue, WithIssues } from "../model/issue.js";
import { valueAt } from "../model/json.js";
import type { SelectionSettings } from "../model/selection.js";
import type { SpecDocument } from "../model/spec-document.js";
import { bundleReferences } from "./bundle-references.js";
import { findReferenceIssues } from "./find-reference-issues.js";
import { type OpenOptions, openRoot } from "./open-root.js";
import { applyOverlays } from "./overlay/apply-overlays.js";
import { selectPart } from "./selection/select-part.js";
import { checkVersion } from "./spec-version.js";
import { understandDocument } from "./understand-document.js";

/** How a document is read, and what is made of it before anything else reads it. */
export interface LoadOptions extends Partial<SelectionSettings>, OpenOptions {
  /** The files of overlays, named like documents, in the order in which they are applied. */
  readonly overlays?: readonly string[];
}

/**
 * Reads an OpenAPI document and the files that it refers to: from the disk, from a commit (`main:spec/openapi.yaml`), or
 * from the network, where the document has to stand alone, and hosts to be public ones with https unless `allow` says more.
 *
 * The value is undefined if the document as a whole cannot be used; a reference that leads nowhere is an issue alone,
 * and stays in the content as it is. With a selection it is the part that was asked for, and nothing is said of the rest.
 */
export async function loadDocument(
  file: string,
  cwd: string,
  { include = [], exclude = [], overlays = [], ...opening }: LoadOptions = {},
): Promise<WithIssues<SpecDocument | undefined>> {
  const { value: opened, issues } = await openRoot(file, cwd, opening);
  if (opened === undefined) return { value: undefined, issues };
  const { value: overlaid, issues: unapplied } = await applyOverlays(opened.source, overlays, cwd, opening);
  if (overlaid === undefined || hasFatal(unapplied)) return { value: undefined, issues: [...issues, ...unapplied] };
  const root = overlaid.source;
  const checked = checkVersion(root);
  if ("issue" in checked) return { value: undefined, issues: [...issues, ...unapplied, checked.issue] };
  const { version } = checked;
  const bundle = bundleReferences(root, checked.content, opened.read);
  const found = [...issues, ...unapplied, ...checked.issues, ...bundle.issues];
  if (hasFatal(found)) return { value: undefined, issues: found };
  const sources = [...bundle.sources, ...overlaid.overlays];
  const understood = await understandDocument({ ...bundle, sources, file: root.file, version });
  if (understood.value === undefined) return { value: undefined, issues: [...found, ...understood.issues] };
  const { value: part, issues: unmatched } = selectPart(understood.value, { include, exclude });
  if (part === understood.value) return { value: part, issues: [...found, ...understood.issues] };
  // What was Swagger 2.0 has its issues where it was written, which the part no longer tells.
  if (version === "2.0") return { value: part, issues: [...unmatched, ...found, ...understood.issues] };
  return {
    value: part,
    issues: [...unmatched, ...found.filter((issue) => !isLeftOut(issue, part)), ...findReferenceIssues(part)],
  };
}

function hasFatal(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === "fatal");
}

/** Whether an issue is about what nobody asked for. */
function isLeftOut({ location }: Issue, { file, content }: SpecDocument): boolean {
  return location.file === file && valueAt(content, location.pointer) === undefined;
}
