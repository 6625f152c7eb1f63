import { coveringStatus } from "../covering-status.js";
import { writtenType, type Verdict } from "./comparison.js";
import type { FunctionSurface } from "./cut-operations.js";
import { operationFacts, type OperationPair } from "./operation-surface.js";
import { pairUp } from "./pair-up.js";
import type { Questions } from "./questions.js";
import type { ChangeDraft } from "./surface-change.js";

type Body = readonly [status: string, type: string];

/** Asks about the result of a function, status by status; the function that is given back takes the answers. */
export function resultChanges(
  questions: Questions,
  pair: OperationPair,
  before: FunctionSurface,
  after: FunctionSurface,
): () => readonly ChangeDraft[] {
  const bodies = pairUp<Body>([...before.bodies], [...after.bodies], [([status]) => status]);
  const parts = bodies.map(({ before: left, after: right }) => {
    if (left === undefined) return right === undefined ? () => [] : addedStatus(questions, pair, before.bodies, right);
    return right === undefined
      ? removedStatus(questions, pair, left, after.bodies)
      : keptStatus(questions, pair, left, right);
  });
  return () => parts.flatMap((part) => part());
}

type Answer = () => readonly ChangeDraft[];
type Bodies = ReadonlyMap<string, string>;

function keptStatus(questions: Questions, pair: OperationPair, before: Body, [status, type]: Body): Answer {
  if (before[1] === type) return () => [];
  const verdict = questions.ask({ before: writtenType(before[1]), after: writtenType(type) });
  return () => bodyDrafts(pair, status, verdict());
}

/** An error that was one of a range, or of the default, had a body before; what a call is awaited for has one anyway. */
function addedStatus(questions: Questions, pair: OperationPair, bodies: Bodies, added: Body): Answer {
  const [status, type] = added;
  if (isSuccess(status)) {
    const verdict = questions.ask({ before: writtenType(awaitedType(bodies)), after: writtenType(type) });
    return () => [addedSuccess(pair, added, verdict())];
  }
  const covering = coveringBody(status, bodies);
  const changes = covering === undefined ? undefined : keptStatus(questions, pair, covering, added);
  return () => [addedError(pair, status), ...(changes?.() ?? [])];
}

/** A status that becomes one of a range, or of the default, is still told apart by whoever asks for it. */
function removedStatus(questions: Questions, pair: OperationPair, removed: Body, bodies: Bodies): Answer {
  const [status] = removed;
  const [covering, type] = coveringBody(status, bodies) ?? [];
  if (covering === undefined || type === undefined) return () => [goneStatus(pair, status)];
  const changes = keptStatus(questions, pair, removed, [status, type]);
  return () => [mergedStatus(pair, status, covering), ...changes()];
}

function coveringBody(status: string, bodies: Bodies): Body | undefined {
  const covering = coveringStatus(status, [...bodies.keys()]) ?? "";
  const type = bodies.get(covering);
  return type === undefined ? undefined : [covering, type];
}

function bodyDrafts(pair: OperationPair, status: string, verdict: Verdict): readonly ChangeDraft[] {
  const { isSame, unreadable, reasons } = verdict;
  if (isSame) return [];
  const facts = operationFacts(pair);
  const shared = {
    direction: "response" as const,
    ...facts,
    from: withStatus(status, verdict.from),
    to: withStatus(status, verdict.to),
  };
  if (unreadable !== undefined) {
    const message = `What \`${facts.subject}\` gives for status \`${status}\` no longer fits what it gave.`;
    return [
      { kind: "function-response-incompatible", impact: "breaking", ...shared, message, explanation: unreadable },
    ];
  }
  const mocks =
    reasons.write === undefined ? "" : "; values that are built by hand, such as mocks, may no longer compile";
  const message = `What \`${facts.subject}\` gives for status \`${status}\` is another type now, which fits what it gave${mocks}.`;
  return [{ kind: "function-response-changed", impact: "additive", ...shared, message, explanation: reasons.write }];
}

function withStatus(status: string, type: string | undefined): string {
  return type === undefined ? status : `${status}: ${type}`;
}

/** A success that is gone may be the very one that code waits for; an error that is gone only leaves code behind that is never run. */
function goneStatus(pair: OperationPair, status: string): ChangeDraft {
  const facts = operationFacts(pair);
  const message = isSuccess(status)
    ? `\`${facts.subject}\` no longer gives anything for the success \`${status}\`.`
    : `\`${facts.subject}\` no longer knows the error \`${status}\`: comparisons with it no longer compile.`;
  const impact = isSuccess(status) ? "breaking" : "additive";
  return { kind: "function-status-removed", impact, direction: "response", ...facts, message, from: status };
}

function mergedStatus(pair: OperationPair, status: string, covering: string): ChangeDraft {
  const facts = operationFacts(pair);
  const message = `\`${facts.subject}\` knows the status \`${status}\` as one of \`${covering}\` now.`;
  const kind = "function-status-removed";
  return { kind, impact: "cosmetic", direction: "response", ...facts, message, from: status, to: covering };
}

function addedError(pair: OperationPair, status: string): ChangeDraft {
  const facts = operationFacts(pair);
  const message = `\`${facts.subject}\` knows the error \`${status}\` now.`;
  return { kind: "function-status-added", impact: "additive", direction: "response", ...facts, message, to: status };
}

/** What a call is awaited for is the union of all successes: another type in it reaches all code that reads it. */
function addedSuccess(pair: OperationPair, [status]: Body, { isSame, unreadable }: Verdict): ChangeDraft {
  const facts = operationFacts(pair);
  const isBreaking = !isSame && unreadable !== undefined;
  const message = isBreaking
    ? `\`${facts.subject}\` may end in the success \`${status}\` now, with a type that it never gave.`
    : `\`${facts.subject}\` may end in the success \`${status}\` now, with a type that fits what it gave.`;
  return {
    kind: "function-status-added",
    impact: isBreaking ? "breaking" : "additive",
    direction: "response",
    ...facts,
    message,
    to: status,
    explanation: isBreaking ? unreadable : undefined,
  };
}

/** The type of an awaited call, as `SuccessData` of the runtime has it. */
function awaitedType(bodies: Bodies): string {
  const successes = [...bodies].filter(([status]) => isSuccess(status)).map(([, type]) => `(${type})`);
  return successes.length > 0 ? successes.join(" | ") : (bodies.get("default") ?? "unknown");
}

function isSuccess(status: string): boolean {
  return status.startsWith("2");
}
