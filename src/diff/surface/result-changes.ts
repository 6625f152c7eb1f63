import { writtenType, type Verdict } from "./comparison.js";
import type { FunctionSurface } from "./cut-operations.js";
import { operationFacts, type OperationPair } from "./operation-surface.js";
import { pairUp, type Pair } from "./pair-up.js";
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
  const parts = bodies.map((body) => bodyChange(questions, pair, before, body));
  return () => parts.flatMap((part) => part());
}

function bodyChange(
  questions: Questions,
  pair: OperationPair,
  { bodies }: FunctionSurface,
  { before, after }: Pair<Body>,
): () => readonly ChangeDraft[] {
  if (after === undefined) return () => [removedStatus(pair, before[0])];
  const [status, type] = after;
  if (before === undefined) {
    if (!isSuccess(status)) return () => [addedError(pair, status)];
    const verdict = questions.ask({ before: writtenType(awaitedType(bodies)), after: writtenType(type) });
    return () => [addedSuccess(pair, after, verdict())];
  }
  if (before[1] === type) return () => [];
  const verdict = questions.ask({ before: writtenType(before[1]), after: writtenType(type) });
  return () => bodyDrafts(pair, status, verdict());
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
function removedStatus(pair: OperationPair, status: string): ChangeDraft {
  const facts = operationFacts(pair);
  const message = isSuccess(status)
    ? `\`${facts.subject}\` no longer gives anything for the success \`${status}\`.`
    : `\`${facts.subject}\` no longer knows the error \`${status}\`: comparisons with it no longer compile.`;
  const impact = isSuccess(status) ? "breaking" : "additive";
  return { kind: "function-status-removed", impact, direction: "response", ...facts, message, from: status };
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
function awaitedType(bodies: ReadonlyMap<string, string>): string {
  const successes = [...bodies].filter(([status]) => isSuccess(status)).map(([, type]) => `(${type})`);
  return successes.length > 0 ? successes.join(" | ") : (bodies.get("default") ?? "unknown");
}

function isSuccess(status: string): boolean {
  return status.startsWith("2");
}
