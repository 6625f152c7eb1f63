import { expect, test } from "vitest";
import type { JsonObject } from "../src/model/json.js";
import { formatNames } from "../src/model/format-names.js";
import type { Issue } from "../src/model/issue.js";
import { type ApiSettings, defaultSettings } from "../src/model/settings.js";
import type { SpecDocument } from "../src/model/spec-document.js";
import { resolveApi } from "../src/resolve/resolve-api.js";
import { slowFormatIssues } from "../src/resolve/patterns/slow-pattern-issues.js";

const { formats } = defaultSettings;
const properties = {
  a: { type: "string", format: "money" },
  b: { type: ["string", "null"], format: "money" },
  c: { type: "string", format: "uuid" },
  d: { type: "string", format: "constructor" },
  e: { type: "string", format: "password" },
  f: { type: "integer", format: "int64" },
};
const schemas = { Item: { type: "object", properties }, Status: { enum: ["a"] } };

function issuesOf(settings: Partial<ApiSettings>): readonly string[] {
  const content: JsonObject = { components: { schemas } };
  const locate: SpecDocument["locate"] = (pointer) => ({ file: "spec.yaml", line: 1, column: 1, pointer });
  const document: SpecDocument = { file: "spec.yaml", version: "3.1", content, sources: [], locate };
  return resolveApi(document, { ...defaultSettings, ...settings }).issues.map(shown);
}

function shown({ code, message, location }: Issue): string {
  return `${location.pointer} ${code} ${message}`;
}

const money =
  "/components/schemas/Item/properties/a/format format-unsupported There is no format `money`, so it stays an annotation. The same holds in 1 more place.";
const builtIn =
  "/components/schemas/Item/properties/d/format format-unsupported There is no format `constructor`, so it stays an annotation.";

test.each<[settings: string, formats: ApiSettings["formats"], issues: string[]]>([
  ["by default", formats, []],
  ["where requests assert all", { ...formats, request: formatNames }, [money, builtIn]],
  ["where responses assert all", { ...formats, response: formatNames }, [money, builtIn]],
  ["where one is listed", { ...formats, response: ["money"] }, [money]],
  ["where one is custom", { request: [...formatNames, "money"], response: [], custom: { money: "^\\d+$" } }, [builtIn]],
])("formats that are unknown, %s", (_settings, chosen, issues) => {
  expect(issuesOf({ formats: chosen })).toEqual(issues);
});

test("a name under enums.schemas must be that of a component", () => {
  expect(issuesOf({ enums: { all: "closed", schemas: { Status: "open" } } })).toEqual([]);
  expect(issuesOf({ enums: { all: "closed", schemas: { Stauts: "open", toString: "open" as const } } })).toEqual([
    " name-override-unused The setting `enums.schemas.Stauts` belongs to no schema in the document.",
    " name-override-unused The setting `enums.schemas.toString` belongs to no schema in the document.",
  ]);
});

test("a custom format that is slow is reported where it stands", async () => {
  const place = { file: "redocly.yaml", line: 9, column: 3, pointer: "/apis/a/x-specwright/formats/custom/slug" };
  const issues = await slowFormatIssues(
    { slug: "^(a+)+$", money: "^\\d+$" },
    new Map([
      ["/formats/custom/slug", place],
      ["/formats/custom/money", place],
    ]),
  );
  expect(issues).toMatchObject([{ code: "schema-pattern-slow", location: place }]);
});
