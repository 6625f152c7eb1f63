import type { NameEntry } from "../model/name-entry.js";
import { jsonText } from "./json-text.js";
import { printable } from "./printable.js";

/** The names of one API. */
export interface ApiNames {
  readonly api: string;
  readonly names: readonly NameEntry[];
}

/** A table for each API, a name a line. */
export function renderNames(apis: readonly ApiNames[]): string {
  return apis.map(({ api, names }) => `${printable(api)}\n${table(names.map(rowOf))}`).join("\n");
}

/** A list with an object for each API. */
export function renderNamesJson(apis: readonly ApiNames[]): string {
  return jsonText(apis);
}

function rowOf({ kind, name, localName, file }: NameEntry): readonly string[] {
  return [kind, name, localName, file].map(printable);
}

function table(rows: readonly (readonly string[])[]): string {
  const lengths = [0, 1, 2].map((column) => rows.map((row) => row[column]?.length ?? 0));
  const widths = lengths.map((each) => Math.max(0, ...each.filter((length) => length <= widest)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}\n`).join("");
}

/** Pointers are longer than any name, and would push everything else to the right. */
const widest = 48;
