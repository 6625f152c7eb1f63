import type { Location } from "./issue.js";

/** What an operation is chosen by: its tags, its path, its operationId, its method, or the key of a webhook. */
export const selectionKinds = ["tag", "path", "operation", "method", "webhook"] as const;

export type SelectionKind = (typeof selectionKinds)[number];

/** A glob for each kind; `*` and `?` stop at slashes, `**` does not. */
export type SelectionPatterns = { readonly [Kind in SelectionKind]?: string };

/** Chooses the operations that match all of its patterns. */
export interface SelectionRule extends SelectionPatterns {
  /** Where it stands in the configuration; absent where it was typed on the command line. */
  readonly location?: Location;
}

/** The operations that a client is made of; those that it never sees take nothing with them. */
export interface SelectionSettings {
  /** Chosen is what matches one of them; everything where there are none. */
  readonly include: readonly SelectionRule[];
  /** Of those, what matches none of these. */
  readonly exclude: readonly SelectionRule[];
}

/** The rule that a text such as `tag:issues` stands for; undefined where it stands for none. */
export function ruleOfText(text: string): SelectionRule | undefined {
  const [kind, pattern] = splitAtColon(text);
  const known = selectionKinds.find((each) => each === kind);
  return known === undefined || pattern.trim() === "" ? undefined : { [known]: pattern.trim() };
}

/** The patterns of a rule, in the order of {@link selectionKinds}. */
export function patternsOf(rule: SelectionRule): readonly (readonly [kind: SelectionKind, pattern: string])[] {
  return selectionKinds.flatMap((kind) => {
    const pattern = rule[kind];
    return pattern === undefined ? [] : [[kind, pattern] as const];
  });
}

/** The rule as users write it: `tag:issues`, or `{ tag: issues, method: get }`. */
export function textOfRule(rule: SelectionRule): string {
  const patterns = patternsOf(rule);
  const [only] = patterns;
  if (patterns.length === 1 && only !== undefined) return only.join(":");
  return `{ ${patterns.map((pattern) => pattern.join(": ")).join(", ")} }`;
}

function splitAtColon(text: string): readonly [before: string, after: string] {
  const colon = text.indexOf(":");
  return colon === -1 ? ["", text] : [text.slice(0, colon).trim(), text.slice(colon + 1)];
}
