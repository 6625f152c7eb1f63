import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import type { Mutant } from "./instrument.js";
import { isKilled } from "./report.js";
import type { Fate } from "./worker.js";

/** A mutant that no test can tell apart, with the reason. */
interface Survivor {
  readonly file: string;
  /** The line that the change begins on. */
  readonly within: string;
  readonly change: string;
  readonly why: string;
}

const list = new URL("./survivors.yaml", import.meta.url);

/** What survives without an explanation in survivors.yaml, and what is explained there and does not survive. */
export function compareSurvivors(
  mutants: readonly Mutant[],
  fates: ReadonlyMap<string, Fate>,
  only: string,
  isListed: boolean,
): readonly string[] {
  const survived = mutants.filter(({ id }) => !isKilled(id, fates));
  if (isListed) {
    const entries = survived.map((mutant) => ({ ...entryOf(mutant), line: mutant.line, fate: fates.get(mutant.id) }));
    writeFileSync(join(tmpdir(), "specwright-survivors.yaml"), stringify(entries, { lineWidth: 0 }));
  }
  const explained = (existsSync(list) ? parse(readFileSync(list, "utf8")) : []) as readonly Survivor[]; // our own file
  const keys = new Set(survived.map((mutant) => keyOf(entryOf(mutant))));
  const known = new Set(explained.map(keyOf));
  return [
    ...survived
      .filter((mutant) => !known.has(keyOf(entryOf(mutant))))
      .map((mutant) => `Unexplained: ${mutant.file}:${mutant.line} ${changeOf(mutant)}`),
    ...explained
      .filter((entry) => entry.file.includes(only) && !keys.has(keyOf(entry)))
      .map((entry) => `Does not survive: ${entry.file} ${entry.change}`),
  ];
}

function entryOf(mutant: Mutant): Omit<Survivor, "why"> {
  return { file: mutant.file, within: mutant.within, change: changeOf(mutant) };
}

/** What a mutant changes, on one line. */
export function changeOf({ original, replacement }: Mutant): string {
  return `${brief(original)} → ${brief(replacement)}`;
}

function brief(text: string): string {
  const flat = text.replaceAll(/\s+/g, " ");
  return flat.length <= 100 ? flat : `${flat.slice(0, 80)} … ${flat.slice(-15)}`;
}

function keyOf({ file, within, change }: Omit<Survivor, "why">): string {
  return `${file}\n${within}\n${change}`;
}
