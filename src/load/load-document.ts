import type { WithIssues } from "../model/issue.js";
import type { SpecDocument } from "../model/spec-document.js";
import { bundleReferences } from "./bundle-references.js";
import { openRoot } from "./open-root.js";
import { checkVersion } from "./spec-version.js";
import { understandDocument } from "./understand-document.js";

/**
 * Reads an OpenAPI document and the files that it refers to: from the disk, from a commit (`main:spec/openapi.yaml`), or
 * from the network, where the document has to stand alone.
 *
 * The value is undefined if the document as a whole cannot be used; a reference that leads nowhere is an issue alone,
 * and stays in the content as it is.
 */
export async function loadDocument(file: string, cwd: string): Promise<WithIssues<SpecDocument | undefined>> {
  const { value: opened, issues } = await openRoot(file, cwd);
  if (opened === undefined) return { value: undefined, issues };
  const { source: root, read } = opened;
  const checked = checkVersion(root);
  if ("issue" in checked) return { value: undefined, issues: [checked.issue] };
  const bundle = bundleReferences(root, checked.content, read);
  if (bundle.issues.some((issue) => issue.severity === "fatal")) return { value: undefined, issues: bundle.issues };
  const understood = await understandDocument({ ...bundle, file: root.file, version: checked.version });
  return { value: understood.value, issues: [...bundle.issues, ...understood.issues] };
}
