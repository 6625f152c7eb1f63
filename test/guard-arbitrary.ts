import fc, { type Arbitrary } from "fast-check";
import type { JsonValue } from "../src/model/json.js";
import type { NamedSchema, Schema } from "../src/model/schema.js";
import {
  all,
  any,
  array,
  boolean,
  conditional,
  dependent,
  discriminated,
  integer,
  literals,
  never,
  not,
  nothing,
  number,
  object,
  type Pair,
  reference,
  string,
  unevaluated,
  union,
  untyped,
} from "./guard-support.js";

const keys = ["a", "b", "c", "kind", "op", "of", "isPrototypeOf", "x-y", "value", "next", "tag"];

const texts = [
  "",
  "a",
  "ab",
  "abc",
  "abcd",
  "A",
  "cat",
  "dog",
  "and",
  "is",
  "left",
  "😀",
  "😀😀",
  "a😀b",
  "value-3",
  "isPrototypeOf",
  "x",
  "\u2028",
];

const numbers = [0, 1, -1, 2, 3, 4, 9, 10, 0.25, 0.5, 1.5, 2.5, -2, 1000000, 6, -7];

const anyValue: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, [], {}, [null], { a: 1 }),
  fc.constantFrom(...texts),
  fc.constantFrom(...numbers),
  fc.dictionary(
    fc.constantFrom(...keys),
    fc.oneof(fc.constantFrom<unknown>(...texts, ...numbers, null, true, [], {})),
    {
      maxKeys: 3,
    },
  ),
  fc.array(fc.constantFrom<unknown>(...texts, ...numbers, null, true, [], {}, { a: 1 }, [1]), { maxLength: 3 }),
);

/** Random schemas of every kind that refer to the named components. */
export function pairArbitrary(references: readonly string[]): Arbitrary<Pair> {
  const scalars: Arbitrary<Pair> = fc.oneof(
    fc.constantFrom(any, boolean, nothing, string(), number(), integer(), never),
    fc.record({ minLength: fc.nat(3), maxLength: fc.integer({ min: 1, max: 4 }) }, { requiredKeys: [] }).map(string),
    fc.constantFrom("^a", "[A-Z]", "b$").map((pattern) => string({ pattern })),
    fc
      .record(
        {
          minimum: fc.integer({ min: -3, max: 3 }),
          exclusiveMaximum: fc.nat(9),
          multipleOf: fc.constantFrom(0.5, 2, 3),
        },
        { requiredKeys: [] },
      )
      .chain((keywords) => fc.constantFrom(number(keywords), integer(keywords))),
    fc
      .uniqueArray(fc.constantFrom<JsonValue>(...texts, ...numbers, null, true), { minLength: 1, maxLength: 11 })
      .map((values) => literals(...values)),
    fc.constantFrom(...references).map(reference),
  );
  const { pair } = fc.letrec<{ pair: Pair }>((tie) => ({
    pair: fc.oneof(
      { maxDepth: 2 },
      scalars,
      fc
        .tuple(
          tie("pair"),
          fc.record(
            { minItems: fc.nat(2), maxItems: fc.integer({ min: 1, max: 3 }), uniqueItems: fc.constant<true>(true) },
            { requiredKeys: [] },
          ),
        )
        .map(([items, keywords]) => array(items, keywords)),
      fc
        .tuple(
          fc.option(tie("pair"), { nil: undefined }),
          fc.record(
            {
              prefix: fc.array(tie("pair"), { minLength: 1, maxLength: 3 }),
              contains: tie("pair"),
              minContains: fc.nat(2),
              maxContains: fc.integer({ min: 1, max: 2 }),
              minItems: fc.nat(2),
            },
            { requiredKeys: [] },
          ),
        )
        .map(([items, keywords]) => array(items, keywords)),
      objectArbitrary(tie("pair")),
      objectArbitrary(tie("pair")),
      fc
        .tuple(
          fc.constantFrom<"anyOf" | "oneOf">("anyOf", "oneOf"),
          fc.array(tie("pair"), { minLength: 2, maxLength: 3 }),
        )
        .map(([mode, members]) => union(mode, ...members)),
      fc.array(tie("pair"), { minLength: 2, maxLength: 3 }).map((members) => all(...members)),
      tie("pair").map(not),
      fc.tuple(tie("pair"), tie("pair"), tie("pair")).map(([condition, yes, no]) => conditional(condition, yes, no)),
      fc.tuple(tie("pair"), tie("pair")).map(([condition, yes]) => conditional(condition, yes)),
      fc.tuple(fc.constantFrom(...keys), tie("pair")).map(([name, yes]) => dependent(name, yes)),
      fc
        .tuple(tie("pair"), fc.constantFrom(never, string()))
        .map(([pair, properties]) => unevaluated(pair, { properties })),
      fc
        .tuple(
          fc.array(objectArbitrary(tie("pair")), { minLength: 2, maxLength: 3 }),
          fc.constantFrom("all", "anyOf", "oneOf"),
        )
        .map(([members, mode]) =>
          unevaluated(mode === "anyOf" || mode === "oneOf" ? union(mode, ...members) : all(...members), {
            properties: never,
          }),
        ),
      objectArbitrary(tie("pair")).map((member) => untyped(member)),
      fc
        .tuple(objectArbitrary(tie("pair")), objectArbitrary(tie("pair")))
        .map(([left, right]) => discriminated("kind", [["cat", "a"], left], [["dog"], right])),
    ),
  }));
  return pair;
}

function objectArbitrary(pair: Arbitrary<Pair>): Arbitrary<Pair> {
  const properties = fc.uniqueArray(fc.tuple(fc.constantFrom(...keys), fc.boolean(), pair), {
    selector: ([name]) => name,
    maxLength: 4,
  });
  const keywords = fc.record(
    {
      additional: pair,
      minProperties: fc.nat(2),
      maxProperties: fc.integer({ min: 2, max: 4 }),
      patterns: fc.dictionary(fc.constantFrom("^a", "[xy]", "^isP", "d$"), pair, { minKeys: 1, maxKeys: 2 }),
      names: fc.constantFrom(string({ maxLength: 4 }), string({ pattern: "^[a-w]" }), literals("a", "b", "kind", "of")),
    },
    { requiredKeys: [] },
  );
  return fc
    .tuple(properties, keywords, fc.subarray(["undeclared", "a"], { maxLength: 1 }))
    .map(([entries, rest, undeclared]) => {
      const declared = entries.map(([name]) => name);
      return object(Object.fromEntries(entries.map(([name, required, each]) => [required ? name : `${name}?`, each])), {
        ...rest,
        undeclared: undeclared.filter((name) => !declared.includes(name)),
      });
    });
}

/** Values that mostly have the schema. */
export function valueArbitrary(
  schema: Schema,
  schemas: ReadonlyMap<string, NamedSchema>,
  depth = 0,
): Arbitrary<unknown> {
  const valuesOf = (inner: Schema): Arbitrary<unknown> => valueArbitrary(inner, schemas, depth + 1);
  if (depth > 7) return anyValue;
  switch (schema.kind) {
    case "literals":
      return fc.constantFrom<unknown>(...schema.values);
    case "string":
      return fc.constantFrom(...texts);
    case "number":
      return schema.integer ? fc.constantFrom(...numbers.filter(Number.isInteger)) : fc.constantFrom(...numbers);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "reference": {
      const target = schemas.get(schema.name);
      return target === undefined ? anyValue : valuesOf(target.schema);
    }
    case "array": {
      const { items, prefixItems = [], contains } = schema;
      const rest = contains === undefined ? valuesOf(items) : fc.oneof(valuesOf(items), valuesOf(contains.schema));
      return fc
        .tuple(fc.tuple(...prefixItems.map(valuesOf)), fc.array(rest, { maxLength: 3 }), fc.nat(2))
        .map(([first, others, missing]) =>
          others.length === 0 ? first.slice(0, Math.max(0, first.length - missing)) : [...first, ...others],
        );
    }
    case "object": {
      const required = schema.properties.filter((property) => property.required).map(({ name }) => name);
      const entries = schema.properties.map(({ name, schema: type }) => [name, valuesOf(type)] as const);
      const rest =
        schema.additionalProperties.kind === "never"
          ? fc.constant({})
          : fc.dictionary(fc.constantFrom(...keys), valuesOf(schema.additionalProperties), { maxKeys: 2 });
      const matching = fc.record(
        Object.fromEntries(
          (schema.patternProperties ?? []).flatMap(({ pattern, patternFlags, schema: type }) =>
            keys.filter((key) => new RegExp(pattern, patternFlags).test(key)).map((key) => [key, valuesOf(type)]),
          ),
        ),
        { requiredKeys: [] },
      );
      return fc
        .tuple(rest, matching, fc.record(Object.fromEntries(entries), { requiredKeys: required }))
        .map(([others, matches, own]) => ({ ...others, ...matches, ...own }));
    }
    case "union": {
      const members = schema.members.map((member, index) => {
        const tags =
          schema.discriminator?.mapping.filter((entry) => entry.member === index).map(({ value }) => value) ?? [];
        if (tags.length === 0 || schema.discriminator === undefined) return valuesOf(member);
        const name = schema.discriminator.propertyName;
        return fc
          .tuple(valuesOf(member), fc.constantFrom(...tags))
          .map(([value, tag]) => (isObject(value) ? { ...value, [name]: tag } : value));
      });
      return fc.oneof(...members);
    }
    case "conditional":
      return fc
        .tuple(fc.boolean(), valuesOf(schema.if), valuesOf(schema.then), valuesOf(schema.else))
        .map(([holds, condition, yes, no]) => {
          if (!holds) return no;
          return isObject(condition) && isObject(yes) ? { ...condition, ...yes } : condition;
        });
    case "unevaluated":
      return valuesOf(schema.schema);
    case "intersection":
      return fc
        .tuple(fc.nat(schema.members.length - 1), ...schema.members.map(valuesOf))
        .map(([index, ...values]) => (values.every(isObject) ? Object.assign({}, ...values) : values[index]));
    default:
      return anyValue;
  }
}

/** Values with up to two changes, as JSON would carry them. */
export function mutated(values: Arbitrary<unknown>): Arbitrary<unknown> {
  const change = fc.record({
    path: fc.array(fc.nat(5), { maxLength: 4 }),
    value: anyValue,
    kind: fc.constantFrom("replace", "delete", "add", "repeat"),
  });
  return fc
    .tuple(values, fc.oneof(fc.constant([]), fc.array(change, { minLength: 1, maxLength: 2 })))
    .map(([value, changes]) =>
      changes.reduce((current, each) => changed(current, each.path, each), structuredClone(value)),
    )
    .map((value) => JSON.parse(JSON.stringify(value)) as unknown);
}

function changed(
  value: unknown,
  path: readonly number[],
  change: { readonly value: unknown; readonly kind: string },
): unknown {
  const [step, ...rest] = path;
  if (step === undefined || !isContainer(value) || Object.keys(value).length === 0) return applied(value, change);
  const names = Object.keys(value);
  const name = names[step % names.length] ?? "";
  const child = changed(Reflect.get(value, name), rest, change);
  const keeps = rest.length > 0 || change.kind !== "delete" || Array.isArray(value);
  if (!keeps) return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
  return Array.isArray(value)
    ? value.map((item: unknown, index) => (String(index) === name ? child : item))
    : { ...value, [name]: child };
}

function applied(value: unknown, { kind, value: other }: { readonly value: unknown; readonly kind: string }): unknown {
  if (Array.isArray(value) && kind === "repeat") return [...value, ...value.slice(0, 1)];
  if (Array.isArray(value) && kind === "add") return [...value, other];
  if (isObject(value) && kind === "add")
    return { ...value, [keys[(JSON.stringify(other)?.length ?? 0) % keys.length] ?? ""]: other };
  return other;
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isObject(value: unknown): value is object {
  return isContainer(value) && !Array.isArray(value);
}
