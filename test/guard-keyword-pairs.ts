import {
  all,
  any,
  array,
  boolean,
  conditional,
  dependent,
  integer,
  literals,
  never,
  not,
  nothing,
  number,
  object,
  openLiterals,
  type Pair,
  reference,
  string,
  unevaluated,
  union,
  untyped,
} from "./guard-support.js";

const closed = { properties: never } as const;

const point = object({ x: number(), y: number() });

const named = object({ "name?": string() });

/** Schemas with the keywords that few documents use, one rule each. */
export const keywordCases: readonly (readonly [rule: string, pair: Pair])[] = [
  ["a tuple", array(undefined, { prefix: [string(), integer()] })],
  ["a closed tuple", array(never, { prefix: [string(), literals(1, 2)] })],
  ["a tuple with a rest", array(string(), { prefix: [number()] })],
  ["a tuple of which some must be there", array(boolean, { prefix: [string(), number(), nothing], minItems: 2 })],
  ["a tuple of anything", array(undefined, { prefix: [any, string()], maxItems: 3 })],
  ["a tuple of objects and tuples", array(any, { prefix: [object({ a: any }), array(never, { prefix: [string()] })] })],
  ["a tuple with an impossible item", array(string(), { prefix: [string(), never] })],
  [
    "tuples or null",
    union("anyOf", array(never, { prefix: [literals("a"), any] }), array(never, { prefix: [literals("b")] }), nothing),
  ],
  [
    "tuples told apart",
    union(
      "oneOf",
      array(undefined, { prefix: [string()], minItems: 1 }),
      array(undefined, { prefix: [number()], minItems: 1 }),
    ),
  ],
  ["a tuple in a property", object({ "pair?": array(never, { prefix: [string(), integer()], minItems: 2 }), b: any })],
  ["two tuples at once", all(array(undefined, { prefix: [string()] }), array(undefined, { prefix: [any, number()] }))],
  ["not a tuple", not(array(undefined, { prefix: [string()], minItems: 1 }))],
  ["one item of a kind", array(undefined, { contains: integer() })],
  ["some items of a kind", array(any, { contains: string({ minLength: 2 }), minContains: 2, maxContains: 3 })],
  ["no item of a kind", array(any, { contains: literals("a"), minContains: 0, maxContains: 0 })],
  ["at most one item of a kind", array(string(), { contains: literals("a"), minContains: 0, maxContains: 1 })],
  ["any number of items of a kind", array(any, { contains: string(), minContains: 0 })],
  ["two items of any kind", array(any, { contains: any, minContains: 2 })],
  ["two or three items", array(undefined, { contains: any, minContains: 2, maxContains: 3 })],
  ["an item that cannot be", array(any, { contains: never })],
  ["an item that need not be", array(any, { contains: never, minContains: 0 })],
  ["a contained reference", array(any, { contains: reference("Cat"), prefix: [string()] })],
  ["patterns of names", object({}, { patterns: { "^a": string(), b$: string({ maxLength: 2 }) } })],
  [
    "patterns beside properties",
    object({ "a?": string(), kind: any }, { patterns: { "^[ab]": string({ maxLength: 1 }) } }),
  ],
  [
    "patterns and no others",
    object({ "c?": number() }, { patterns: { "^a|^x": any, "^b": integer() }, additional: never }),
  ],
  ["patterns and typed others", object({ "c?": number() }, { patterns: { "^a": string() }, additional: boolean })],
  ["patterns of closed objects alone", object({}, { patterns: { "^(a|b)$": integer() }, additional: never })],
  ["a pattern that is forbidden", object({ "a?": any }, { patterns: { "^[bt]": never } })],
  ["a pattern of anything", object({ "a?": string() }, { patterns: { "^x": any } })],
  [
    "a pattern of a reference",
    object({}, { patterns: { "^kind$": reference("Kind") }, additional: reference("Anything") }),
  ],
  [
    "a required name that matches a pattern",
    object({}, { patterns: { "^a": string() }, undeclared: ["a", "b"], additional: never }),
  ],
  [
    "a required name that matches none",
    object({}, { patterns: { "^c": string() }, undeclared: ["b"], additional: integer() }),
  ],
  [
    "patterns of inherited names",
    object({}, { patterns: { "^(constructor|isPrototypeOf|to)": integer() }, additional: string() }),
  ],
  ["short names", object({ "value?": any }, { names: string({ maxLength: 4 }) })],
  ["names without a type", object({}, { names: untyped(string({ pattern: "^[a-k]" })) })],
  ["listed names", object({}, { names: literals("a", "b", "kind", 1) })],
  ["names of a schema", object({}, { names: reference("Text"), additional: any })],
  ["no names at all", object({}, { names: never })],
  ["names that are numbers", object({}, { names: number() })],
  ["names of any kind", object({ "a?": any }, { names: any, additional: integer() })],
  [
    "names, patterns and others",
    object(
      { "a?": any },
      { names: string({ maxLength: 5 }), patterns: { "^k": literals("cat") }, additional: string() },
    ),
  ],
  [
    "records in properties",
    object({
      "a?": object({}, { patterns: { "^b": string() } }),
      "b?": object({}, { names: string({ maxLength: 1 }) }),
    }),
  ],
  [
    "one of two patterned objects",
    union("anyOf", object({}, { patterns: { ".": string() } }), object({}, { patterns: { ".": number() } })),
  ],
  ["a condition", conditional(object({ kind: literals("cat") }), object({ tag: any }))],
  [
    "a condition with another way",
    conditional(object({ "kind?": literals("cat") }), object({ tag: any }), object({ of: any })),
  ],
  ["a condition that fails", conditional(string(), any, integer())],
  ["a condition that forbids", conditional(string(), never, any)],
  ["a condition that is needed", conditional(number(), integer(), never)],
  ["a condition that forbids, or else", conditional(string(), never, array(any))],
  ["a condition that always holds", conditional(any, string(), integer())],
  ["a condition that never holds", conditional(never, string(), integer())],
  ["a condition without consequences", conditional(string())],
  ["a condition of scalars", conditional(string(), string({ minLength: 2 }), number({ minimum: 2 }))],
  ["a condition on references", conditional(reference("Cat"), object({ tag: any }), reference("Dog"))],
  [
    "conditions within conditions",
    conditional(
      object({ a: any }),
      conditional(object({ b: any }), object({ c: any })),
      conditional(object({ of: any }), never, object({ kind: any })),
    ),
  ],
  [
    "conditions in properties",
    object({
      a: conditional(string(), string({ maxLength: 2 })),
      "b?": conditional(string(), string({ maxLength: 2 }), integer()),
    }),
  ],
  [
    "an object with a condition",
    all(
      object({ "kind?": string(), "tag?": string() }),
      conditional(object({ kind: literals("cat") }), object({ tag: string() })),
    ),
  ],
  ["what a property asks for", all(object({ "a?": any }), dependent("a", object({}, { undeclared: ["b", "c"] })))],
  [
    "what properties ask for of any value",
    all(
      dependent("a", object({ b: any })),
      dependent("x-y", never),
      dependent("tag", conditional(object({ of: any }), object({ op: any }))),
    ),
  ],
  ["what an inherited name asks for", dependent("isPrototypeOf", object({ a: any }))],
  ["literals that are known so far", openLiterals("a", "b")],
  ["literals of several types that are known so far", openLiterals("a", 1, null)],
  [
    "known literals in properties",
    object({ "a?": openLiterals("a"), b: openLiterals(1, 2), "c?": array(openLiterals("x")) }),
  ],
  [
    "known literals told apart by type alone",
    union("oneOf", object({ kind: openLiterals("a") }), object({ kind: openLiterals("b") })),
  ],
  ["known literals of all types", openLiterals([], {}, true)],
  ["a sealed object", unevaluated(object({ "a?": string(), b: any }), closed)],
  ["a sealed whole of parts", unevaluated(all(point, object({ "name?": string() }), reference("Cat")), closed)],
  ["a sealed reference", unevaluated(reference("Dog"), closed)],
  [
    "a sealed object in a property",
    object({ a: unevaluated(all(object({ "b?": any }), named), closed), "c?": unevaluated(object({}), closed) }),
  ],
  [
    "sealed with patterns",
    unevaluated(
      all(object({ "a?": any }, { patterns: { "^x": string() } }), object({}, { patterns: { "^k": any } })),
      closed,
    ),
  ],
  ["sealed but for numbers", unevaluated(all(named, object({ "a?": string() })), { properties: number() })],
  ["sealed but for anything", unevaluated(named, { properties: any })],
  ["sealed where all is evaluated", unevaluated(all(named, object({}, { additional: string() })), closed)],
  ["sealed where anything is evaluated", unevaluated(all(named, object({}, { additional: any })), closed)],
  ["a required name evaluates nothing", unevaluated(object({ "a?": any }, { undeclared: ["b"] }), closed)],
  ["sealed keywords without a type", unevaluated(untyped(object({ "a?": string() })), closed)],
  ["a sealed value of any kind", unevaluated(any, closed)],
  ["a sealed nullable object", unevaluated(union("anyOf", object({ "a?": any }), nothing), closed)],
  ["a sealed choice", unevaluated(union("anyOf", object({ a: any }), object({ b: any })), closed)],
  ["a sealed choice of one", unevaluated(union("oneOf", object({ a: any }), object({ b: any }), string()), closed)],
  [
    "a sealed choice beside properties",
    unevaluated(all(object({ "kind?": any }), union("anyOf", object({ a: string() }), object({ b: any }))), {
      properties: string(),
    }),
  ],
  [
    "a sealed condition",
    unevaluated(conditional(object({ a: string() }), object({ "b?": any }), object({ c: any })), closed),
  ],
  [
    "a sealed condition that evaluates the same",
    unevaluated(conditional(object({ "a?": string() }), object({ "a?": any }), object({ "a?": any })), closed),
  ],
  ["a sealed dependency", unevaluated(all(named, dependent("name", object({ "a?": any }))), closed)],
  ["a sealed exclusion", unevaluated(all(object({ "a?": any }), not(object({ b: any }))), closed)],
  [
    "sealed within sealed",
    unevaluated(
      all(unevaluated(union("anyOf", object({ a: any }), object({ b: any })), closed), object({ "a?": any })),
      closed,
    ),
  ],
  [
    "sealed within open",
    unevaluated(
      all(
        object({ "c?": any }),
        unevaluated(union("anyOf", object({ a: any }), object({ b: any })), { properties: string() }),
      ),
      closed,
    ),
  ],
  [
    "a sealed choice of references in a property",
    object({ "a?": unevaluated(union("anyOf", reference("Cat"), reference("Dog")), closed) }),
  ],
  ["a sealed discriminator", unevaluated(all(reference("Pet"), object({ kind: any, "tag?": any })), closed)],
  ["a sealed list", unevaluated(array(undefined, { prefix: [string()] }), { items: never })],
  [
    "a sealed list of parts",
    unevaluated(all(array(undefined, { prefix: [string()] }), array(undefined, { prefix: [any, integer()] })), {
      items: boolean,
    }),
  ],
  ["a sealed list where all is evaluated", unevaluated(array(any), { items: never })],
  [
    "a sealed list or object",
    unevaluated(union("anyOf", array(undefined, { prefix: [any] }), object({ a: any })), {
      items: never,
      properties: never,
    }),
  ],
  [
    "a sealed choice of lists",
    unevaluated(
      union(
        "anyOf",
        array(undefined, { prefix: [string()] }),
        array(undefined, { prefix: [any, any, integer()], minItems: 3 }),
      ),
      { items: string() },
    ),
  ],
  ["a tree that conditions and patterns lead through", reference("Branch")],
  ["a sealed tree", array(reference("Sealed"))],
];

/** Schemas that reach themselves through such keywords. */
export const recursiveKeywordComponents: Readonly<Record<string, Pair>> = {
  Branch: all(
    object({ "tag?": string() }, { patterns: { "^next": reference("Branch") } }),
    conditional(object({ a: any }), object({ a: reference("Branch") }), object({ "b?": reference("Branch") })),
    object({ "of?": array(reference("Branch"), { prefix: [string(), reference("Branch")] }) }),
    object({ "value?": array(undefined, { contains: reference("Branch"), maxContains: 2 }) }),
  ),
  Sealed: unevaluated(
    union("anyOf", object({ a: reference("Sealed") }), object({ "b?": integer(), "next?": reference("Sealed") })),
    closed,
  ),
};
