import type { DocumentTree } from "../model/document-tree.js";
import { issueOf, type Issue, type WithIssues } from "../model/issue.js";
import type { SpecDocument } from "../model/spec-document.js";
import { isExternal } from "./bundle-references.js";
import { collectReferences, type Reference } from "./collect-references.js";
import { findReferenceIssues } from "./find-reference-issues.js";
import { parseTree } from "./read-tree.js";
import type { Source } from "./source.js";
import { checkVersion } from "./spec-version.js";

/** What an upstream serves, before it is a file. */
export interface UpstreamDocument {
  readonly document: SpecDocument;
  readonly tree: DocumentTree;
}

/**
 * Understands the text that an upstream serves; its issues are located in the text, under the name of `url`.
 *
 * References to files beside it are refused, not followed: on this machine they would lead to files that the upstream knows
 * nothing of, and what stands in those would end up in the output.
 */
export function readUpstreamDocument(text: string, url: string): WithIssues<UpstreamDocument | undefined> {
  const { value: parsed, issues } = parseTree({ file: url, path: url, text });
  if (parsed === undefined) return { value: undefined, issues };
  const { source, tree } = parsed;
  const checked = checkVersion(source);
  if ("issue" in checked) return { value: undefined, issues: [checked.issue] };
  const { content, version } = checked;
  const references = collectReferences(content);
  const [outside, ...others] = references.filter((each) => isRelative(each) && isExternal(each, content));
  if (outside !== undefined) return { value: undefined, issues: [outsideIssue(outside, others.length, source)] };
  const document: SpecDocument = {
    file: source.file,
    version,
    content,
    sources: [{ file: source.file, text }],
    locate: (pointer) => source.locate(pointer),
  };
  return { value: { document, tree }, issues: findReferenceIssues(document, references) };
}

/** What begins with a scheme leads to the same place from everywhere. */
function isRelative({ reference }: Reference): boolean {
  return typeof reference === "string" && !/^[a-z][a-z0-9+.-]+:/i.test(reference);
}

function outsideIssue({ reference, pointer }: Reference, others: number, source: Source): Issue {
  const more = others === 0 ? "" : ` The same holds for ${others} more references.`;
  const message = `\`${String(reference)}\` is another file of the upstream, and a document that is pulled has to stand alone.${more}`;
  const hint = "Let the upstream serve it in one piece; `redocly bundle` makes it that.";
  return issueOf("document-invalid", source.locate(pointer), message, hint);
}
