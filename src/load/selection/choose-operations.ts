import { Minimatch, type MinimatchOptions } from "minimatch";
import { issueOf, type Issue, type Location } from "../../model/issue.js";
import type { JsonValue } from "../../model/json.js";
import {
  patternsOf,
  type SelectionKind,
  type SelectionRule,
  type SelectionSettings,
  textOfRule,
} from "../../model/selection.js";
import { nearestName } from "../../model/nearest-name.js";
import type { OfferedOperation } from "./offered-operations.js";

/** The chosen ones among the operations, and an issue for each rule that matches none of them. */
export interface Choice {
  readonly operations: ReadonlySet<OfferedOperation>;
  readonly issues: readonly Issue[];
}

/** Chooses operations; what is wrong with a rule of the command line is shown at `place`. */
export function chooseOperations(
  offered: readonly OfferedOperation[],
  { include, exclude }: SelectionSettings,
  place: () => Location,
): Choice {
  const matchedBy = (rules: readonly SelectionRule[]) =>
    rules.map((rule) => ({ rule, matched: matching(rule, offered) }));
  const [included, excluded] = [matchedBy(include), matchedBy(exclude)];
  const idle = [...included, ...excluded].filter(({ matched }) => matched.length === 0);
  const chosen = new Set(include.length === 0 ? offered : included.flatMap(({ matched }) => matched));
  for (const { matched } of excluded) for (const operation of matched) chosen.delete(operation);
  const issues = idle.map(({ rule }) => idleIssue(rule, offered, rule.location ?? place()));
  if (chosen.size > 0) return { operations: chosen, issues };
  const [first] = [...include, ...exclude];
  const hint = issues.find((issue) => issue.hint !== undefined)?.hint;
  const message = "`include` and `exclude` leave no operation, so there is nothing to generate.";
  return { operations: chosen, issues: [issueOf("selection-empty", first?.location ?? place(), message, hint)] };
}

function matching(rule: SelectionRule, offered: readonly OfferedOperation[]): readonly OfferedOperation[] {
  const tests = patternsOf(rule).map(([kind, pattern]) => {
    const glob = new Minimatch(pattern, { ...globOptions, nocase: kind === "method" });
    return (operation: OfferedOperation) => namesOf(kind, operation).some((name) => glob.match(name));
  });
  return offered.filter((operation) => tests.every((test) => test(operation)));
}

/** Braces are those of path templates, and nothing else but `*`, `?`, `[…]` and `\` means anything. */
const globOptions: MinimatchOptions = {
  dot: true,
  nobrace: true,
  nocomment: true,
  nonegate: true,
  noext: true,
  optimizationLevel: 0,
  platform: "linux",
  preserveMultipleSlashes: true,
};

/** What a pattern of some kind is compared with. An operation without tags has the tag `default`, as in the output. */
function namesOf(kind: SelectionKind, { group, key, method, value }: OfferedOperation): readonly string[] {
  switch (kind) {
    case "tag": {
      const tags = textsIn(value["tags"]);
      return tags.length === 0 ? ["default"] : tags;
    }
    case "path":
      return group === "paths" ? [key] : [];
    case "webhook":
      return group === "paths" ? [] : [key];
    case "operation":
      return textsIn([value["operationId"] ?? null]);
    case "method":
      return [method];
  }
}

function textsIn(value: JsonValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

function idleIssue(rule: SelectionRule, offered: readonly OfferedOperation[], location: Location): Issue {
  const message = `\`${textOfRule(rule)}\` matches no operation.`;
  const idle = patternsOf(rule).find(([kind, pattern]) => matching({ [kind]: pattern }, offered).length === 0);
  if (idle === undefined) {
    return issueOf(
      "selection-unmatched",
      location,
      message,
      "Each of its patterns matches some, but none matches all.",
    );
  }
  const [kind, pattern] = idle;
  const names = new Set(offered.flatMap((operation) => namesOf(kind, operation)));
  const nearest = nearestName(pattern, names);
  const hint = nearest === undefined ? undefined : `Did you mean \`${kind}:${nearest}\`?`;
  return issueOf("selection-unmatched", location, message, hint);
}
