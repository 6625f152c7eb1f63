import type { Issue } from "../model/issue.js";
import { jsonText } from "./json-text.js";

/** Shows issues to programs: an array of JSON, safe to print on a terminal. Ends with a line feed. */
export function renderIssuesJson(issues: readonly Issue[]): string {
  return jsonText(issues);
}
