import type { Mutant } from "./instrument.js";
import type { Fate } from "./worker.js";

const killed: readonly Fate[] = ["wrong", "unlike", "failed", "stuck"];

/** The score of each file and of all together, as a Markdown table. */
export function report(mutants: readonly Mutant[], fates: ReadonlyMap<string, Fate>): string {
  const files = [...new Set(mutants.map(({ file }) => file))].sort();
  const rows = files.map((file) =>
    row(
      file,
      mutants.filter((mutant) => mutant.file === file),
      fates,
    ),
  );
  const head = ["| file | mutants | by verdict | by code or explanation | by failing | survived | score |"];
  return [...head, "|---|--:|--:|--:|--:|--:|--:|", ...rows, row("all", mutants, fates)].join("\n");
}

function row(title: string, mutants: readonly Mutant[], fates: ReadonlyMap<string, Fate>): string {
  const count = (...kinds: readonly Fate[]): number =>
    mutants.filter(({ id }) => kinds.includes(fates.get(id) ?? "survived")).length;
  const score = ((100 * count(...killed)) / Math.max(1, mutants.length)).toFixed(1);
  const cells = [count("wrong"), count("unlike"), count("failed", "stuck"), count("survived", "uncovered")];
  return `| ${title} | ${mutants.length} | ${cells.join(" | ")} | ${score} % |`;
}
