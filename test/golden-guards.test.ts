import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import type { SpecDocument } from "../src/model/spec-document.js";
import type { Guard } from "../src/runtime/guard.js";
import { emitGuards, loadGuards } from "./api-guards.js";
import { moduleLoader } from "./module-loader.js";
import { explanationsOf } from "./explanations.js";
import { emitFixture, fixturesFolder, resolveFixture } from "./fixture-support.js";
import { readValues, refusedValues, withValues } from "./fixture-values.js";

test.each(withValues)("the guards of %s accept and refuse the values of values.yaml", async (name) => {
  const emitted = await emitFixture(name);
  const load = moduleLoader(emitted.files);
  for (const [schemaName, values] of readValues(name)) {
    const schema = emitted.api?.schemas.find((each) => each.name === schemaName);
    if (schema === undefined) expect.fail(`${schemaName} is not a schema of ${name}.`);
    const schemaGuard = load(`schemas/${schema.module}.ts`)[`${schema.localName}Guard`] as Guard<unknown>; // what every module exports
    const valid = [...values.valid, ...(values.tolerated ?? [])];
    const rejected = [...values.invalid, ...(values.refused ?? [])];
    expect(valid.filter((value) => !schemaGuard.is(value)).map(show), `${schemaName} refuses`).toEqual([]);
    expect(
      valid.flatMap((value) => schemaGuard.issues(value)),
      `${schemaName} explains`,
    ).toEqual([]);
    expect(rejected.filter(schemaGuard.is).map(show), `${schemaName} accepts`).toEqual([]);
    const unexplained = rejected.filter((value) => schemaGuard.issues(value).length === 0);
    expect(unexplained.map(show), `${schemaName} does not explain`).toEqual([]);
  }
});

test.each(withValues)("guards of both kinds explain what they refuse of %s as expected", async (name) => {
  const { api } = await resolveFixture(name);
  if (api === undefined) expect.fail(`${name} cannot be resolved.`);
  const [explanations, compact] = (["aot", "compact"] as const).map((kind) =>
    explanationsOf(refusedValues(name), loadGuards(emitGuards(api, kind))),
  );
  expect(compact, "compact guards").toBe(explanations);
  await expect(explanations).toMatchFileSnapshot(join(fixturesFolder, name, "expected/explanations.txt"));
});

test.each(withValues)("predicates alone are those of guards that explain, for %s", async (name) => {
  const { api } = await resolveFixture(name);
  if (api === undefined) expect.fail(`${name} cannot be resolved.`);
  const [whole, alone] = (["aot", "predicates"] as const).map((kind) => predicatesIn(emitGuards(api, kind).texts));
  expect(alone).toEqual(whole);
  expect(alone).not.toEqual([]);
});

/** The functions of predicates, as they are emitted. */
function predicatesIn(texts: ReadonlyMap<string, string>): readonly string[] {
  return [...texts.values()].flatMap((text) => text.match(/^export function is\w+\(.*?^\}/gms) ?? []);
}

test.each(withValues)("ajv agrees with the values of %s", async (name) => {
  const { document } = await emitFixture(name);
  // For OpenAPI 3.0 there is no oracle: values.yaml is written by hand from its text.
  if (document === undefined || document.version === "3.0") return;
  for (const [schemaName, values] of readValues(name)) {
    const isValid = oracle(document, schemaName);
    const valid = [...values.valid, ...(values.refused ?? [])];
    const invalid = [...values.invalid, ...(values.tolerated ?? [])];
    expect(valid.filter((value) => !isValid(value)).map(show), `${schemaName} refuses`).toEqual([]);
    expect(invalid.filter(isValid).map(show), `${schemaName} accepts`).toEqual([]);
  }
});

function show(value: unknown): string {
  return JSON.stringify(value);
}

const ajv = new Ajv2020({ strict: false, ownProperties: true, logger: false, validateFormats: false });

function oracle({ content }: SpecDocument, schemaName: string): (value: unknown) => boolean {
  const pointer = schemaName.replaceAll("~", "~0").replaceAll("/", "~1");
  const $ref = `#/components/schemas/${encodeURIComponent(pointer)}`;
  const validate = ajv.compile({ $ref, components: content["components"] });
  return (value) => validate(value);
}
