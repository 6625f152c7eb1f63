import type { NamedSchema } from "../../model/schema.js";
import { compareSchemas } from "./compare-schemas.js";
import { Coverage } from "./coverage.js";
import type { Finding } from "./finding.js";
import { firstMeetings } from "./first-meetings.js";
import type { Schemas } from "../../model/schema-children.js";
import { code, type SchemaSink } from "./place.js";
import type { Side, WireLog } from "./wire-log.js";
import { wireName } from "./wire-name.js";

/** Two components that stand for the same, before and after. */
interface Pair {
  readonly before: NamedSchema;
  readonly after: NamedSchema;
  readonly findings: Finding[];
  /** The pairs that they refer to. */
  readonly targets: Set<Pair>;
  /** The operations that send or receive them. */
  readonly users: Readonly<Record<Side, Set<string>>>;
}

/** Compares every pair of components once, and knows which operations each of them reaches. */
export class SchemaPairs {
  readonly #before: Schemas;
  readonly #after: Schemas;
  readonly #pairs = new Map<string, Pair>();
  readonly #open: Pair[] = [];
  readonly #coverage = new Coverage();

  constructor(before: readonly NamedSchema[], after: readonly NamedSchema[]) {
    this.#before = new Map(before.map((schema) => [schema.name, schema]));
    this.#after = new Map(after.map((schema) => [schema.name, schema]));
  }

  /** What takes the findings about a schema that stands in an operation; what it refers to is sent or received by that. */
  sinkFor(operation: string, side: Side, report: (finding: Finding) => void): SchemaSink {
    return this.#sink(report, (pair) => pair.users[side].add(operation));
  }

  /** Compares all pairs that were referred to, and reports what was found. */
  finish(log: WireLog): void {
    for (let pair = this.#open.shift(); pair !== undefined; pair = this.#open.shift()) this.#compare(pair);
    const pairs = [...this.#pairs.values()];
    spreadUsers(pairs);
    for (const { findings, after, users } of pairs) {
      const subject = wireName(after);
      for (const finding of findings) {
        for (const side of ["request", "response"] as const) {
          if (users[side].size > 0) log.report(finding, { subject, sides: [side], operations: [...users[side]] });
        }
      }
    }
  }

  #compare(pair: Pair): void {
    const { before, after, findings, targets } = pair;
    const sink = this.#sink(
      (finding) => findings.push(finding),
      (target) => targets.add(target),
    );
    const owner = before.name === after.name ? code(wireName(after)) : renamed(before, after);
    compareSchemas(before.schema, after.schema, { owner, path: "", sink });
  }

  #sink(report: (finding: Finding) => void, use: (pair: Pair) => void): SchemaSink {
    return {
      before: this.#before,
      after: this.#after,
      report,
      refer: (before, after) => use(this.#pairOf(before, after)),
      enter: firstMeetings(),
      coverage: this.#coverage,
    };
  }

  #pairOf(before: NamedSchema, after: NamedSchema): Pair {
    const key = JSON.stringify([before.name, after.name]);
    const known = this.#pairs.get(key);
    if (known !== undefined) return known;
    const users = { request: new Set<string>(), response: new Set<string>() };
    const pair: Pair = { before, after, findings: [], targets: new Set(), users };
    this.#pairs.set(key, pair);
    this.#open.push(pair);
    return pair;
  }
}

/** What sends or receives a schema does so with all that it refers to. */
function spreadUsers(pairs: readonly Pair[]): void {
  const open = [...pairs];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    for (const target of pair.targets) {
      const size = sizeOf(target);
      for (const operation of pair.users.request) target.users.request.add(operation);
      for (const operation of pair.users.response) target.users.response.add(operation);
      if (sizeOf(target) > size) open.push(target);
    }
  }
}

function sizeOf({ users }: Pair): number {
  return users.request.size + users.response.size;
}

function renamed(before: NamedSchema, after: NamedSchema): string {
  const [from, to] = [wireName(before), wireName(after)];
  return from === to ? code(to) : `${code(to)} (in place of ${code(from)})`;
}
