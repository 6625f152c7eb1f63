/**
 * What a validator makes of texts in formats: `node bundle.mjs FILE`.
 *
 * Bundled together with the validator; prints one line of JSON.
 */
import { readFileSync } from "node:fs";
import type { Validator } from "./measure.js";

/** A text in a property that is called after its format, and whether it is valid. */
export interface FormatCase {
  readonly format: string;
  readonly text: string;
  readonly valid: boolean;
}

/** How many cases there are of each format, and how many the validator decides rightly. */
export type Verdicts = Record<string, { right: number; total: number }>;

/** Tries all cases of the file that the command line names, and prints {@link Verdicts}. */
export function judge({ is }: Validator): void {
  const cases: readonly FormatCase[] = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
  const verdicts: Verdicts = {};
  for (const { format, text, valid } of cases) {
    const verdict = (verdicts[format] ??= { right: 0, total: 0 });
    verdict.total += 1;
    if (is({ [format]: text }) === valid) verdict.right += 1;
  }
  process.stdout.write(`${JSON.stringify(verdicts)}\n`);
}
