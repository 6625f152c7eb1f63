import type { Change, ChangeReport, Impact } from "../../model/change.js";
import { renderSarif, type SarifFinding, type SarifOptions, type SarifRun, sarifRun } from "../sarif.js";
import { checkoutPlace } from "./checkout-place.js";

const levels: Readonly<Record<Impact, SarifFinding["level"]>> = {
  breaking: "error",
  risky: "warning",
  additive: "note",
  cosmetic: "note",
};

/**
 * Shows changes to code scanning: a SARIF 2.1.0 log with one run. Ends with a line feed.
 *
 * Ignored changes are not in it: code scanning would show them, since it does not read `suppressions`.
 */
export function renderChangesSarif(reports: readonly ChangeReport[], options: SarifOptions): string {
  return renderSarif([changesSarifRun(reports, options)]);
}

/** The run of a log that holds changes. */
export function changesSarifRun(reports: readonly ChangeReport[], options: SarifOptions): SarifRun {
  const findings = reports.flatMap((report) => report.changes.map((change) => findingOf(change, report)));
  return sarifRun("changes", findings, options);
}

function findingOf(change: Change, report: ChangeReport): SarifFinding {
  const { kind, impact, subject, message, explanation, location, before, fingerprint } = change;
  const words = `${subject}: ${message}`;
  const place = checkoutPlace(change, report);
  const former = place.isExact ? before : location;
  return {
    rule: kind,
    level: levels[impact],
    message: explanation === undefined ? words : `${words}\n${explanation}`,
    location: place.location,
    ...(former === undefined ? {} : { related: [["It stood here before.", former]] }),
    fingerprint,
    properties: propertiesOf(change, report),
  };
}

/** What SARIF has no words for. */
function propertiesOf(change: Change, { api, bump }: ChangeReport): Readonly<Record<string, unknown>> {
  const { verdict, impact, direction, subject, from, to, operations } = change;
  return { api, bump, verdict, impact, direction, subject, from, to, operations };
}
