import type { ChangeReport } from "../../model/change.js";

/** Shows changes to programs. Ends with a line feed. */
export function renderChangesJson(reports: readonly ChangeReport[]): string {
  return `${JSON.stringify(reports, undefined, 2)}\n`;
}
