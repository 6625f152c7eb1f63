import { type Issue, issueOf } from "../model/issue.js";
import type { SpecDocument } from "../model/spec-document.js";

/**
 * What the work gives, or the issue that the schemas of the document refer to each other in a longer row than can be followed.
 *
 * Schemas are walked by recursion where their depth is that of types, which compilers give up on much earlier.
 */
export async function withinStack<Result>(
  document: SpecDocument,
  work: () => Promise<Result>,
): Promise<Result | { readonly tooDeep: Issue }> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RangeError && error.message.startsWith("Maximum call stack"))) throw error;
    const message = "The schemas of this document refer to each other in too long a row to be followed.";
    const hint = "Where thousands of schemas lead from one to the next, leave some out.";
    return { tooDeep: issueOf("document-invalid", document.locate(""), message, hint) };
  }
}
