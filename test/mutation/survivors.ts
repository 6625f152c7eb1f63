import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Mutant } from "./instrument.js";

/** Why a mutant, or every mutant that begins on a line, changes nothing that a test could see. */
interface Explanation {
  readonly file: string;
  /** The line that the change begins on. */
  readonly within: string;
  /** As in the report; every change that survives on the line where it is absent. */
  readonly change?: string;
  readonly why: string;
}

const list = new URL("./survivors.yaml", import.meta.url);

/**
 * What survived without an explanation in survivors.yaml, and what is explained there and does not survive.
 *
 * @param isWhole Whether every mutant of the files was tried: otherwise one of those that were not may survive.
 */
export function compareSurvivors(
  tried: readonly Mutant[],
  survived: readonly Mutant[],
  isWhole: boolean,
): readonly string[] {
  const explanations = parse(readFileSync(list, "utf8")) as readonly Explanation[]; // our own file
  return [
    ...survived
      .filter((mutant) => !explanations.some((each) => explains(each, mutant)))
      .map((mutant) => `Unexplained: ${textOf(mutant)}`),
    ...explanations
      .filter((each) => isWhole && tried.some((mutant) => explains(each, mutant)))
      .filter((each) => !survived.some((mutant) => explains(each, mutant)))
      .map(({ file, within, change }) => `Does not survive: ${file} ${change ?? within}`),
  ];
}

function explains({ file, within, change }: Explanation, mutant: Mutant): boolean {
  return file === mutant.file && within === mutant.within && (change ?? changeOf(mutant)) === changeOf(mutant);
}

/** A mutant on one line. */
export function textOf(mutant: Mutant): string {
  return `${mutant.file}:${mutant.line} ${changeOf(mutant)}`;
}

function changeOf({ original, replacement }: Mutant): string {
  return `${brief(original)} → ${brief(replacement)}`;
}

function brief(text: string): string {
  const flat = text.replaceAll(/\s+/g, " ");
  return flat.length <= 100 ? flat : `${flat.slice(0, 80)} … ${flat.slice(-15)}`;
}
