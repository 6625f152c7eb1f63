import { emitApi } from "../../src/emit/emit-api.js";
import { loadRuntime } from "../../src/load/load-runtime.js";
import type { JsonObject, JsonValue } from "../../src/model/json.js";
import { defaultSettings } from "../../src/model/settings.js";
import { loadGuards } from "../corpus/load-guards.js";
import { generate, type Outcome, rawDocument } from "../corpus/specs.js";
import { compareSchema } from "./compare.js";
import { examplesOf } from "./examples.js";
import { heritageOf } from "./heritage.js";
import { createJudge, type Judge } from "./judge.js";
import { createAjv, createHyperjump, type Oracle } from "./oracles.js";
import { randomFrom } from "./random.js";
import { type DocumentReport, newReport, tallyOf } from "./report.js";
import { type Resource, resourceOf } from "./resource.js";
import type { View } from "./rules.js";
import { type Subject, subjectsOf } from "./subjects.js";

/** How much is to be done, and from which seed. */
export interface Options {
  readonly effort: number;
  readonly seed: string;
}

/** Compares every guard of a document with the oracles; `undefined` for a document that is refused. */
export async function compareDocument(name: string, options: Options): Promise<DocumentReport | undefined> {
  const started = process.cpuUsage();
  const outcome = await generate(name);
  const { output } = outcome;
  if (output === undefined) return undefined;
  const raw = rawDocument(name);
  const { subjects, leftOver } = subjectsOf(output, outcome.issues, raw);
  const report = newReport(name);
  report.leftOver.push(...leftOver);
  report.guards = subjects.length;
  if (subjects.length > 0) await compareSubjects(name, subjects, outcome, raw, options, report);
  const { user, system } = process.cpuUsage(started);
  report.seconds = (user + system) / 1e6;
  return report;
}

async function compareSubjects(
  name: string,
  subjects: readonly Subject[],
  { output }: Outcome,
  raw: JsonObject,
  { effort, seed }: Options,
  report: DocumentReport,
): Promise<void> {
  const version = output?.document.version;
  if (output === undefined || version === undefined || version === "3.2") return;
  const files = emitApi(output.api, await loadRuntime(), { ...defaultSettings, guards: "compact" });
  const [aot, compact] = [loadGuards(output), loadGuards({ ...output, files })];
  const examples = examplesOf(raw);
  const sides = new Map<View, Side>();
  for (const view of ["response", "request"] as const) {
    const own = subjects.filter((each) => each.view === view);
    if (own.length > 0) sides.set(view, await sideOf(raw, version, view, own));
  }
  try {
    for (const { schema, origin, view } of subjects) {
      const side = sides.get(view);
      if (side === undefined) continue;
      const pointer = side.placeOf(origin);
      const own = { name: schema.localName, pointer, examples: examples.get(origin.pointer) ?? [] };
      const random = randomFrom(`${seed} ${name} ${schema.name}`);
      const guards = { aot: aot.guardOf(schema), compact: compact.guardOf(schema) };
      compareSchema({ ...side, ...own, ...guards, random }, effort, tallyOf(report));
    }
  } finally {
    aot.remove();
    compact.remove();
  }
}

/** What has verdicts on the schemas in one view. */
interface Side {
  readonly resource: JsonObject;
  readonly placeOf: Resource["placeOf"];
  readonly judge: Judge;
  readonly ajv: Oracle;
  readonly hyperjump: Oracle;
  readonly known: Map<JsonValue, JsonValue[]>;
}

async function sideOf(
  raw: JsonObject,
  version: "3.0" | "3.1",
  view: View,
  subjects: readonly Subject[],
): Promise<Side> {
  const resource = resourceOf(
    { raw, version, view, heritage: heritageOf(raw) },
    subjects.map(({ origin }) => origin),
  );
  const { modern, placeOf } = resource;
  return {
    resource: modern,
    placeOf,
    judge: createJudge(modern),
    ajv: createAjv(resource),
    hyperjump: await createHyperjump(
      resource,
      subjects.map(({ origin }) => placeOf(origin)),
    ),
    known: new Map(),
  };
}
