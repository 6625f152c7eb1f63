import { UsageError } from "../commands/command.js";
import { ruleHint } from "../load/selection-settings.js";
import { ruleOfText, type SelectionRule } from "../model/selection.js";

const commands = ["generate", "check", "names", "diff", "review", "pack", "publish"] as const;

/** The options that choose operations. */
export const selectionOptions = {
  include: {
    type: "string",
    multiple: true,
    value: "PATTERN",
    help: "Only these operations: tag:issues, path:/repos/**, operation:list*, method:get, webhook:*",
    commands,
  },
  exclude: {
    type: "string",
    multiple: true,
    value: "PATTERN",
    help: "Not these operations; both may be given several times",
    commands,
  },
} as const;

/**
 * The rules that were typed for one of these options.
 *
 * @throws {UsageError} if one is no rule.
 */
export function typedRules(name: keyof typeof selectionOptions, texts: readonly string[]): readonly SelectionRule[] {
  return texts.map((text) => {
    const rule = ruleOfText(text);
    if (rule !== undefined) return rule;
    throw new UsageError(`\`${text}\` does not say what \`--${name}\` is to match.`, ruleHint(text));
  });
}
