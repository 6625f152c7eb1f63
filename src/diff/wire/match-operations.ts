import type { Operation } from "../../model/api.js";
import { matchBy, type Matches } from "./match.js";

/** What an operation is called in messages: `GET /pets`. */
export function operationLabel({ method, path }: Operation): string {
  return `${method} ${path}`;
}

/** Matches operations by method and path; names of path parameters count only where a path would have two meanings. */
export function matchOperations(before: readonly Operation[], after: readonly Operation[]): Matches<Operation> {
  const exact = matchBy(before, after, operationLabel);
  const rest = matchBy(exact.removed, exact.added, (operation) =>
    operationLabel(operation).replace(/\{[^{}]*\}/g, "{}"),
  );
  const partners = new Map([...exact.kept, ...rest.kept].map(([previous, next]) => [next, previous]));
  const gone = new Set(rest.removed);
  return {
    removed: before.filter((operation) => gone.has(operation)),
    added: after.filter((operation) => !partners.has(operation)),
    kept: after.flatMap((operation) => {
      const previous = partners.get(operation);
      return previous === undefined ? [] : [[previous, operation] as const];
    }),
  };
}

/** The names of the path parameters before, by what they are called after: those at the same places in the path. */
export function renamedPathParameters(before: Operation, after: Operation): ReadonlyMap<string, string> {
  const [left, right] = [namesIn(before.path), namesIn(after.path)];
  return new Map(right.map((name, index) => [name, left[index] ?? name]));
}

function namesIn(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? "");
}
