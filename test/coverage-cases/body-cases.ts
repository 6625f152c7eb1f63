import type { JsonObject } from "../../src/model/json.js";
import type { CoverageCase } from "../coverage-cases.js";
import { body, casesOf, newest, operation, post, record, someWords, text, unheard, type Keywords } from "./cases-of.js";

const requestBodies = casesOf(
  ["request body"],
  (id, value) => operation(id, { requestBody: value }),
  [...post, "requestBody"],
  body,
  {
    description: someWords,
    required: [true, undefined],
    content: [body.content, { "application/json": { schema: { type: "number" } } }, {}],
    "x-unheard": unheard,
  },
);

const shown: Keywords = {
  example: [{ p: "a" }, { p: "b" }],
  examples: [{ a: { value: { p: "a" } } }, { a: { value: { p: "b" } } }],
};

const kinds = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];

const mediaOfRequests = kinds.flatMap((kind) =>
  casesOf(
    ["media type", `${kind} of a request`],
    (id, value) => operation(id, { requestBody: { content: { [kind]: value } } }),
    [...post, "requestBody", "content", kind],
    record,
    { ...shown, encoding: [{ p: { style: "pipeDelimited" } }, undefined], "x-unheard": unheard },
  ),
);

const mediaOfResponses = casesOf(
  ["media type", "of a response"],
  (id, value) =>
    operation(id, { responses: { 200: { description: "Done.", content: { "application/json": value } } } }),
  [...post, "responses", "200", "content", "application/json"],
  record,
  {
    ...shown,
    schema: [text, { type: "number" }, {}],
    encoding: [{ p: { style: "pipeDelimited" } }, undefined],
    itemSchema: [text, undefined],
  },
);

const streams = casesOf(
  ["media type", "of a stream"],
  (id, value) =>
    operation(id, { responses: { 200: { description: "Done.", content: { "text/event-stream": value } } } }),
  [...post, "responses", "200", "content", "text/event-stream"],
  {},
  {
    itemSchema: [record.schema, { type: "object", properties: { q: text } }],
    schema: [record.schema, { type: "object", properties: { q: text } }],
  },
);

const encodings = kinds.slice(1, 3).flatMap((kind) =>
  casesOf(
    ["encoding", kind],
    (id, value) => operation(id, { requestBody: { content: { [kind]: { ...record, encoding: { p: value } } } } }),
    [...post, "requestBody", "content", kind, "encoding", "p"],
    {},
    {
      contentType: ["application/json", "text/plain"],
      headers: [{ "X-A": { schema: text } }, undefined],
      style: ["pipeDelimited", undefined],
      explode: [true, false],
      allowReserved: [true, undefined],
      "x-unheard": unheard,
    },
  ),
);

const besideStyle = casesOf(
  ["encoding", "with a style"],
  (id, value) =>
    operation(id, { requestBody: { content: { [kinds[1] ?? ""]: { ...record, encoding: { p: value } } } } }),
  [...post, "requestBody", "content", kinds[1] ?? "", "encoding", "p"],
  { style: "form" },
  { contentType: ["application/json", "text/plain"] },
);

const encodingOfAll: Keywords = {
  prefixEncoding: [[{ contentType: "image/png" }], undefined],
  itemEncoding: [{ contentType: "image/png" }, undefined],
};

const newMedia = newest([
  ...kinds.flatMap((kind) =>
    casesOf(
      ["media type", `${kind} of a request`],
      (id, value) => operation(id, { requestBody: { content: { [kind]: value } } }),
      [...post, "requestBody", "content", kind],
      record,
      { description: someWords, itemSchema: [text, undefined], ...encodingOfAll },
    ),
  ),
  ...kinds
    .slice(0, 3)
    .flatMap((kind) =>
      casesOf(
        ["media type", `${kind} of a response`],
        (id, value) => operation(id, { responses: { 200: { description: "Done.", content: { [kind]: value } } } }),
        [...post, "responses", "200", "content", kind],
        record,
        { description: someWords, ...encodingOfAll },
      ),
    ),
  ...casesOf(
    ["media type", "of a stream of parts"],
    (id, value) =>
      operation(id, { responses: { 200: { description: "Done.", content: { "multipart/mixed": value } } } }),
    [...post, "responses", "200", "content", "multipart/mixed"],
    { itemSchema: record.schema },
    { description: someWords, itemSchema: [record.schema, text, {}], ...encodingOfAll },
  ),
  ...casesOf(
    ["media type", "of a stream"],
    (id, value) =>
      operation(id, { responses: { 200: { description: "Done.", content: { "text/event-stream": value } } } }),
    [...post, "responses", "200", "content", "text/event-stream"],
    {},
    {
      itemSchema: [
        { type: "object", properties: { data: text } },
        { type: "object", properties: { event: text } },
      ],
    },
  ),
]);

const nestedEncodings = newest(
  kinds
    .slice(1, 3)
    .flatMap((kind) =>
      casesOf(
        ["encoding", kind],
        (id, value) => operation(id, { requestBody: { content: { [kind]: { ...record, encoding: { p: value } } } } }),
        [...post, "requestBody", "content", kind, "encoding", "p"],
        {},
        { encoding: [{ q: { contentType: "image/png" } }, undefined], ...encodingOfAll },
      ),
    ),
);

/** An operation that takes and gives bodies of parts. */
const withParts = (id: string, value: JsonObject): JsonObject =>
  operation(id, {
    requestBody: { content: { "multipart/mixed": value } },
    responses: { 200: { description: "Done.", content: { "multipart/mixed": value } } },
  });

const partsOf = (members: JsonObject): JsonObject => ({
  schema: { type: "array", prefixItems: [{}], items: {} },
  ...members,
});

const sentItems = newest([
  ...casesOf(
    ["media type", "of a stream of parts that are sent"],
    (id, value) => operation(id, { requestBody: { content: { "multipart/mixed": value } } }),
    [...post, "requestBody", "content", "multipart/mixed"],
    { itemSchema: record.schema },
    { itemSchema: [record.schema, text, {}], schema: [{ type: "array", maxItems: 2 }, undefined], ...encodingOfAll },
  ),
  ...["requestBody", "responses"].flatMap((side) =>
    casesOf(
      ["media type", `of a list of parts in ${side}`],
      (id, value) => withParts(id, value),
      [...post, side, ...(side === "responses" ? ["200"] : []), "content", "multipart/mixed"],
      partsOf({}),
      {
        schema: [
          { type: "array", items: record.schema },
          { type: "array", items: text },
        ],
        ...encodingOfAll,
      },
    ),
  ),
  ...casesOf(
    ["encoding", "of a place"],
    (id, value) =>
      operation(id, { requestBody: { content: { "multipart/mixed": partsOf({ prefixEncoding: [value] }) } } }),
    [...post, "requestBody", "content", "multipart/mixed", "prefixEncoding", 0],
    {},
    {
      contentType: ["text/html", "image/png"],
      headers: [{ "X-A": { schema: text } }, undefined],
      style: ["pipeDelimited", undefined],
      explode: [true, false],
      allowReserved: [true, undefined],
      encoding: [{ q: { contentType: "image/png" } }, undefined],
    },
  ),
  ...casesOf(
    ["encoding", "of parts within a part"],
    (id, value) => {
      const schema = { type: "array", items: { type: "array", items: text } };
      return operation(id, { requestBody: { content: { "multipart/mixed": { schema, itemEncoding: value } } } });
    },
    [...post, "requestBody", "content", "multipart/mixed", "itemEncoding"],
    { contentType: "multipart/mixed" },
    { contentType: ["multipart/mixed", "multipart/related"], ...encodingOfAll },
  ),
  ...["application/jsonl", "text/event-stream"].flatMap((kind) =>
    casesOf(
      ["media type", `${kind} of a request`],
      (id, value) => operation(id, { requestBody: { content: { [kind]: value } } }),
      [...post, "requestBody", "content", kind],
      {},
      {
        itemSchema: [
          { type: "object", properties: { data: text } },
          { type: "object", properties: { event: text } },
        ],
        schema: [
          { type: "array", items: record.schema },
          { type: "array", items: text },
        ],
      },
    ),
  ),
]);

/** Bodies of requests, media types, and how the properties of forms are written. */
export const bodyCases: readonly CoverageCase[] = [
  ...requestBodies,
  ...mediaOfRequests,
  ...mediaOfResponses,
  ...streams,
  ...encodings,
  ...besideStyle,
  ...newMedia,
  ...nestedEncodings,
  ...sentItems,
];
