import type { Issue, WithIssues } from "../model/issue.js";
import { valueAt } from "../model/json.js";
import type { SelectionSettings } from "../model/selection.js";
import type { SpecDocument } from "../model/spec-document.js";
import { bundleReferences } from "./bundle-references.js";
import { findReferenceIssues } from "./find-reference-issues.js";
import { openRoot } from "./open-root.js";
import { selectPart } from "./selection/select-part.js";
import { checkVersion } from "./spec-version.js";

/**
 * Reads an OpenAPI document and the files that it refers to: from the disk, from a commit (`main:spec/openapi.yaml`), or
 * from the network, where the document has to stand alone.
 *
 * The value is undefined if the document as a whole cannot be used; a reference that leads nowhere is an issue alone,
 * and stays in the content as it is. With a selection it is the part that was asked for, and nothing is said of the rest.
 */
export async function loadDocument(
  file: string,
  cwd: string,
  selection: SelectionSettings = { include: [], exclude: [] },
): Promise<WithIssues<SpecDocument | undefined>> {
  const { value: opened, issues } = await openRoot(file, cwd);
  if (opened === undefined) return { value: undefined, issues };
  const { source: root, read } = opened;
  const checked = checkVersion(root);
  if ("issue" in checked) return { value: undefined, issues: [checked.issue] };
  const bundle = bundleReferences(root, checked.content, read);
  if (bundle.issues.some((issue) => issue.severity === "fatal")) return { value: undefined, issues: bundle.issues };
  const document: SpecDocument = {
    file: root.file,
    version: checked.version,
    content: bundle.content,
    sources: bundle.sources.map((source) => ({ file: source.file, text: source.text })),
    locate: bundle.locate,
  };
  const { value: part, issues: unmatched } = selectPart(document, selection);
  if (part === document) {
    return { value: document, issues: [...bundle.issues, ...findReferenceIssues(document, bundle.references)] };
  }
  const found = [...bundle.issues.filter((issue) => !isLeftOut(issue, part)), ...findReferenceIssues(part)];
  return { value: part, issues: [...unmatched, ...found] };
}

/** Whether an issue is about what nobody asked for. */
function isLeftOut({ location }: Issue, { file, content }: SpecDocument): boolean {
  return location.file === file && valueAt(content, location.pointer) === undefined;
}
