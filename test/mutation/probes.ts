import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Api } from "../../src/model/api.js";
import type { JsonObject, JsonValue } from "../../src/model/json.js";
import type { NamedSchema } from "../../src/model/schema.js";
import type { SpecDocument } from "../../src/model/spec-document.js";
import { defaultSettings, type GuardKind, type ResolveSettings } from "../../src/model/settings.js";
import { resolveApi } from "../../src/resolve/resolve-api.js";
import { emitGuards, type EmittedGuards, loadGuards } from "../api-guards.js";
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

type Emit = typeof emitGuards;

/**
 * What `npm test` asks of the guard compiler and of the interpreter, meaning before text, and cheap questions first.
 *
 * @param isCompilerSame Whether the compiler is not what changes: what it emits is then kept.
 */
export async function createProbes(isCompilerSame: boolean): Promise<readonly Probe[]> {
  const emit = isCompilerSame ? keeping(emitGuards) : emitGuards;
  const ofFixtures = await Promise.all(fixtureNames.map((name) => fixtureSteps(name, emit)));
  const steps = [...ofFixtures, ...caseFiles.map((file) => caseSteps(file, emit))].flat();
  const meanings = steps.filter(({ name }) => !name.startsWith(codeOf));
  const texts = isCompilerSame ? [] : steps.filter((step) => !meanings.includes(step));
  const probes = [...meanings, ...texts].map((step) => ({ name: `probe of ${step.name}`, steps: async () => [step] }));
  return [...probes, ...testFileProbes];
}

function keeping(emit: Emit): Emit {
  const known = new Map<Api, Map<GuardKind, EmittedGuards>>();
  return (api, kind) => {
    const ofApi = known.get(api) ?? new Map<GuardKind, EmittedGuards>();
    const emitted = ofApi.get(kind) ?? emit(api, kind);
    known.set(api, ofApi.set(kind, emitted));
    return emitted;
  };
}

const codeOf = "code of ";

const kinds = ["aot", "compact"] as const;

interface Value {
  /** Of the schema. */
  readonly name: string;
  readonly value: JsonValue;
  readonly isValid: boolean;
}

/** As `golden.test.ts` and `golden-guards.test.ts` have it. */
async function fixtureSteps(name: string, emit: Emit): Promise<readonly Step[]> {
  const { api } = await resolveFixture(name);
  const kind = fixtureSettings(name).guards;
  if (api === undefined || kind === "none") return [];
  const codeStep: Step = {
    name: `${codeOf}${name}`,
    run: () => (isAsCommitted(name, emit(api, kind), api) ? undefined : "code"),
  };
  if (!withValues.includes(name)) return [codeStep];
  const values = readValues(name).flatMap(([schema, { valid, invalid, tolerated = [], refused = [] }]) => [
    ...[...valid, ...tolerated].map((value) => ({ name: schema, value, isValid: true })),
    ...[...invalid, ...refused].map((value) => ({ name: schema, value, isValid: false })),
  ]);
  const explanations = fixtureText(name, "expected/explanations.txt") ?? "";
  return [
    codeStep,
    ...kinds.map((each) =>
      guardsStep(`${each} guards of ${name}`, () => emit(api, each), values, refusedValues(name), explanations),
    ),
  ];
}

const exactSettings: ResolveSettings = {
  ...defaultSettings,
  implicitObject: false,
  discriminatorIsAuthoritative: false,
};

/** As `conformance/cases.test.ts` has it. */
function caseSteps(file: string, emit: Emit): readonly Step[] {
  const { document, cases } = readCases(file);
  const values = cases.flatMap(({ name, valid, invalid }) => [
    ...valid.map((value) => ({ name, value, isValid: true })),
    ...invalid.map((value) => ({ name, value, isValid: false })),
  ]);
  const api = resolveApi(documentOf(document), exactSettings).value;
  const explanations = readFileSync(explanationsFile(file), "utf8");
  return kinds.map((kind) =>
    guardsStep(`${kind} guards of ${file}`, () => emit(api, kind), values, refusedOfCases(cases), explanations),
  );
}

function documentOf(content: JsonObject): SpecDocument {
  const version = String(content["openapi"]).startsWith("3.0") ? "3.0" : "3.1";
  const locate = (pointer: string) => ({ file: "spec.yaml", line: 1, column: 1, pointer });
  return { file: "spec.yaml", version, content, sources: [], locate };
}

function guardsStep(
  name: string,
  emit: () => EmittedGuards,
  values: readonly Value[],
  refused: readonly RefusedValue[],
  explanations: string,
): Step {
  return {
    name,
    run: () => {
      const guardOf = loadGuards(emit());
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
function isAsCommitted(name: string, { codes }: EmittedGuards, api: Api): boolean {
  return [...codes].every(([schema, code]) => {
    const committed = committedModule(name, schema);
    const wanted = [
      ...[...code.valueImports, ...code.typeImports].map(([module, names]) => [fromSchemas(module), names] as const),
      ...[...code.schemaImports].map(
        ([name, names]) => [fromSchemas(`schemas/${moduleOf(api, name)}`), names] as const,
      ),
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

/** How a module in `schemas/` imports another of the output. */
function fromSchemas(module: string): string {
  return module.startsWith("schemas/") ? `./${module.slice("schemas/".length)}.js` : `../${module}.js`;
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
