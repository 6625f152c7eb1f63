import type { Schema } from "../../model/schema.js";
import { compareAssertions } from "./compare-schemas.js";
import type { Finding } from "./finding.js";
import { firstMeetings } from "./first-meetings.js";
import type { Place, SchemaSink } from "./place.js";
import { wireName } from "./wire-name.js";
import { wireRules } from "./wire-rules.js";

/**
 * Whether one of `candidates` allows all that `member` allows: then nothing was lost with it, or won.
 *
 * @param isRemoved Whether the member is of the schema before and the candidates of the one after; otherwise the other way round.
 */
export function isCovered(member: Schema, candidates: readonly Schema[], isRemoved: boolean, place: Place): boolean {
  return candidates.some((candidate) =>
    place.sink.coverage.holds(member, candidate, () => covers(candidate, member, isRemoved, place)),
  );
}

function covers(candidate: Schema, member: Schema, isRemoved: boolean, place: Place): boolean {
  const findings: Finding[] = [];
  let isKnown = true;
  const sink: SchemaSink = {
    ...place.sink,
    report: (finding) => findings.push(finding),
    // What two components have in common is found out elsewhere.
    refer: (before, after) => {
      isKnown &&= wireName(before) === wireName(after);
    },
    enter: firstMeetings(),
  };
  const [before, after] = isRemoved ? [member, candidate] : [candidate, member];
  compareAssertions(before, after, { ...place, sink });
  const side = isRemoved ? "request" : "response";
  return isKnown && findings.every(({ kind }) => wireRules[kind][side] !== "breaking");
}
