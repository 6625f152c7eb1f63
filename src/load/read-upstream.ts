import type { DocumentTree } from "../model/document-tree.js";
import { issueOf, type Issue, type WithIssues } from "../model/issue.js";
import type { SpecDocument } from "../model/spec-document.js";
import { isExternal } from "./bundle-references.js";
import { collectReferences, type Reference } from "./collect-references.js";
import { parseTree } from "./read-tree.js";
import type { Source } from "./source.js";
import { checkVersion } from "./spec-version.js";
import { understandDocument } from "./understand-document.js";

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
export async function readUpstreamDocument(
  text: string,
  url: string,
): Promise<WithIssues<UpstreamDocument | undefined>> {
  const { value: parsed, issues } = parseTree({ file: url, path: url, text });
  // What is pulled is written anew, and would lose without a word what the first of two equal keys says.
  if (parsed === undefined || issues.length > 0) return { value: undefined, issues };
  const { source, tree } = parsed;
  const checked = checkVersion(source);
  if ("issue" in checked) return { value: undefined, issues: [checked.issue] };
  const { content, version } = checked;
  const references = collectReferences(content);
  const [outside, ...others] = references.filter((each) => isRelative(each) && isExternal(each, content));
  if (outside !== undefined) return { value: undefined, issues: [outsideIssue(outside, others.length, source)] };
  const { value: document, issues: found } = await understandDocument({
    file: source.file,
    version,
    content,
    references,
    sources: [source],
    locate: (pointer) => source.locate(pointer),
  });
  const all = [...checked.issues, ...found];
  return { value: document === undefined ? undefined : { document, tree }, issues: all };
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
