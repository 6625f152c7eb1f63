import type { WithIssues } from "../model/issue.js";
import type { SpecDocument } from "../model/spec-document.js";
import { bundleReferences } from "./bundle-references.js";
import { findReferenceIssues } from "./find-reference-issues.js";
import { type OnRead, openRoot } from "./open-root.js";
import { checkVersion } from "./spec-version.js";

/**
 * Reads an OpenAPI document and the files that it refers to: from the disk, from a commit (`main:spec/openapi.yaml`), or
 * from the network, where the document has to stand alone.
 *
 * The value is undefined if the document as a whole cannot be used; a reference that leads nowhere is an issue alone,
 * and stays in the content as it is.
 */
export async function loadDocument(
  file: string,
  cwd: string,
  onRead?: OnRead,
): Promise<WithIssues<SpecDocument | undefined>> {
  const { value: opened, issues } = await openRoot(file, cwd, onRead);
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
  return { value: document, issues: [...bundle.issues, ...findReferenceIssues(document, bundle.references)] };
}
