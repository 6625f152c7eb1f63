import type { ChangeReport } from "../../model/change.js";
import { printable } from "../printable.js";

/** Shows changes to people. Ends with a line feed. */
export function renderChanges(reports: readonly ChangeReport[], _options: { readonly color: boolean }): string {
  return reports
    .flatMap(({ api, bump, changes }) => [
      `${api}: ${bump}\n`,
      ...changes.map(({ impact, message }) => `  ${impact} ${printable(message)}\n`),
    ])
    .join("");
}
