import type { ChangeReport } from "../../model/change.js";
import { printable } from "../printable.js";

/** Shows changes in a comment. Ends with a line feed. */
export function renderChangesMarkdown(
  reports: readonly ChangeReport[],
  _options: { readonly maximumBytes?: number } = {},
): string {
  return reports
    .flatMap(({ api, bump, changes }) => [
      `${api}: ${bump}\n`,
      ...changes.map(({ impact, message }) => `  ${impact} ${printable(message)}\n`),
    ])
    .join("");
}
