import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Api } from "../../src/model/api.js";
import type { JsonObject, JsonValue } from "../../src/model/json.js";
import type { NamedSchema } from "../../src/model/schema.js";
import type { SpecDocument } from "../../src/model/spec-document.js";
import { defaultSettings, type GuardKind, type ResolveSettings } from "../../src/model/settings.js";
import { resolveApi } from "../../src/resolve/resolve-api.js";
import { type ApiGuards, compileGuards } from "../api-guards.js";
import { caseFiles, explanationsFile, readCases, refusedValues as refusedOfCases } from "../conformance/cases.js";
import { explanationsOf, type RefusedValue } from "../explanations.js";
import { fixtureNames, fixtureSettings, fixturesFolder, fixtureText, resolveFixture } from "../fixture-support.js";
import { readValues, refusedValues, withValues } from "../fixture-values.js";
import { testFileProbes } from "./test-file-probes.js";

/** What a step finds wrong; `code` is emitted code other than the committed one, whatever its meaning. */
export type Fault = "verdict" | "explanation" | "code";

/** What a test of this repository asks, made to be asked again and again. */
export interface Step {
  readonly name: string;
  /** Throws where it fails otherwise. */
  run(): Promise<Fault | undefined> | Fault | undefined;
}

/** Steps that are prepared together. */
export interface Probe {
  readonly name: string;
  steps(): Promise<readonly Step[]>;
}

/** What `npm test` asks of the guard compiler and of the interpreter, the cheap questions first. */
export async function createProbes(): Promise<readonly Probe[]> {
  const steps = [...(await Promise.all(fixtureNames.map(fixtureSteps))), ...caseFiles.map(caseSteps)];
  const probes = steps.flat().map((step) => ({ name: `probe of ${step.name}`, steps: async () => [step] }));
  return [...probes, ...testFileProbes];
}

const kinds = ["aot", "compact"] as const;

interface Value {
  /** Of the schema. */
  readonly name: string;
  readonly value: JsonValue;
  readonly isValid: boolean;
}

/** As `golden.test.ts` and `golden-guards.test.ts` have it. */
async function fixtureSteps(name: string): Promise<readonly Step[]> {
  const { api } = await resolveFixture(name);
  const kind = fixtureSettings(name).guards;
  if (api === undefined || kind === "none") return [];
  const codeStep: Step = {
    name: `code of ${name}`,
    run: () => (isAsCommitted(name, compileGuards(api, kind), api) ? undefined : "code"),
  };
  if (!withValues.includes(name)) return [codeStep];
  const values = readValues(name).flatMap(([schema, { valid, invalid, tolerated = [], refused = [] }]) => [
    ...[...valid, ...tolerated].map((value) => ({ name: schema, value, isValid: true })),
    ...[...invalid, ...refused].map((value) => ({ name: schema, value, isValid: false })),
  ]);
  const explanations = fixtureText(name, "expected/explanations.txt") ?? "";
  return [codeStep, ...kinds.map((each) => guardsStep(name, api, each, values, refusedValues(name), explanations))];
}

const exactSettings: ResolveSettings = {
  ...defaultSettings,
  implicitObject: false,
  discriminatorIsAuthoritative: false,
};

/** As `conformance/cases.test.ts` has it. */
function caseSteps(file: string): readonly Step[] {
  const { document, cases } = readCases(file);
  const values = cases.flatMap(({ name, valid, invalid }) => [
    ...valid.map((value) => ({ name, value, isValid: true })),
    ...invalid.map((value) => ({ name, value, isValid: false })),
  ]);
  const api = resolveApi(documentOf(document), exactSettings).value;
  const explanations = readFileSync(explanationsFile(file), "utf8");
  return kinds.map((kind) => guardsStep(file, api, kind, values, refusedOfCases(cases), explanations));
}

function documentOf(content: JsonObject): SpecDocument {
  const version = String(content["openapi"]).startsWith("3.0") ? "3.0" : "3.1";
  const locate = (pointer: string) => ({ file: "spec.yaml", line: 1, column: 1, pointer });
  return { file: "spec.yaml", version, content, sources: [], locate };
}

function guardsStep(
  name: string,
  api: Api,
  kind: GuardKind,
  values: readonly Value[],
  refused: readonly RefusedValue[],
  explanations: string,
): Step {
  return {
    name: `${kind} guards of ${name}`,
    run: () => {
      const { guardOf } = compileGuards(api, kind);
      const isRight = values.every(({ name: schema, value, isValid }) => {
        const guard = guardOf(schema);
        const outcome = guard["~standard"].validate(value);
        const isExplained = guard.issues(value).length > 0;
        return guard.is(value) === isValid && isExplained === !isValid && (outcome.issues === undefined) === isValid;
      });
      if (!isRight) return "verdict";
      return explanationsOf(refused, guardOf) === explanations ? undefined : "explanation";
    },
  };
}

/** Whether the committed modules hold the code, and import what it needs. */
function isAsCommitted(name: string, { codes }: ApiGuards, api: Api): boolean {
  return [...codes].every(([schema, code]) => {
    const committed = committedModule(name, schema);
    const wanted = [
      ...[...code.valueImports, ...code.typeImports].map(([module, names]) => [`../${module}.js`, names] as const),
      ...[...code.schemaImports].map(([wireName, names]) => [`./${moduleOf(api, wireName)}.js`, names] as const),
    ].flatMap(([module, names]) => [...names].map((each) => `${each} from ${module}`));
    const ofRuntime = (specifiers: readonly string[]): readonly string[] =>
      specifiers.filter((each) => each.includes("/runtime/"));
    return (
      committed.text.endsWith(`\n\n${code.text}`) &&
      wanted.every((each) => committed.imports.has(each)) &&
      new Set(ofRuntime(wanted)).size === ofRuntime([...committed.imports]).length
    );
  });
}

function moduleOf({ schemas }: Api, wireName: string): string | undefined {
  return schemas.find(({ name }) => name === wireName)?.module;
}

interface CommittedModule {
  readonly text: string;
  readonly imports: ReadonlySet<string>;
}

const committedModules = new Map<string, CommittedModule>();

function committedModule(fixture: string, { module }: NamedSchema): CommittedModule {
  const path = join(fixturesFolder, fixture, `expected/schemas/${module}.ts`);
  const known = committedModules.get(path) ?? readModule(path);
  committedModules.set(path, known);
  return known;
}

function readModule(path: string): CommittedModule {
  const text = readFileSync(path, "utf8");
  const imports = [...text.matchAll(/^import (?:type )?\{([^}]*)\} from "([^"]+)";$/gm)].flatMap(
    ([, names = "", module = ""]) =>
      names
        .split(",")
        .map((each) => each.trim().replace(/^type /, ""))
        .filter((each) => each !== "")
        .map((each) => `${each} from ${module}`),
  );
  return { text, imports: new Set(imports) };
}
