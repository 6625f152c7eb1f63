import type { Generator } from "./generator.js";
import type { RuleOptions, RuleSeverity, Visitor } from "./redocly.js";

/** One rule; its page is `docs/rules/<name>.md`. */
export interface LintRule {
  /** Without the `specwright/` in front. */
  readonly name: string;
  /** `drf` is for documents of drf-spectacular; what belongs to no set is for those who turn it on. */
  readonly set: "recommended" | "drf" | "none";
  /** In its set. */
  readonly severity: RuleSeverity;
  /** Called anew for every document. */
  visit(generator: Generator, options: RuleOptions): Visitor;
}

/** The name between backticks, in one line and not endless: it is the document's text. */
export function quoted(generator: Generator, text: string): string {
  const short = text.length > longestName ? `${text.slice(0, longestName)}…` : text;
  return `\`${generator.printable(short)}\``;
}

const longestName = 120;
