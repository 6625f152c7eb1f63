import picocolors from "picocolors";
import { impacts, type Change, type ChangeReport, type Impact } from "../../model/change.js";
import { printable } from "../printable.js";
import { bumpSentence, countsText, placeText, reachOf, versionsText } from "./change-words.js";

type Colors = ReturnType<typeof picocolors.createColors>;

/** More operations than this are counted. */
const mostOperations = 3;

/** Shows changes to people: counts, the changes from breaking to cosmetic, and the bump. Ends with a line feed unless it is empty. */
export function renderChanges(reports: readonly ChangeReport[], { color }: { readonly color: boolean }): string {
  const colors = picocolors.createColors(color);
  const blocks = reports.flatMap((report) => [
    headOf(report, colors),
    ...impacts.flatMap((impact) =>
      report.changes.filter((change) => change.impact === impact).map((change) => blockOf(change, colors)),
    ),
    ...(report.changes.length === 0 ? [] : [closingOf(report, colors)]),
  ]);
  return blocks.length === 0 ? "" : `${blocks.join("\n\n")}\n`;
}

function headOf(report: ChangeReport, colors: Colors): string {
  const { api, before, after } = report;
  const sources = colors.dim(`${printable(before.source)} → ${printable(after.source)}`);
  const head = `${colors.bold(printable(api))}: ${printable(versionsText(report))} ${sources}`;
  return report.changes.length === 0 ? `${head}\n${closingOf(report, colors)}` : `${head}\n  ${countsText(report)}`;
}

function blockOf(change: Change, colors: Colors): string {
  const { impact, subject, message, location, kind, fingerprint, from, to, explanation } = change;
  const place = `${printable(placeText(location))} ${colors.dim(`${printable(kind)} ${printable(fingerprint)}`)}`;
  const values = [
    ...(from === undefined ? [] : [`  ${colors.red("-")} ${printable(from)}`]),
    ...(to === undefined ? [] : [`  ${colors.green("+")} ${printable(to)}`]),
  ];
  return [
    `${painterOf(impact, colors)(impact)} ${colors.bold(printable(subject))}`,
    ...indented(message, 2),
    ...values,
    ...reachLines(change),
    ...(explanation === undefined ? [] : indented(explanation, 4).map((line) => colors.cyan(line))),
    `  ${place}`,
  ].join("\n");
}

function reachLines(change: Change): readonly string[] {
  const reach = reachOf(change, mostOperations);
  if (reach === undefined) return [];
  const more = reach.more === 0 ? "" : `, … and ${reach.more} more`;
  return [`  ${reach.title}: ${reach.first.map(printable).join(", ")}${more}`];
}

function closingOf(report: ChangeReport, colors: Colors): string {
  const mark = report.changes.some(({ impact }) => impact === "breaking") ? colors.red("✗") : colors.green("✓");
  return `${mark} ${bumpSentence(report)}`;
}

function painterOf(impact: Impact, colors: Colors): (text: string) => string {
  const painters = { breaking: colors.red, risky: colors.yellow, additive: colors.green, cosmetic: colors.dim };
  return painters[impact];
}

/** Line feeds are kept: the compiler explains in several lines. */
function indented(text: string, columns: number): readonly string[] {
  return text.split("\n").map((line) => `${" ".repeat(columns)}${printable(line)}`);
}
