import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { beforeAll, describe, expect, test } from "vitest";
import { objectRules } from "../src/cover/object-rules.js";
import { isJsonObject, type JsonObject, type JsonValue } from "../src/model/json.js";
import { type CoverageCase, schemaCases } from "./coverage-cases.js";
import { type Effect, effectsOf } from "./coverage-effects.js";
import { objectCases } from "./coverage-object-cases.js";

/** Objects that no part of the output shows: the keyword that holds them is reported, and nothing in them. */
const opaque = new Set(["contact", "license", "external documentation", "link", "tag", "xml"]);

const require = createRequire(import.meta.url);

function metaschema(path: string): JsonObject {
  return JSON.parse(readFileSync(require.resolve(path), "utf8")) as JsonObject; // what JSON.parse gives
}

const openApi = (version: string): JsonObject =>
  metaschema(`@seriousme/openapi-schema-validator/schemas/v${version}/schema.json`);

/** The names of properties that a schema mentions, wherever in it, but not behind references. */
function* propertiesIn(schema: JsonValue | undefined): Generator<string> {
  if (!isJsonObject(schema) && !Array.isArray(schema)) return;
  for (const [key, value] of Object.entries(schema as JsonObject)) {
    if (key === "properties" && isJsonObject(value)) yield* Object.keys(value);
    yield* propertiesIn(value);
  }
}

/** Every keyword of a metaschema, with the object it belongs to; `named` gives the objects our names. */
function keywordsOf(definitions: JsonValue | undefined, named: (name: string) => string): readonly string[][] {
  return Object.entries(definitions as JsonObject).flatMap(([name, schema]) =>
    [...new Set(propertiesIn(schema))].map((keyword) => [named(name), keyword]),
  );
}

const spaced = (name: string): string => name.replaceAll("-", " ");
const words = (name: string): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();

/** What OpenAPI 3.0 calls otherwise. */
const synonyms: Readonly<Record<string, string>> = {
  "apikey security scheme": "security scheme",
  "httpsecurity scheme": "security scheme",
  "oauth2security scheme": "security scheme",
  "open id connect security scheme": "security scheme",
  "implicit oauth flow": "oauth flow",
  "password oauth flow": "oauth flow",
  "client credentials flow": "oauth flow",
  "authorization code oauth flow": "oauth flow",
};

const vocabularies = ["core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "content"];

/** Every keyword in each object in which it can stand, by the official schemas of OpenAPI 3.0, of a later version and of JSON Schema 2020-12. */
function officialKeywords(version: "3.1" | "3.2"): readonly string[][] {
  const { properties, $defs } = openApi(version);
  const schema = vocabularies.flatMap((name) =>
    Object.keys(metaschema(`ajv/lib/refs/json-schema-2020-12/meta/${name}.json`)["properties"] as JsonObject),
  );
  const older = openApi("3.0");
  const inOlder = keywordsOf(older["definitions"], (name) => synonyms[words(name)] ?? words(name));
  const newer = keywordsOf($defs, spaced).map(([object = "", keyword = ""]) => [
    object === "oauth flows" && /Url$|^scopes$/.test(keyword) ? "oauth flow" : object, // whose definitions stand inside
    keyword,
  ]);
  return [
    ...Object.keys(properties as JsonObject).map((keyword) => ["openapi", keyword]),
    ...newer,
    ...schema.map((keyword) => ["schema", keyword]),
    ...inOlder,
  ];
}

/** What the metaschemas use to say something about several objects, or of maps. */
const helpers = new Set([
  "examples",
  "reference",
  "parameter location",
  "parameters",
  "explode for form",
  "example xorexamples",
  "schema xorcontent",
]);

describe("every keyword that the specifications know", () => {
  const [official = [], newest = []] = (["3.1", "3.2"] as const).map((version) =>
    officialKeywords(version).filter(([object = ""]) => !helpers.has(object) && !opaque.has(object)),
  );
  const known = new Map(Object.entries(objectRules).map(([kind, rule]) => [kind.toLowerCase(), rule]));

  test("is in the table", () => {
    const missing = [...official, ...newest].filter(([object = "", keyword = ""]) => {
      const rule = known.get(object);
      return rule === undefined || (!rule.keywords.has(keyword) && rule.others === undefined);
    });
    expect(official.length).toBeGreaterThan(250);
    expect(missing).toEqual([]);
  });

  test("is tried below", () => {
    const tried = new Set([...objectCases, ...schemaCases()].map(({ object, keyword }) => `${object}.${keyword}`));
    expect([...official, ...newest].filter((each) => !tried.has(each.join(".")))).toEqual([]);
  });

  test("and no other one is in the table unless it has a reason", () => {
    const names = new Set([...official, ...newest].map((each) => each.join(".")));
    const others = Object.entries(objectRules).flatMap(([kind, { keywords }]) =>
      [...keywords.keys()].map((keyword) => `${kind.toLowerCase()}.${keyword}`).filter((name) => !names.has(name)),
    );
    expect(others).toEqual(unofficial);
  });
});

/** Extensions that are honoured, words of older dialects, and what OpenAPI 3.2 adds. */
const unofficial: readonly string[] = [
  "openapi.x-webhooks",
  "schema.$recursiveRef",
  "schema.$recursiveAnchor",
  "schema.definitions",
  "schema.x-enum-varnames",
  "schema.x-enumNames",
  "schema.x-enum-descriptions",
  "schema.x-sunset",
  "schema.x-stability-level",
  "schema.additionalItems",
  "schema.dependencies",
  "schema.id",
  "discriminator.defaultMapping",
];

/** Whatever makes no difference and is lost to nobody. */
function isExcused({ object, where, keyword }: CoverageCase): boolean {
  return (
    keyword === "$comment" || // is to be shown to nobody
    `${object}.${keyword}` === "openapi.openapi" || // 3.1.0 and 3.1.1 are read alike
    `${object}.${keyword}` === "header.style" || // of which there is one
    (where === "part of a form" && keyword === "writeOnly") // which no response carries
  );
}

describe.each<[settings: string, msw: boolean, cases: readonly CoverageCase[]]>([
  ["by default", false, [...objectCases, ...schemaCases()]],
  [
    "with mocks",
    true,
    objectCases.filter(({ keyword }) =>
      /^(?:examples?|value|dataValue|serializedValue|summary|externalValue)$/.test(keyword),
    ),
  ],
])("%s, a keyword", (_settings, msw, cases) => {
  let effects: ReadonlyMap<CoverageCase, Effect>;
  const wrong = (isWrong: (effect: Effect) => boolean): readonly string[] =>
    [...effects].flatMap(([each, effect]) =>
      isWrong(effect) && !isExcused(each) ? [[each.object, each.where, each.keyword].join(" | ")] : [],
    );
  beforeAll(async () => {
    effects = await effectsOf(cases, { msw });
  }, 120_000);

  test("that makes no difference is reported", () => {
    expect(wrong(({ changes, isLost }) => !changes && !isLost)).toEqual([]);
  });

  test("that is reported makes no difference, unless an issue says what it costs", () => {
    // What is lost in a body of text has a type in `paths` all the same.
    const lost = wrong(({ changes, isLost, reason }) => changes && isLost && reason !== "issue");
    expect(lost.filter((each) => !each.includes("| response of text |"))).toEqual([]);
  });
});
