import type { Generator } from "./generator.js";
import type { LintRule } from "./lint-rule.js";
import type { RedoclyPlugin, RuleOptions, RuleSet, RuleSetting, RuleSeverity } from "./redocly.js";
import { lintRules } from "./rules.js";

const id = "specwright";

/** The plugin with all rules and the sets of them: `specwright/recommended`, `specwright/strict`, `specwright/drf`. */
export function createPlugin(generator: Generator): RedoclyPlugin {
  const rules = lintRules.map(
    ({ name, visit }) => [name, (options: RuleOptions) => visit(generator, options)] as const,
  );
  return {
    id,
    rules: { oas3: Object.fromEntries(rules) },
    configs: {
      recommended: ruleSet("recommended", ({ severity }) => severity, examplesChecked("warn")),
      strict: ruleSet("recommended", () => "error", examplesChecked("error")),
      // Said once for a document in which it is true of every operation.
      drf: ruleSet("drf", ({ severity }) => severity, { [`${id}/error-response-undocumented`]: "off" }),
    },
  };
}

function ruleSet(
  set: LintRule["set"],
  severityOf: (rule: LintRule) => RuleSeverity,
  more: Readonly<Record<string, RuleSetting>>,
): RuleSet {
  const own = lintRules
    .filter((rule) => rule.set === set)
    .map((rule) => [`${id}/${rule.name}`, severityOf(rule)] as const);
  return { rules: { ...Object.fromEntries(own), ...more } };
}

/** Redocly's own rules, told that a schema which does not forbid further properties allows them. */
function examplesChecked(severity: RuleSeverity): Readonly<Record<string, RuleSetting>> {
  const names = ["no-invalid-schema-examples", "no-invalid-media-type-examples", "no-invalid-parameter-examples"];
  return Object.fromEntries(names.map((name) => [name, { severity, allowAdditionalProperties: true }]));
}
