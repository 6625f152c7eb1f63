import { issueOf, type Issue } from "../model/issue.js";
import type { RawFile } from "./source.js";
import { positionFinder } from "../model/text-position.js";

/** Deeper values are refused: nobody writes them, and every later phase may walk a document by recursion. */
export const maximumDepth = 500;

/** The issue for a value that is nested too deep. */
export function tooDeepIssue(raw: RawFile, offset: number): Issue {
  const location = { file: raw.file, ...positionFinder(raw.text)(offset), pointer: "" };
  return issueOf("document-invalid", location, `More than ${maximumDepth} values are nested in each other here.`);
}
