import type { Schema } from "../../model/schema.js";
import { compareAssertions } from "./compare-schemas.js";
import type { Finding } from "./finding.js";
import type { Place, SchemaSink } from "./place.js";
import { wireRules } from "./wire-rules.js";

/**
 * Whether one of `candidates` allows all that `member` allows: then nothing was lost with it, or won.
 *
 * @param isRemoved Whether the member is of the schema before and the candidates of the one after; otherwise the other way round.
 */
export function isCovered(member: Schema, candidates: readonly Schema[], isRemoved: boolean, place: Place): boolean {
  return candidates.some((candidate) => {
    const findings: Finding[] = [];
    let isKnown = true;
    const sink: SchemaSink = {
      ...place.sink,
      report: (finding) => findings.push(finding),
      // What two components have in common is found out elsewhere.
      refer: (before, after) => {
        isKnown &&= before.name === after.name;
      },
      enter: () => true,
    };
    const [before, after] = isRemoved ? [member, candidate] : [candidate, member];
    compareAssertions(before, after, { ...place, sink });
    const side = isRemoved ? "request" : "response";
    return isKnown && findings.every(({ kind }) => wireRules[kind][side] !== "breaking");
  });
}
