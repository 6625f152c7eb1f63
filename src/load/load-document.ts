import { resolve } from "node:path";
import { issueOf, type Issue, type WithIssues } from "../model/issue.js";
import type { SpecDocument } from "../model/spec-document.js";
import { bundleReferences } from "./bundle-references.js";
import { findReferenceIssues } from "./find-reference-issues.js";
import { openSource } from "./parse-source.js";
import { checkVersion } from "./spec-version.js";

/**
 * Reads an OpenAPI document and the files that it refers to.
 *
 * The value is undefined if the document as a whole cannot be used; a reference that leads nowhere is an issue alone,
 * and stays in the content as it is.
 */
export async function loadDocument(file: string, cwd: string): Promise<WithIssues<SpecDocument | undefined>> {
  if (/^https?:/i.test(file)) return { value: undefined, issues: [remoteIssue(file)] };
  const { value: root, issues } = openSource(resolve(cwd, file), cwd);
  if (root === undefined) return { value: undefined, issues };
  const checked = checkVersion(root);
  if ("issue" in checked) return { value: undefined, issues: [checked.issue] };
  const bundle = bundleReferences(root, checked.content, cwd);
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

function remoteIssue(file: string): Issue {
  const message = `\`${file}\` is on the network; only files are read yet.`;
  return issueOf("file-not-found", { file, line: 1, column: 1, pointer: "" }, message, "Save the document in a file.");
}
