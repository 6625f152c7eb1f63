import type { Mutant } from "./instrument.js";
import type { Fate } from "./worker.js";

const killed: readonly Fate[] = ["verdict", "explanation", "test", "code", "failed", "stuck"];

const parts: readonly (readonly [title: string, isPart: (file: string) => boolean])[] = [
  ["guard compiler", (file) => file.startsWith("src/emit/")],
  ["interpreter", (file) => file.startsWith("src/runtime/")],
];

/** Whether a mutant was told apart. */
export function isKilled(id: string, fates: ReadonlyMap<string, Fate>): boolean {
  return killed.includes(fates.get(id) ?? "survived");
}

/** The scores of each file and of both parts, as a Markdown table; what no test reaches has survived. */
export function report(mutants: readonly Mutant[], fates: ReadonlyMap<string, Fate>): string {
  const files = [...new Set(mutants.map(({ file }) => file))].sort();
  const rows = [
    ...files.map((file) => [file, mutants.filter((mutant) => mutant.file === file)] as const),
    ...parts.map(([title, isPart]) => [title, mutants.filter(({ file }) => isPart(file))] as const),
  ];
  const head = [
    "file",
    "mutants",
    "verdict",
    "explanation",
    "unit test",
    "emitted code",
    "failure",
    "survived",
    "score",
  ];
  return [
    `| ${head.join(" | ")} |`,
    `|---|${"--:|".repeat(head.length - 1)}`,
    ...rows.map((row) => line(...row, fates)),
  ].join("\n");
}

function line(title: string, mutants: readonly Mutant[], fates: ReadonlyMap<string, Fate>): string {
  const count = (...kinds: readonly Fate[]): number =>
    mutants.filter(({ id }) => kinds.includes(fates.get(id) ?? "survived")).length;
  const score = ((100 * count(...killed)) / Math.max(1, mutants.length)).toFixed(1);
  const counts = [count("verdict"), count("explanation"), count("test"), count("code"), count("failed", "stuck")];
  return `| ${title} | ${mutants.length} | ${counts.join(" | ")} | ${count("survived", "uncovered")} | ${score} % |`;
}
