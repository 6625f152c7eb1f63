import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, test } from "vitest";
import { findRedocly } from "../src/lint/find-redocly.js";
import specwright from "../src/redocly.js";
import { documentOf, lintAll, makeProject, type ProblemsOf, writeAll } from "./redocly-support.js";

const project = makeProject();
const rules = Object.keys(specwright().rules.oas3);
writeAll(project, {
  "every.yaml": `plugins: [specwright/redocly]\nrules: { ${rules.map((rule) => `specwright/${rule}: warn`).join(", ")} }\n`,
});

/** A document is a case; all of a table are linted by one process. */
function linted(
  documents: Readonly<Record<string, string>>,
  config = "every.yaml",
): (name: string) => ReturnType<ProblemsOf> {
  const fileOf = (name: string): string => `${config}-${name.replaceAll(/[^a-z0-9]+/gi, "-")}.yaml`;
  let of: ProblemsOf | undefined;
  beforeAll(async () => {
    writeAll(project, Object.fromEntries(Object.entries(documents).map(([name, text]) => [fileOf(name), text])));
    of = await lintAll(project, config, Object.keys(documents).map(fileOf));
  }, 120_000);
  return (name) => of?.(fileOf(name)) ?? [];
}

function schemasOf(schemas: string, version?: string): string {
  return documentOf(`paths: {}\ncomponents: { schemas: { ${schemas} } }\n`, version);
}

/** An operation below `paths`, with an error that is documented. */
function operation(path: string, more: string): string {
  return `  "${path}": { get: { ${more}, responses: { "200": { description: OK }, "400": { description: No } } } }\n`;
}

describe("union-ambiguous", () => {
  const object = (required: string, properties: string, more = ""): string =>
    `{ type: object, required: [${required}], properties: { ${properties} }${more} }`;
  const id = "id: { type: string }";
  const alike = [object("id", id), object("id", `${id}, name: { type: string }`)] as const;
  const table: readonly (readonly [behaviour: string, union: string, isAmbiguous: boolean, version?: string])[] = [
    ["objects that require the same are alike", `oneOf: [${alike.join()}]`, true],
    ["so they are by anyOf", `anyOf: [${alike.join()}]`, true],
    ["a discriminator tells", `oneOf: [${alike.join()}], discriminator: { propertyName: id }`, false],
    [
      "what is only optional tells nothing",
      `oneOf: [${object("", "a: { type: string }")}, ${object("", "b: { type: string }")}]`,
      true,
    ],
    [
      "literals of a property that one requires tell",
      `oneOf: [${object("k", "k: { enum: [a] }")}, ${object("", "k: { enum: [b] }")}]`,
      false,
    ],
    [
      "literals that meet do not",
      `oneOf: [${object("k", "k: { enum: [a, b] }")}, ${object("k", "k: { enum: [b] }")}]`,
      true,
    ],
    ["a const tells", `oneOf: [${object("k", "k: { const: a }")}, ${object("k", "k: { const: b }")}]`, false],
    [
      "types of a property tell",
      `oneOf: [${object("k", "k: { type: string }")}, ${object("k", "k: { type: integer }")}]`,
      false,
    ],
    [
      "types of a property of a property tell",
      `oneOf: [${object("k", `k: ${object("l", "l: { type: string }")}`)}, ${object("k", `k: ${object("l", "l: { type: integer }")}`)}]`,
      false,
    ],
    ["each requires what the other does not", `oneOf: [${object("a", "a: {}")}, ${object("b", "b: {}")}]`, false],
    [
      "by oneOf, to require more is not enough",
      `oneOf: [${object("a, b", "a: {}, b: {}")}, ${object("a", "a: {}")}]`,
      true,
    ],
    ["by anyOf, it is", `anyOf: [${object("a, b", "a: {}, b: {}")}, ${object("a", "a: {}")}]`, false],
    [
      "what is forbidden tells",
      `oneOf: [${object("a, b", "a: {}, b: {}")}, ${object("a", "a: {}", ", additionalProperties: false")}]`,
      false,
    ],
    [
      "so does the type of further properties",
      `oneOf: [${object("a", "a: { type: string }")}, { type: object, additionalProperties: { type: integer } }]`,
      false,
    ],
    ["types tell", "oneOf: [{ type: string }, { type: object }, { type: array, items: {} }, { type: boolean }]", false],
    ["null is no branch of its own", 'oneOf: [{ type: [string, "null"] }, { type: [integer, "null"] }]', false],
    ["integers are numbers", "oneOf: [{ type: integer }, { type: number }]", true],
    ["but anyOf bears it", "anyOf: [{ type: integer }, { type: number }]", false],
    ["formats are annotations", "oneOf: [{ type: string, format: date }, { type: string, format: date-time }]", true],
    [
      "bounds that differ are not judged",
      "oneOf: [{ type: integer, minimum: 1 }, { type: integer, maximum: 0 }]",
      false,
    ],
    ["a bound on one side leaves the other open", "oneOf: [{ type: string }, { type: string, maxLength: 5 }]", true],
    ["values that are open to more", "anyOf: [{ type: string, enum: [a] }, { type: string }]", false],
    ["are no choice by oneOf", "oneOf: [{ type: string, enum: [a] }, { type: string }]", true],
    [
      "items tell",
      "oneOf: [{ type: array, items: { type: string } }, { type: array, items: { type: integer } }]",
      false,
    ],
    [
      "items that are alike do not",
      `anyOf: [{ type: array, items: ${alike[0]} }, { type: array, items: ${alike[1]} }]`,
      true,
    ],
    ["anything is alike to all", "oneOf: [{ type: string }, {}]", true],
    [
      "patterns of names are not judged",
      "oneOf: [{ type: object, patternProperties: { a: {} } }, { type: object }]",
      false,
    ],
    [
      "what allOf adds counts",
      `oneOf: [{ allOf: [${alike[0]}, ${object("k", "k: { enum: [a] }")}] }, { allOf: [${alike[0]}, ${object("k", "k: { enum: [b] }")}] }]`,
      false,
    ],
    ["and what it does not add does not", `oneOf: [{ allOf: [${alike[0]}] }, { allOf: [${alike[1]}] }]`, true],
    [
      "a union within a union is its branches",
      `oneOf: [{ oneOf: [{ type: string }, ${alike[0]}] }, ${alike[1]}]`,
      true,
    ],
    ["that may all differ", `oneOf: [{ oneOf: [{ type: string }, { type: boolean }] }, ${alike[1]}]`, false],
    ["required alone is a choice", "type: object, oneOf: [{ required: [a] }, { required: [b] }]", false],
    [
      "nullable objects of 3.0 are alike",
      `oneOf: [${object("id", id, ", nullable: true")}, ${alike[1]}]`,
      true,
      "3.0.3",
    ],
    [
      "literals of 3.0 tell",
      `oneOf: [${object("k", "k: { type: string, enum: [a] }")}, ${object("k", "k: { type: string, enum: [b] }")}]`,
      false,
      "3.0.3",
    ],
    ["the same schema twice", `oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/A" }]`, true],
    ["a circle ends", `oneOf: [{ $ref: "#/components/schemas/U" }, { $ref: "#/components/schemas/U" }]`, false],
    [
      "a circle through a property ends",
      `oneOf: [${object("u", 'u: { $ref: "#/components/schemas/U" }')}, ${object("u", 'u: { $ref: "#/components/schemas/U" }')}]`,
      false,
    ],
    [
      "names that every object has",
      `oneOf: [${object("constructor", "constructor: { type: string }")}, ${object("toString", "toString: { type: string }")}]`,
      false,
    ],
    ["what is no schema", "oneOf: [5, null, {}, [], { $ref: '#/nowhere' }], anyOf: { a: 1 }", false],
  ];
  const documentFor = (union: string, version?: string): string =>
    schemasOf(`A: ${alike[0]}, U: { ${union} }`, version);
  const problems = linted(
    Object.fromEntries(table.map(([behaviour, union, , version]) => [behaviour, documentFor(union, version)])),
  );

  test.each(table.map(([behaviour, , isAmbiguous]) => [behaviour, isAmbiguous] as const))(
    "%s",
    (behaviour, isAmbiguous) => {
      const found = problems(behaviour).filter(({ rule }) => rule === "union-ambiguous");
      expect(found.length).toBe(isAmbiguous ? 1 : 0);
    },
  );
});

describe("default-invalid", () => {
  const table: readonly (readonly [schema: string, problem: string | undefined, version?: string])[] = [
    ["{ type: integer, default: 5 }", undefined],
    ['{ type: integer, default: "5" }', "is of type string, not integer"],
    ["{ type: integer, default: 1.5 }", "is of type number, not integer"],
    ["{ type: number, default: 1.5 }", undefined],
    ["{ type: string, default: null }", "is null, not string"],
    ['{ type: [string, "null"], default: null }', undefined],
    ["{ type: string, nullable: true, default: null }", undefined, "3.0.3"],
    ["{ type: string, enum: [a, b], default: c }", "is none of the values of the `enum`"],
    ["{ type: integer, minimum: 1, default: 0 }", "is below the minimum 1"],
    ["{ type: integer, minimum: 0, exclusiveMinimum: true, default: 0 }", "is not above 0", "3.0.3"],
    ["{ type: integer, exclusiveMaximum: 9, default: 9 }", "is not below 9"],
    ['{ type: string, minLength: 1, default: "" }', "has 0 characters, where 1 are the least"],
    ["{ type: string, maxLength: 1, default: 😀 }", undefined],
    ["{ type: array, maxItems: 1, default: [1, 2] }", "has 2 items, where 1 are the most"],
    ["{ type: array, items: { type: string }, default: [a, 1] }", "has an item that is of type number, not string"],
    ["{ type: object, required: [a], default: {} }", "lacks a required property"],
    [
      "{ type: object, properties: { a: { type: string } }, default: { a: 1 } }",
      "has a property that is of type number, not string",
    ],
    ["{ oneOf: [{ type: string }, { type: boolean }], default: 1 }", "fits no branch of the `oneOf`"],
    ["{ allOf: [{ $ref: '#/components/schemas/Text' }], default: 1 }", "is of type number, not string"],
    ["{ allOf: [{ $ref: '#/components/schemas/D' }, { $ref: '#/components/schemas/D' }], default: 1 }", undefined],
    ["{ type: string, pattern: '^(a+)+$', default: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' }", undefined],
  ];
  const documents = table.map(([schema, , version], index): [string, string] => [
    `default ${index}`,
    schemasOf(`Text: { type: string }, D: ${schema}`, version),
  ]);
  const problems = linted(Object.fromEntries(documents));

  test.each(table.map(([schema, problem], index) => [schema, problem, index] as const))(
    "%s",
    (_schema, problem, index) => {
      const found = problems(`default ${index}`).filter(({ rule }) => rule === "default-invalid");
      expect(found.map(({ message, pointer }) => [pointer, message])).toEqual(
        problem === undefined
          ? []
          : [["/components/schemas/D/default", `The \`default\` ${problem}, so a client that sends it is refused.`]],
      );
    },
  );
});

describe("format-unknown", () => {
  const table: readonly (readonly [schema: string, message: string | undefined, hint?: string])[] = [
    ["type: string, format: date-time", undefined],
    ["type: string, format: int64", undefined],
    ["format: uuid", undefined],
    ['type: ["null", integer], format: int32', undefined],
    ["type: string, format: money", undefined],
    ["type: string, format: datetime", "There is no format `datetime`, so nothing checks it.", "date-time"],
    ["type: string, format: Uri", "There is no format `Uri`, so nothing checks it.", "uri"],
    ["type: string, format: guid", "There is no format `guid`, so nothing checks it.", "uuid"],
    ["type: string, format: colour", "There is no format `colour`, so nothing checks it."],
    ["type: integer, format: uuid", "The format `uuid` means nothing for `integer`; it is for string."],
    [
      "type: integer, format: date-time",
      "The format `date-time` means nothing for `integer`; it is for string.",
      "unixtime",
    ],
    ["type: string, format: double", "The format `double` means nothing for `string`; it is for number and integer."],
    [
      'type: string, format: "a\\e[31mb\\n::error::c"',
      "There is no format `a\\x1b[31mb\\n::error::c`, so nothing checks it.",
    ],
  ];
  writeAll(project, {
    "formats.yaml":
      "plugins: [specwright/redocly]\nrules: { specwright/format-unknown: { severity: warn, allow: [money] } }\n",
  });
  const documents = table.map(([schema], index) => [`format ${index}`, schemasOf(`F: { ${schema} }`)]);
  const problems = linted(Object.fromEntries(documents), "formats.yaml");

  test.each(table.map(([schema, message, hint], index) => [schema, message, hint, index] as const))(
    "%s",
    (_schema, message, hint, index) => {
      const expected = { rule: "format-unknown", severity: "warning", pointer: "/components/schemas/F/format" };
      expect(problems(`format ${index}`)).toEqual(
        message === undefined
          ? []
          : [{ ...expected, message, hint: hint === undefined ? undefined : `Did you mean \`${hint}\`?` }],
      );
    },
  );
});

describe("names", () => {
  const table: readonly (readonly [behaviour: string, fragment: string, messages: readonly string[]])[] = [
    ["differ", `paths:\n${operation("/a", "operationId: a")}${operation("/b", "operationId: b")}`, []],
    [
      "are the same after conversion",
      `paths:\n${operation("/a", "operationId: list-pets")}${operation("/b", "operationId: list/pets")}`,
      ["`list/pets` would be called `listPets` in TypeScript, which is taken by `list-pets`; it becomes `listPets2`."],
    ],
    [
      "are the same before",
      `paths:\n${operation("/a", "operationId: a")}${operation("/b", "operationId: a")}`,
      ["The operationId `a` is that of another operation."],
    ],
    [
      "of schemas are the same, whatever comes first",
      "paths: {}\ncomponents: { schemas: { foo-bar: {}, FooBar: {} } }",
      ["`foo-bar` would be called `FooBar` in TypeScript, which is taken by `FooBar`; it becomes `FooBar2`."],
    ],
    [
      "of what goes with a schema",
      "paths: {}\ncomponents: { schemas: { Pet: {}, PetGuard: {} } }",
      [
        "`PetGuard` would be called `PetGuard` in TypeScript, which is taken by something that goes with another name; it becomes `PetGuard2`.",
      ],
    ],
    [
      "of what goes with an operation: that makes room",
      `paths:\n${operation("/a", "operationId: addPet")}components: { schemas: { AddPetRequest: {} } }`,
      [],
    ],
    [
      "that TypeScript has are no collision",
      `paths:\n${operation("/a", "operationId: delete")}components: { schemas: { Error: {} } }`,
      [],
    ],
    [
      "that TypeScript has may collide all the same",
      "paths: {}\ncomponents: { schemas: { Error: {}, ErrorModel: {} } }",
      ["`ErrorModel` would be called `ErrorModel` in TypeScript, which is taken by `Error`; it becomes `ErrorModel2`."],
    ],
    [
      "of tags share a module",
      `paths:\n${operation("/a", "operationId: a, tags: [Big Pets]")}${operation("/b", "operationId: b, tags: [big-pets]")}`,
      ["The tags `Big Pets` and `big-pets` share the module `operations/big-pets.ts`."],
    ],
    [
      "are printed on one line, without commands to a terminal",
      `paths:\n${operation("/a", 'operationId: "a\\e[2J\\n::error::x"')}${operation("/b", 'operationId: "a 2J error x"')}`,
      [
        "`a 2J error x` would be called `a2JErrorX` in TypeScript, which is taken by `a\\x1b[2J\\n::error::x`; it becomes `a2JErrorX2`.",
      ],
    ],
    [
      "are not endless",
      `paths:\n${operation("/a", `operationId: "${"a".repeat(5_000)}"`)}${operation("/b", `operationId: "${"a".repeat(5_000)}"`)}`,
      [`The operationId \`${"a".repeat(120)}…\` is that of another operation.`],
    ],
    [
      "that every object has",
      `paths:\n${operation("/a", "operationId: constructor, tags: [__proto__]")}${operation("/b", "operationId: toString, tags: [constructor]")}`,
      [],
    ],
    [
      "of webhooks and callbacks are not functions",
      `paths:\n${operation("/a", "operationId: a, callbacks: { c: { /x: { post: { operationId: a, responses: {} } } } }")}webhooks: { w: { post: { operationId: a, responses: {} } } }`,
      [],
    ],
    ["have an underscore, as the runtime has them", `paths:\n${operation("/a", "operationId: form")}`, []],
    [
      "are not texts",
      "paths: { /a: { get: { operationId: 5, tags: {} }, post: null }, /b: 5 }\ncomponents: { schemas: [], securitySchemes: 5 }",
      [],
    ],
  ];
  const problems = linted(Object.fromEntries(table.map(([behaviour, fragment]) => [behaviour, documentOf(fragment)])));

  test.each(table)("%s", (behaviour, _fragment, messages) => {
    const found = problems(behaviour).filter(({ rule }) => rule === "operation-name-collision");
    expect(found.map(({ message }) => message)).toEqual(messages);
  });

  test("an operation that has none is told the one it gets", () => {
    expect(problems("are not texts").filter(({ rule }) => rule === "operation-name-missing")).toEqual([
      {
        rule: "operation-name-missing",
        severity: "warning",
        pointer: "/paths/~1a/get",
        message: "`GET /a` has no operationId; its function is named `getA`, which changes with the path.",
        hint: undefined,
      },
    ]);
  });
});

describe("documents that are hard to walk", () => {
  const doubling = (keyword: string): string =>
    Array.from({ length: 60 }, (_, index) => {
      const next = `{ $ref: "#/components/schemas/S${index + 1}" }`;
      return `S${index}: { ${keyword}: [${next}, ${next}], default: {} }`;
    }).join(", ");
  const members = Array.from({ length: 400 }, (_, index) => `{ $ref: "#/components/schemas/M${index}" }`);
  const wide = members.map((_, index) => `M${index}: { type: object, properties: { p${index}: { type: string } } }`);
  const documents = {
    "unions that double": schemasOf(`${doubling("oneOf")}, S60: { type: string }`),
    "intersections that double": schemasOf(`${doubling("allOf")}, S60: { type: string }`),
    "a union of hundreds": schemasOf(`${wide.join(", ")}, U: { oneOf: [${members.join(", ")}] }`),
    "schemas in schemas of bodies": documentOf(
      `paths:\n  /a: { post: { operationId: a, requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/T" } } } }, responses: { default: { description: No } } } }\ncomponents: { schemas: { T: { type: object, properties: { t: { $ref: "#/components/schemas/T" }, n: { type: string }, s: { type: string, readOnly: true } } } } }`,
    ),
    "names of prototypes": schemasOf(
      "A: { type: object, required: [__proto__, constructor], properties: { __proto__: { type: string, default: 5 }, constructor: { enum: [a] } } }",
    ),
  };
  const problems = linted(documents);

  test("end", () => {
    expect(problems("a union of hundreds").map(({ message }) => message)).toEqual([
      "No guard can tell `M0` from `M1`: what is valid for one can be valid for both, and is then refused. Say `anyOf`, name a discriminator, or have both require a property whose values differ. There are 49999 more such pairs.",
    ]);
    expect(problems("unions that double").some(({ rule }) => rule === "union-ambiguous")).toBe(true);
  });

  test("are walked once", () => {
    expect(problems("schemas in schemas of bodies").map(({ rule, pointer }) => [rule, pointer])).toEqual([
      ["string-unbounded", "/components/schemas/T/properties/n"],
    ]);
  });

  test("may have properties with names that every object has", () => {
    expect(problems("names of prototypes").map(({ rule, pointer }) => [rule, pointer])).toEqual([
      ["default-invalid", "/components/schemas/A/properties/__proto__/default"],
      ["enum-without-type", "/components/schemas/A/properties/constructor/enum"],
    ]);
  });
});

describe("the configuration", () => {
  const clash = `paths:\n${operation("/a", "operationId: get-a")}${operation("/b", "operationId: get_a")}`;
  const custom =
    "components: { schemas: { Sum: { type: string, format: money }, E: { type: object, properties: { a: { type: string } }, example: { b: 1 } } } }";
  writeAll(project, {
    "api.yaml": documentOf(clash + custom),
    "main.yaml": documentOf('paths: {}\ncomponents: { schemas: { U: { $ref: "parts/u.yaml#/U" } } }'),
    "parts/u.yaml": "U: { oneOf: [{ $ref: 'v.yaml' }, { $ref: '#/W' }] }\nW: { type: object, required: [a] }\n",
    "parts/v.yaml": "type: object\nrequired: [a]\nproperties: { a: { $ref: 'u.yaml#/W' } }\n",
    "apis.yaml": `plugins: [specwright/redocly]
extends: [recommended-strict, specwright/strict]
apis:
  named: { root: api.yaml, x-specwright: { output: a, names: { operations: { get_a: getB } }, formats: { custom: { money: x } } } }
  plain: { root: api.yaml, x-specwright: { output: b } }
`,
    "drf.yaml": "plugins: [specwright/redocly]\nextends: [specwright/recommended, specwright/drf]\n",
  });

  test("names and formats of the API are known", { timeout: 60_000 }, async () => {
    const named = (await lintAll(project, "apis.yaml", ["named"]))("api.yaml");
    expect(named.map(({ rule }) => rule)).toEqual([]);
    const plain = (await lintAll(project, "apis.yaml", ["plain"]))("api.yaml");
    expect(plain.map(({ rule, severity }) => [rule, severity])).toEqual([
      ["format-unknown", "error"],
      ["operation-name-collision", "error"],
    ]);
  });

  test("an example may have properties that its schema does not forbid", { timeout: 60_000 }, () => {
    const run = spawnSync(
      process.execPath,
      [findRedocly(project), "lint", "plain", "--config", "apis.yaml", "--format", "json"],
      {
        cwd: project,
        encoding: "utf8",
        env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
      },
    );
    expect(run.stdout).toContain("specwright/format-unknown");
    expect(run.stdout).not.toContain("no-invalid-schema-examples");
  });

  test("references lead into other files, and from there", { timeout: 60_000 }, async () => {
    const found = (await lintAll(project, "drf.yaml", ["main.yaml"]))("parts/u.yaml");
    expect(found).toEqual([
      {
        rule: "union-ambiguous",
        severity: "warning",
        pointer: "/U/oneOf/1",
        message:
          "No guard can tell `v.yaml` from `W`: what is valid for one can be valid for both, and is then refused. Say `anyOf`, name a discriminator, or have both require a property whose values differ.",
        hint: undefined,
      },
    ]);
  });

  test("every set names rules that there are", () => {
    const { configs } = specwright();
    const known = new Set([
      ...rules.map((rule) => `specwright/${rule}`),
      "no-invalid-schema-examples",
      "no-invalid-media-type-examples",
      "no-invalid-parameter-examples",
    ]);
    expect(Object.keys(configs)).toEqual(["recommended", "strict", "drf"]);
    for (const { rules: named } of Object.values(configs)) {
      expect(Object.keys(named).filter((rule) => !known.has(rule))).toEqual([]);
    }
  });
});
