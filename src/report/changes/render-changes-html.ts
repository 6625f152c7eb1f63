import type { ChangeReport } from "../../model/change.js";

/** Shows changes as a page of its own. Ends with a line feed. */
export function renderChangesHtml(reports: readonly ChangeReport[]): string {
  return `<!doctype html><title>Changes</title><p>${reports.length}</p>\n`;
}
