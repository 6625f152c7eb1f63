import type { Operation } from "../../model/api.js";
import { writtenType } from "./comparison.js";
import type { FunctionSurface } from "./cut-operations.js";
import { operationFacts, type OperationPair, type OperationSurface } from "./operation-surface.js";
import type { Pair } from "./pair-up.js";
import type { Questions } from "./questions.js";
import { operationLabel } from "./reach.js";
import { pagesChanges } from "./pages-changes.js";
import { resultChanges } from "./result-changes.js";
import type { ChangeDraft } from "./surface-change.js";

/** What the changes of functions are found with. */
export interface OperationScope {
  readonly before: OperationSurface;
  readonly after: OperationSurface;
  readonly questions: Questions;
}

/** Asks about the function of one operation; the function that is given back takes the answer. */
export function operationChanges(
  scope: OperationScope,
  { before, after }: Pair<Operation>,
): () => readonly ChangeDraft[] {
  if (before === undefined) return () => [added(after)];
  if (after === undefined) return () => [removed(before)];
  const pair = { before, after };
  const renamed = before.localName === after.localName ? [] : [renaming(pair)];
  if (scope.before.textOf(before) === scope.after.textOf(after)) return () => renamed;
  const old = scope.before.functionOf(before);
  const current = scope.after.functionOf(after);
  const request = requestChanges(scope, pair, old, current);
  const result = resultChanges(scope.questions, pair, old, current);
  const pages = pagesChanges(scope.questions, pair, old, current);
  return () => [...renamed, ...request(), ...result(), ...pages()];
}

function requestChanges(
  { questions }: OperationScope,
  pair: OperationPair,
  { request: old }: FunctionSurface,
  { request: current, isRequestOptional }: FunctionSurface,
): () => readonly ChangeDraft[] {
  const facts = { direction: "request" as const, ...operationFacts(pair) };
  const broken = { kind: "function-request-incompatible", impact: "breaking", ...facts } as const;
  const [oldName, name] = [pair.before.requestName, pair.after.requestName];
  if (old === undefined && current === undefined) return () => [];
  if (old === undefined) {
    const message = isRequestOptional
      ? `\`${facts.subject}\` took no input; now it takes a \`${name}\`, and its options have moved behind it.`
      : `\`${facts.subject}\` took no input, and now it needs a \`${name}\`.`;
    const written = { name, declaration: current ?? "" };
    const verdict = questions.ask({ before: writtenType("{}"), after: written });
    return () => [{ ...broken, message, to: name, explanation: verdict().unwritable }];
  }
  if (current === undefined) {
    const message = `\`${facts.subject}\` no longer takes any input: there is no \`${oldName}\` now.`;
    return () => [{ ...broken, message, from: oldName }];
  }
  if (old === current) return () => [];
  const ask = questions.ask({ before: { name: oldName, declaration: old }, after: { name, declaration: current } });
  return () => {
    const { isSame, unwritable, from, to } = ask();
    if (unwritable !== undefined) {
      const message = `\`${facts.subject}\` no longer takes what it took.`;
      return [{ ...broken, message, from, to, explanation: unwritable }];
    }
    const message = `\`${facts.subject}\` takes what it took, and its \`${name}\` is another type now.`;
    return isSame ? [] : [{ kind: "function-request-changed", impact: "additive", ...facts, message, from, to }];
  };
}

function added(operation: Operation): ChangeDraft {
  return {
    kind: "function-added",
    impact: "additive",
    subject: operation.localName,
    message: `The function \`${operation.localName}\` is new.`,
    pointers: { after: operation.pointer },
    operations: [operationLabel(operation)],
  };
}

function removed(operation: Operation): ChangeDraft {
  return {
    kind: "function-removed",
    impact: "breaking",
    subject: operation.localName,
    message: `The function \`${operation.localName}\` is no longer exported.`,
    pointers: { before: operation.pointer },
    operations: [operationLabel(operation)],
  };
}

function renaming(pair: OperationPair): ChangeDraft {
  const [from, to] = [pair.before.localName, pair.after.localName];
  return {
    kind: "function-renamed",
    impact: "breaking",
    ...operationFacts(pair),
    subject: from,
    message: `The function \`${from}\` is now called \`${to}\`.`,
    from,
    to,
  };
}
