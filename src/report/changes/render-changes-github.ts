import type { Change, ChangeReport, Impact } from "../../model/change.js";
import { type Annotation, workflowCommand } from "../workflow-command.js";
import { checkoutPlace } from "./checkout-place.js";

const commands: Readonly<Record<Impact, Annotation["command"]>> = {
  breaking: "error",
  risky: "warning",
  additive: "notice",
  cosmetic: "notice",
};

/** Shows changes as annotations of a pull request; not the ignored ones. Ends with a line feed unless it is empty. */
export function renderChangesGithub(reports: readonly ChangeReport[]): string {
  return reports.flatMap((report) => report.changes.map((change) => annotationOf(change, report))).join("");
}

function annotationOf(change: Change, report: ChangeReport): string {
  const { impact, subject, kind, message, explanation } = change;
  const { location, isExact } = checkoutPlace(change, report);
  return workflowCommand({
    command: commands[impact],
    file: location.file,
    ...(isExact ? { place: location } : {}),
    title: `${subject}: ${kind}`,
    message: explanation === undefined ? message : `${message}\n${explanation}`,
  });
}
