import type { CaseResult, FileResult } from "./run-suite.js";

/** How many cases there are of each kind. */
export interface Counts {
  readonly right: number;
  readonly wrong: number;
  readonly refused: number;
}

export function countsOf(cases: readonly CaseResult[]): Counts {
  const count = (verdict: CaseResult["verdict"]): number => cases.filter((each) => each.verdict === verdict).length;
  return { right: count("right"), wrong: count("wrong"), refused: count("refused") };
}

/** A table of all files, with the total of their set, and why cases were left out. */
export function summaryTable(title: string, results: readonly FileResult[]): string {
  const rows = results.map(({ file, cases, inexpressible }) => {
    const leftOut = [...inexpressible.values()].reduce((sum, each) => sum + each, 0);
    return rowOf(file.split("/").at(-1) ?? file, countsOf(cases), leftOut);
  });
  const all = results.flatMap(({ inexpressible }) => [...inexpressible]);
  const leftOut = all.reduce((sum, [, count]) => sum + count, 0);
  const total = rowOf("total", countsOf(results.flatMap(({ cases }) => cases)), leftOut);
  return [title, heading, ...rows, total, ...reasonLines(all)].join("\n");
}

const columns = ["right", "wrong", "refused", "inexpressible"];
const heading = `  ${"file".padEnd(32)}${columns.map((name) => name.padStart(14)).join("")}`;

function rowOf(name: string, { right, wrong, refused }: Counts, inexpressible: number): string {
  const cells = [right, wrong, refused, inexpressible].map((count) => String(count).padStart(14));
  return `  ${name.padEnd(32)}${cells.join("")}`;
}

function reasonLines(inexpressible: readonly (readonly [reason: string, count: number])[]): readonly string[] {
  const sums = new Map<string, number>();
  for (const [reason, count] of inexpressible) sums.set(reason, (sums.get(reason) ?? 0) + count);
  return [...sums].map(([reason, count]) => `  inexpressible for ${reason}: ${count}`);
}
