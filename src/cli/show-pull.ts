import type { NameChanges } from "../commands/name-changes.js";
import type { PullSummary } from "../commands/pull.js";
import { printable } from "../report/printable.js";
import { counted, issueCounts } from "./show-issues.js";
import type { Closing } from "./show-result.js";

/** More names than anyone reads on a terminal. */
const mostNames = 10;

/** What `pull` did for an API. */
export const pullClosing: Closing<PullSummary> = ({ api, issues, summary }, colors) => {
  const name = colors.bold(printable(api));
  if (summary === undefined) return [`${colors.red("✗")} ${name}: nothing was written (${issueCounts(issues)})`];
  const mark = issues.length === 0 ? colors.green("✓") : colors.red("✗");
  const { outcome, operations, schemas } = summary;
  const seconds = `${(summary.durationMs / 1000).toFixed(2)} s`;
  const line = `${mark} ${name}: ${printable(summary.file)} ${wordsFor(summary)} ${printable(summary.url)} (${seconds})`;
  if (outcome === "unchanged" || outcome === "formatted") return [line];
  const isSame = [operations, schemas].every(({ added, removed }) => added.length + removed.length === 0);
  return [
    line,
    ...(isSame ? ["  The same operations and schemas; the change is within them."] : []),
    ...changeLines(operations, "operation"),
    ...changeLines(schemas, "schema"),
    ...(summary.errors + summary.warnings === 0 ? [] : [`  \`generate\` will report ${countsOf(summary)}.`]),
    ...(summary.written ? [nextSteps[outcome]] : []),
  ];
};

const nextSteps = {
  created: "  `specwright generate` comes next.",
  replaced: "  `specwright diff` says what that means for callers; `specwright generate` comes next.",
} as const;

function wordsFor({ outcome, written }: PullSummary): string {
  if (outcome === "unchanged") return "is what is served by";
  if (!written) return outcome === "formatted" ? "says what is said by" : "differs from";
  return {
    formatted: "was formatted; nothing else is new at",
    created: "was created from",
    replaced: "was replaced from",
  }[outcome];
}

function changeLines({ added, removed }: NameChanges, noun: string): readonly string[] {
  if (added.length + removed.length === 0) return [];
  const lines = [...added.map((each) => `+ ${each}`), ...removed.map((each) => `- ${each}`)];
  const more = lines.length - mostNames;
  return [
    `  ${counted(added.length, noun)} added, ${removed.length} removed`,
    ...lines.slice(0, mostNames).map((each) => `    ${printable(each)}`),
    ...(more > 0 ? [`    … and ${more} more`] : []),
  ];
}

function countsOf({ errors, warnings }: PullSummary): string {
  return [
    ...(errors === 0 ? [] : [counted(errors, "error")]),
    ...(warnings === 0 ? [] : [counted(warnings, "warning")]),
  ].join(", ");
}
