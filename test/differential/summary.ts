import { type DocumentReport, type ExplanationRow, type KeywordRow, newReport } from "./report.js";

type Cells = readonly (string | number)[];

/** What was compared, as tables to be read: by document, by keyword, and what is left with the reasons. */
export function summary(reports: readonly DocumentReport[]): string {
  return [
    "By document",
    ...table(documentColumns, [...reports.map(documentCells), documentCells(total(reports))]),
    "",
    "By keyword",
    ...table(keywordColumns, keywordRows(reports)),
    "",
    "Keywords without a value that is invalid by them alone, by reason",
    ...countLines(reports.flatMap(({ keywords }) => Object.values(keywords).map(({ reasons }) => reasons))),
    "",
    "Explanations that tell of the keyword that fails, and where",
    ...table(explanationColumns, explanationRows(reports)),
    "",
    "Disagreements that a known defect of an oracle explains",
    ...countLines(reports.map(({ explained }) => explained)),
    "",
    "Schemas that are not compared",
    ...countLines(reports.flatMap(({ leftOver }) => leftOver.map(({ reason }) => ({ [reasonKind(reason)]: 1 })))),
  ].join("\n");
}

const documentColumns =
  "document guards cases valid invalid hyperjump keywords reached broken explained unexplained seconds".split(" ");

function documentCells(report: DocumentReport): Cells {
  const { name, guards, valid, invalid, asked, explained, disagreementCount, seconds } = report;
  const keywords = keywordTotal(Object.values(report.keywords));
  const known = Object.values(explained).reduce((sum, each) => sum + each, 0);
  const { occurrences, valid: reached, broken } = keywords;
  const verdicts = [valid + invalid, valid, invalid, asked];
  return [name, guards, ...verdicts, occurrences, reached, broken, known, disagreementCount, Math.round(seconds)];
}

function total(reports: readonly DocumentReport[]): DocumentReport {
  const sum = (count: (report: DocumentReport) => number): number =>
    reports.reduce((all, each) => all + count(each), 0);
  return {
    ...newReport("total"),
    keywords: { all: keywordTotal(reports.flatMap(({ keywords }) => Object.values(keywords))) },
    explained: { all: sum(({ explained }) => Object.values(explained).reduce((all, each) => all + each, 0)) },
    guards: sum(({ guards }) => guards),
    valid: sum(({ valid }) => valid),
    invalid: sum(({ invalid }) => invalid),
    asked: sum(({ asked }) => asked),
    disagreementCount: sum(({ disagreementCount }) => disagreementCount),
    seconds: sum(({ seconds }) => seconds),
  };
}

const keywordColumns = "keyword occurrences reached broken left why".split(" ");

function keywordRows(reports: readonly DocumentReport[]): readonly Cells[] {
  const labels = new Set(reports.flatMap(({ keywords }) => Object.keys(keywords)));
  return [...labels].sort().map((label) => {
    const row = keywordTotal(reports.flatMap(({ keywords }) => keywords[label] ?? []));
    const why = Object.entries(row.reasons).map(([reason, count]) => `${reason} ${count}`);
    return [label, row.occurrences, row.valid, row.broken, row.occurrences - row.broken, why.join(", ")];
  });
}

const explanationColumns = "keyword checked told".split(" ");

function explanationRows(reports: readonly DocumentReport[]): readonly Cells[] {
  const rows = reports.flatMap(({ explanations }) => Object.entries(explanations));
  const labels = [...new Set(rows.map(([label]) => label))].sort();
  return labels.map((label) => {
    const own = rows.flatMap(([each, row]) => (each === label ? [row] : []));
    const sum = (count: (row: ExplanationRow) => number): number => own.reduce((all, row) => all + count(row), 0);
    return [label, sum(({ checked }) => checked), sum(({ told }) => told)];
  });
}

function keywordTotal(rows: readonly KeywordRow[]): KeywordRow {
  const all: KeywordRow = { occurrences: 0, valid: 0, broken: 0, reasons: {} };
  for (const { occurrences, valid, broken, reasons } of rows) {
    all.occurrences += occurrences;
    all.valid += valid;
    all.broken += broken;
    for (const [reason, count] of Object.entries(reasons)) all.reasons[reason] = (all.reasons[reason] ?? 0) + count;
  }
  return all;
}

function countLines(all: readonly Readonly<Record<string, number>>[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const each of all) {
    for (const [reason, count] of Object.entries(each)) counts.set(reason, (counts.get(reason) ?? 0) + count);
  }
  const lines = [...counts].sort(([, left], [, right]) => right - left);
  return lines.length === 0 ? ["  none"] : lines.map(([reason, count]) => `  ${String(count).padStart(8)}  ${reason}`);
}

/** The code of the issue that says why, or the reason itself. */
function reasonKind(reason: string): string {
  return /^[a-z]+(?:-[a-z]+)+(?=: )/.exec(reason)?.[0] ?? reason;
}

function table(columns: readonly string[], rows: readonly Cells[]): readonly string[] {
  const lines = [columns, ...rows.map((row) => row.map((cell) => String(cell)))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  return lines.map((line) => {
    const cells = line.map((cell, index) => {
      const width = widths[index] ?? 0;
      return index === 0 || columns[index] === "why" ? cell.padEnd(width) : cell.padStart(width);
    });
    return `  ${cells.join("  ")}`.trimEnd();
  });
}
