import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { CaseResult } from "./run-suite.js";

const file = fileURLToPath(new URL("./known-failures.txt", import.meta.url));

const header = [
  "# The cases of the official test suite of JSON Schema for which there is no right answer: the generator refuses their schema.",
  "# This list may only shrink. `npm run test:conformance -- --update=all` writes it anew.",
];

/** The known failures, as the lines in which they are listed. */
export function knownFailures(): readonly string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** How a case that is not right is listed. */
export function failureLine({ verdict, key }: CaseResult): string {
  return `${verdict} ${key}`;
}

/** Lists all that is not right. */
export function writeKnownFailures(cases: readonly CaseResult[]): void {
  const lines = cases.filter(({ verdict }) => verdict !== "right").map(failureLine);
  writeFileSync(file, `${[...header, ...lines].join("\n")}\n`);
}
