import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { NamedSchema } from "../src/model/schema.js";
import { findingsOf } from "../src/runtime/explain.js";
import { guard, type Guard } from "../src/runtime/guard.js";
import { cases, components, recursiveComponents } from "./guard-pairs.js";
import { mutated, pairArbitrary, valueArbitrary } from "./guard-arbitrary.js";
import { loadGuards } from "./guard-modules.js";
import { named, type Pair } from "./guard-support.js";

const seed = 20261123;

const componentSchemas = [
  ...Object.entries(components).map(([name, pair]) => named(name, pair)),
  ...Object.entries(recursiveComponents).map(([name, pair]) => named(name, pair, true)),
];

const definitions = Object.fromEntries(
  Object.entries({ ...components, ...recursiveComponents }).map(([name, pair]) => [name, pair.json]),
);

const ajv = new Ajv2020({ strict: false, ownProperties: true, logger: false, validateSchema: false });
ajv.addSchema({ $id: "components", $defs: definitions });

interface Subject {
  readonly named: NamedSchema;
  readonly pair: Pair;
  readonly isValid: (value: unknown) => boolean;
}

function subjectOf(name: string, pair: Pair): Subject {
  const validate = ajv.compile({ allOf: [pair.json] });
  return { named: named(name, pair), pair, isValid: (value) => validate(value) };
}

/** A guard whose predicate is the explanation: so that explanations prove themselves, without the predicates' help. */
function explainingGuard<T>(name: string, is: (value: unknown) => value is T, shape: Guard<T>["shape"]): Guard<T> {
  const explains = (value: unknown): value is T => findingsOf(shape, value).length === 0;
  return { ...guard(name, is, shape), is: explains };
}

/** For ajv a name that every object inherits has always been evaluated. */
function isBeyondOracle(pair: Pair, value: unknown): boolean {
  return /"unevaluated|Sealed/.test(JSON.stringify(pair.json)) && JSON.stringify(value).includes('"isPrototypeOf":');
}

/** Compares the predicate, and the explanation with and without predicates, with the oracle. */
function compare(
  subjects: readonly Subject[],
  valuesPerSchema: number,
): { readonly valid: number; readonly invalid: number } {
  const schemas = new Map(
    [...componentSchemas, ...subjects.map((subject) => subject.named)].map((each) => [each.name, each]),
  );
  const guards = loadGuards(schemas);
  const explaining = loadGuards(schemas, explainingGuard);
  const count = { valid: 0, invalid: 0 };
  for (const { named, pair, isValid } of subjects) {
    const guardOf = guards.get(named.name);
    const explainingOf = explaining.get(named.name);
    if (guardOf === undefined || explainingOf === undefined) throw new Error(`No guard for ${named.name}.`);
    const values = fc.sample(mutated(valueArbitrary(named.schema, schemas)), { seed, numRuns: valuesPerSchema });
    for (const value of values) {
      if (isBeyondOracle(pair, value)) continue;
      const expected: boolean = isValid(value);
      count[expected ? "valid" : "invalid"] += 1;
      const seen: Readonly<Record<string, boolean>> = {
        is: guardOf.is(value),
        issues: guardOf.issues(value).length === 0,
        explained: findingsOf(guardOf.shape, value).length === 0,
        explainedAlone: explainingOf.is(value),
      };
      if (Object.values(seen).some((result) => result !== expected)) {
        const context = JSON.stringify({ schema: named.schema, value, expected, seen });
        expect.fail(`${named.name} disagrees with the oracle: ${context}`);
      }
    }
  }
  return count;
}

test("guards and explanations of the cases agree with ajv", { timeout: 90_000 }, () => {
  const subjects = cases.map(([, pair], index) => subjectOf(`Case${index}`, pair));
  const { valid, invalid } = compare(subjects, 60);
  expect(Math.min(valid, invalid)).toBeGreaterThan(1000);
});

test("guards and explanations of components agree with ajv", { timeout: 90_000 }, () => {
  const subjects = Object.entries({ ...components, ...recursiveComponents }).map(([name, pair]) => ({
    ...subjectOf(name, pair),
    named: named(name, pair, name in recursiveComponents),
  }));
  const { valid, invalid } = compare(subjects, 200);
  expect(Math.min(valid, invalid)).toBeGreaterThan(500);
});

test("guards and explanations of random schemas agree with ajv", { timeout: 90_000 }, () => {
  const pairs = fc.sample(pairArbitrary(Object.keys({ ...components, ...recursiveComponents })), {
    seed,
    numRuns: 120,
  });
  const { valid, invalid } = compare(
    pairs.map((pair, index) => subjectOf(`Random${index}`, pair)),
    25,
  );
  expect(Math.min(valid, invalid)).toBeGreaterThan(800);
});
