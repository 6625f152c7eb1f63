import type { JsonValue } from "../../src/model/json.js";
import { type CoverageCase, replaced } from "../coverage-cases.js";
import { casesOf, done, list, newest, operation, post, record, someWords, text, unheard } from "./cases-of.js";

const styles: Readonly<Record<string, JsonValue>> = { query: "pipeDelimited", path: "label" };

const everywhere = ["query", "path", "header", "cookie"].flatMap((location) => {
  const isPath = location === "path";
  const around = { name: "p", in: location, schema: list, ...(isPath ? { required: true } : {}) };
  const path = isPath ? "/{id}/{p}" : "/{id}";
  return casesOf(
    ["parameter", `in ${location}`],
    (id, value) => ({
      paths: { [replaced(id, path)]: { post: { operationId: id, tags: [id], responses: done, parameters: [value] } } },
    }),
    ["paths", path, "post", "parameters", 0],
    around,
    {
      name: ["P", "Q", { ...around, name: undefined }],
      in: [location === "cookie" ? "header" : location, isPath ? "query" : "cookie", { ...around, in: undefined }],
      description: someWords,
      ...(isPath ? {} : { required: [true, undefined] as const }),
      deprecated: [true, undefined],
      allowEmptyValue: [true, undefined, { ...around, schema: { type: "integer" } }],
      ...(styles[location] === undefined ? {} : { style: [styles[location], undefined] as const }),
      explode: [true, false],
      allowReserved: [true, undefined],
      schema: [text, { type: "number" }],
      content: [
        { "application/json": { schema: text } },
        { "application/json": { schema: { type: "number" } } },
        { ...around, schema: undefined },
      ],
      example: [["a"], ["b"]],
      examples: [{ a: { value: ["a"] } }, { a: { value: ["b"] } }],
      "x-unheard": unheard,
    },
  );
});

const withContent = casesOf(
  ["parameter", "with content"],
  (id, value) => operation(id, { parameters: [value] }),
  [...post, "parameters", 0],
  { name: "p", in: "query", content: { "application/json": { schema: list } } },
  { allowReserved: [true, undefined], explode: [true, undefined], style: ["form", undefined] },
);

const wholeQuery = newest(
  casesOf(
    ["parameter", "in querystring"],
    (id, value) => operation(id, { parameters: [value] }),
    [...post, "parameters", 0],
    { name: "q", in: "querystring", content: { "application/x-www-form-urlencoded": record } },
    {
      name: ["P", "Q"],
      in: ["querystring", "query"],
      description: someWords,
      required: [true, undefined],
      deprecated: [true, undefined],
      content: [
        { "application/x-www-form-urlencoded": record },
        { "application/x-www-form-urlencoded": { schema: { type: "object", properties: { q: text } } } },
        { name: "q", in: "querystring" },
      ],
      schema: [text, undefined],
      style: ["form", undefined],
      allowReserved: [true, undefined],
    },
  ),
);

const cookies = newest(
  casesOf(
    ["parameter", "in a cookie as it is"],
    (id, value) => operation(id, { parameters: [value] }),
    [...post, "parameters", 0],
    { name: "c", in: "cookie", schema: list },
    { style: ["cookie", undefined] },
  ),
);

const ignored = casesOf(
  ["parameter", "that OpenAPI ignores"],
  (id, value) => operation(id, { parameters: [value] }),
  [...post, "parameters", 0],
  { name: "Authorization", in: "header", schema: text },
  { description: someWords, required: [true, undefined] },
);

/** Parameters, everywhere they can be. */
export const parameterCases: readonly CoverageCase[] = [
  ...everywhere,
  ...withContent,
  ...wholeQuery,
  ...cookies,
  ...ignored,
];
