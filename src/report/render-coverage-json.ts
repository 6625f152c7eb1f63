import type { CoverageReport } from "../model/coverage.js";
import type { Issue } from "../model/issue.js";
import { jsonText } from "./json-text.js";

/** An API that nothing was written for. */
export interface UncoveredApi {
  readonly api: string;
  readonly issues: readonly Issue[];
}

/** Shows programs what outputs do not honour: `version` rises with a change that they would notice. Ends with a line feed. */
export function renderCoverageJson(apis: readonly CoverageReport[], unwritten: readonly UncoveredApi[] = []): string {
  return jsonText({ version: 1, apis, unwritten });
}
