import type { ChangeReport } from "../../model/change.js";
import { printable } from "../printable.js";

/** Shows changes as annotations of a pull request. Ends with a line feed. */
export function renderChangesGithub(reports: readonly ChangeReport[]): string {
  return reports.flatMap(({ changes }) => changes.map(({ message }) => `::notice::${printable(message)}\n`)).join("");
}
