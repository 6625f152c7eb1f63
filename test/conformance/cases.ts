import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { JsonObject, JsonValue } from "../../src/model/json.js";
import type { RefusedValue } from "../explanations.js";
import { openApiDocument } from "./subject-document.js";

const folder = fileURLToPath(new URL("./cases/", import.meta.url));

/** A file of cases: a document, and what its schemas must say. */
export interface CaseFile {
  readonly document: JsonObject;
  readonly cases: readonly Case[];
}

/** A schema, and values that are valid for it or are not. */
export interface Case {
  readonly title: string;
  /** Of the component. */
  readonly name: string;
  readonly valid: readonly JsonValue[];
  readonly invalid: readonly JsonValue[];
}

interface Written {
  /** Of OpenAPI; 3.1.1 where it is absent. */
  readonly version?: string;
  readonly cases: Readonly<Record<string, Pick<Case, "valid" | "invalid"> & { readonly schema: JsonValue }>>;
  /** What the schemas refer to. */
  readonly components?: JsonObject;
}

export const caseFiles: readonly string[] = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

/** Reads a file of cases; all of them stand in one document, so that they take one run of the generator. */
export function readCases(file: string): CaseFile {
  const written = parse(readFileSync(`${folder}${file}`, "utf8")) as Written; // our own file
  const named = Object.entries(written.cases).map(([title, each], index) => ({ ...each, title, name: `Case${index}` }));
  const schemas = Object.fromEntries(named.map(({ name, schema }) => [name, schema]));
  return {
    document: openApiDocument(written.version ?? "3.1.1", { ...schemas, ...written.components }),
    cases: named.map(({ title, name, valid, invalid }) => ({ title, name, valid, invalid })),
  };
}

/** The values that guards must explain. */
export function refusedValues(cases: readonly Case[]): readonly RefusedValue[] {
  return cases.flatMap(({ name, title, invalid }) => invalid.map((value) => ({ name, title: `${title}:`, value })));
}

/** The file that holds how what a file of cases calls invalid is explained. */
export function explanationsFile(file: string): string {
  return `${folder}explanations/${file.replace(/\.yaml$/, ".txt")}`;
}
