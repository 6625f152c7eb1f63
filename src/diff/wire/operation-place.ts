import type { Finding } from "./finding.js";
import type { Place, SchemaSink } from "./place.js";
import type { SchemaPairs } from "./schema-pairs.js";
import type { Side, WireLog } from "./wire-log.js";

/** An operation that both documents have, and what takes what is found about it. */
export interface OperationPlace {
  /** `GET /pets`, `webhook new pet`, or `callback onData of POST /streams`. */
  readonly subject: string;
  /** Who sends the requests: for a webhook or callback, that is the server. */
  readonly requests: Side;
  readonly responses: Side;
  /** Reports what neither side notices more than the other. */
  report(finding: Finding): void;
  /** Reports what is sent, or what is received. */
  reportTo(side: Side, finding: Finding): void;
  /** Where a schema of the operation begins. */
  placeOf(side: Side, owner: string): Place;
}

/** Makes the place of an operation. */
export function operationPlace(subject: string, isIncoming: boolean, pairs: SchemaPairs, log: WireLog): OperationPlace {
  const operations = [subject];
  const reportTo = (side: Side, finding: Finding): void => log.report(finding, { subject, sides: [side], operations });
  const sinkFor = (side: Side): SchemaSink => pairs.sinkFor(subject, side, (finding) => reportTo(side, finding));
  return {
    subject,
    requests: isIncoming ? "response" : "request",
    responses: isIncoming ? "request" : "response",
    report: (finding) => log.report(finding, { subject, operations }),
    reportTo,
    placeOf: (side, owner) => ({ owner, path: "", sink: sinkFor(side) }),
  };
}
