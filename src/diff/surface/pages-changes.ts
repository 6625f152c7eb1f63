import { writtenType } from "./comparison.js";
import type { FunctionSurface } from "./cut-operations.js";
import { operationFacts, type OperationPair } from "./operation-surface.js";
import type { Questions } from "./questions.js";
import type { ChangeDraft } from "./surface-change.js";

/** Asks about `items()` and `pages()` of a function; the function that is given back takes the answer. */
export function pagesChanges(
  questions: Questions,
  pair: OperationPair,
  { item: old }: FunctionSurface,
  { item: current }: FunctionSurface,
): () => readonly ChangeDraft[] {
  const facts = { direction: "response" as const, ...operationFacts(pair) };
  if (old === current) return () => [];
  if (old === undefined) {
    const message = `\`${facts.subject}\` gives its list with \`items()\` and \`pages()\` too.`;
    return () => [{ kind: "function-pages-added", impact: "additive", ...facts, message }];
  }
  if (current === undefined) {
    const message = `\`${facts.subject}\` no longer has \`items()\` and \`pages()\`.`;
    return () => [{ kind: "function-pages-removed", impact: "breaking", ...facts, message }];
  }
  const verdict = questions.ask({ before: writtenType(old), after: writtenType(current) });
  return () => {
    const { unreadable, from, to } = verdict();
    if (unreadable === undefined) return [];
    const message = `The items of \`${facts.subject}\` no longer fit what they were.`;
    const kind = "function-items-incompatible";
    return [{ kind, impact: "breaking", ...facts, message, from, to, explanation: unreadable }];
  };
}
