import type { Change, Direction, Impact } from "../../model/change.js";
import { impacts } from "../../model/change.js";
import type { DiffSide } from "../diff-side.js";
import { fingerprintOf } from "../fingerprint.js";
import type { Finding } from "./finding.js";
import { operationLabel } from "./match-operations.js";
import { wireRules } from "./wire-rules.js";

/** A side of the wire. */
export type Side = "request" | "response";

/** Whom a finding reaches. */
export interface Reach {
  /** What changed, as people call it. */
  readonly subject: string;
  /** Absent where neither side notices more than the other. */
  readonly sides?: readonly Side[];
  readonly operations: readonly string[];
}

interface Entry {
  readonly finding: Finding;
  readonly subject: string;
  readonly impact: Impact;
  readonly sides: Set<Side>;
  readonly operations: Set<string>;
}

/** Gathers findings and makes changes of them: what is found for several operations, or for both sides alike, is one change. */
export class WireLog {
  readonly #entries = new Map<string, Entry>();

  report(finding: Finding, { subject, sides, operations }: Reach): void {
    const rule = wireRules[finding.kind];
    if (sides === undefined) return this.#add(finding, subject, worst(rule.request, rule.response), [], operations);
    for (const side of sides) this.#add(finding, subject, rule[side], [side], operations);
  }

  #add(finding: Finding, subject: string, impact: Impact, sides: readonly Side[], operations: readonly string[]): void {
    const { kind, message, before, after } = finding;
    const isShared = (after ?? before ?? "").startsWith("/components/") || after === "/security";
    const key = JSON.stringify([kind, message, before, after, impact, isShared ? "" : subject]);
    const entry = this.#entries.get(key) ?? { finding, subject, impact, sides: new Set(), operations: new Set() };
    for (const side of sides) entry.sides.add(side);
    for (const operation of operations) entry.operations.add(operation);
    this.#entries.set(key, entry);
  }

  /** The changes, in the order in which they were found. */
  changes(before: DiffSide, after: DiffSide): readonly Change[] {
    const rankOf = operationRanks(before, after);
    return [...this.#entries.values()].map((entry) => {
      const operations = [...entry.operations].sort((one, other) => rankOf(one) - rankOf(other));
      return changeOf({ ...entry, operations }, before, after);
    });
  }
}

/** Where an operation stands in the document after, or before for want of that. */
function operationRanks(before: DiffSide, after: DiffSide): (label: string) => number {
  const labels = [after, before].flatMap(({ api }) => api.operations.map(operationLabel));
  const ranks = new Map([...new Set(labels)].map((label, rank) => [label, rank]));
  return (label) => ranks.get(label) ?? labels.length;
}

type Merged = Omit<Entry, "operations"> & { readonly operations: readonly string[] };

function changeOf({ finding, subject, impact, sides, operations }: Merged, before: DiffSide, after: DiffSide): Change {
  const { kind, message, from, to } = finding;
  const [previous, next] = [finding.before, finding.after];
  const direction = directionOf(sides);
  const change: Omit<Change, "fingerprint"> = {
    verdict: "wire",
    kind,
    impact,
    ...(direction === undefined ? {} : { direction }),
    subject,
    message,
    location: next === undefined ? before.locate(previous ?? "") : after.locate(next),
    ...(next === undefined || previous === undefined ? {} : { before: before.locate(previous) }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    operations,
  };
  return { ...change, fingerprint: fingerprintOf(change) };
}

function directionOf(sides: ReadonlySet<Side>): Direction | undefined {
  return sides.size > 1 ? "both" : [...sides][0];
}

function worst(left: Impact, right: Impact): Impact {
  return impacts.find((impact) => impact === left || impact === right) ?? left;
}
