import { readdirSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { loadDocument } from "../../src/load/load-document.js";
import type { Api } from "../../src/model/api.js";
import type { JsonObject, JsonValue } from "../../src/model/json.js";
import type { SpecDocument } from "../../src/model/spec-document.js";
import { defaultSettings, type ResolveSettings } from "../../src/model/settings.js";
import { resolveApi } from "../../src/resolve/resolve-api.js";
import { readCases } from "../conformance/cases.js";
import { createSubject, type Subject, type SubjectValue } from "./subject.js";

/** A document that has been read, and the verdicts that values must get. */
interface Source {
  readonly name: string;
  readonly api: Api;
  readonly values: readonly SubjectValue[];
}

/** Every subject that mutants are tried on: our own cases and the fixtures with values, with guards of both kinds. */
export async function prepare(root: string): Promise<readonly Subject[]> {
  const cases = readdirSync(join(root, "test/conformance/cases")).filter((name) => name.endsWith(".yaml"));
  const fixtures = readdirSync(join(root, "test/fixtures"))
    .map((name) => join(root, "test/fixtures", name))
    .filter((folder) => existsSync(join(folder, "values.yaml")));
  const sources = [...cases.map(sourceOfCases), ...(await Promise.all(fixtures.map(sourceOfFixture)))];
  return sources.flatMap(({ name, api, values }) =>
    (["aot", "compact"] as const).map((kind) => createSubject(`${name} ${kind}`, api, kind, values)),
  );
}

const exactSettings: ResolveSettings = {
  ...defaultSettings,
  implicitObject: false,
  discriminatorIsAuthoritative: false,
};

function sourceOfCases(file: string): Source {
  const { document, cases } = readCases(file);
  const values = cases.flatMap(({ name, valid, invalid }) => [
    ...valid.map((value) => ({ name, value, isValid: true })),
    ...invalid.map((value) => ({ name, value, isValid: false })),
  ]);
  const version = String(document["openapi"]).startsWith("3.0") ? "3.0" : "3.1";
  return { name: file, api: resolveApi(documentOf(document, version), exactSettings).value, values };
}

function documentOf(content: JsonObject, version: "3.0" | "3.1"): SpecDocument {
  const locate = (pointer: string) => ({ file: "spec.yaml", line: 1, column: 1, pointer });
  return { file: "spec.yaml", version, content, sources: [], locate };
}

interface Values {
  readonly valid: readonly JsonValue[];
  readonly invalid: readonly JsonValue[];
  readonly tolerated?: readonly JsonValue[];
  readonly refused?: readonly JsonValue[];
}

async function sourceOfFixture(folder: string): Promise<Source> {
  const { value: document } = await loadDocument("spec.yaml", folder);
  if (document === undefined) throw new Error(`${folder} cannot be loaded.`);
  const listed = parse(readFileSync(join(folder, "values.yaml"), "utf8")) as Record<string, Values>; // our own file
  const values = Object.entries(listed).flatMap(([name, { valid, invalid, tolerated = [], refused = [] }]) => [
    ...[...valid, ...tolerated].map((value) => ({ name, value, isValid: true })),
    ...[...invalid, ...refused].map((value) => ({ name, value, isValid: false })),
  ]);
  return { name: folder, api: resolveApi(document, defaultSettings).value, values };
}
