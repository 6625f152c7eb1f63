import type { Change, ChangeReport, ComparedDocument } from "../../model/change.js";
import type { Location } from "../../model/issue.js";
import { jsonText } from "../json-text.js";
import { countChanges } from "./change-words.js";

/**
 * Shows changes to programs: `{ apis: [{ api, before, after, bump, counts, changes, ignored }] }`, where `counts` has a number for
 * each impact and everything else is as {@link ChangeReport} says. The order of members is fixed; members that a change
 * does not have are absent. Safe to print on a terminal; ends with a line feed.
 */
export function renderChangesJson(reports: readonly ChangeReport[]): string {
  return jsonText({ apis: reports.map(changeReportJson) });
}

/** One report, as {@link renderChangesJson} writes it. */
export function changeReportJson({ api, before, after, bump, changes, ignored }: ChangeReport): object {
  return {
    api,
    before: documentOf(before),
    after: documentOf(after),
    bump,
    counts: { ...countChanges(changes), ignored: ignored.length },
    changes: changes.map(changeOf),
    ignored: ignored.map(({ change, reason }) => ({ change: changeOf(change), reason })),
  };
}

function documentOf({ source, title, version }: ComparedDocument): ComparedDocument {
  return { source, title, version };
}

/** JSON has no `undefined`: what is absent stays absent. */
function changeOf(change: Change): Readonly<Record<keyof Change, unknown>> {
  return {
    verdict: change.verdict,
    kind: change.kind,
    impact: change.impact,
    direction: change.direction,
    subject: change.subject,
    message: change.message,
    location: locationOf(change.location),
    before: change.before === undefined ? undefined : locationOf(change.before),
    from: change.from,
    to: change.to,
    operations: change.operations,
    explanation: change.explanation,
    fingerprint: change.fingerprint,
  };
}

function locationOf({ file, line, column, pointer }: Location): Location {
  return { file, line, column, pointer };
}
