import type { Issue } from "../model/issue.js";

/**
 * The issues of `after` that are not in `before`, in their order: each is known by code, message and pointer, however often it occurs.
 *
 * What only moved within a list is not new, so positions in lists count for nothing where nothing else is left to tell two apart.
 */
export function newIssues(before: readonly Issue[], after: readonly Issue[]): readonly Issue[] {
  const exact = withoutPairs(before, after, ({ location }) => location.pointer);
  return withoutPairs(exact.before, exact.after, ({ location }) => location.pointer.replace(/\/\d+(?=\/|$)/g, "/*"))
    .after;
}

interface Rest {
  readonly before: readonly Issue[];
  readonly after: readonly Issue[];
}

/** What is left where each issue takes one of the other side with it that is the same. */
function withoutPairs(before: readonly Issue[], after: readonly Issue[], placeOf: (issue: Issue) => string): Rest {
  const keyOf = (issue: Issue): string => JSON.stringify([issue.code, issue.message, placeOf(issue)]);
  const known = new Map<string, Issue[]>();
  for (const issue of before) known.set(keyOf(issue), [...(known.get(keyOf(issue)) ?? []), issue]);
  const paired = new Set<Issue>();
  const fresh = after.filter((issue) => {
    const partner = known.get(keyOf(issue))?.shift();
    if (partner !== undefined) paired.add(partner);
    return partner === undefined;
  });
  return { before: before.filter((issue) => !paired.has(issue)), after: fresh };
}
