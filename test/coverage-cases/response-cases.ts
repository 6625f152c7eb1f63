import type { CoverageCase } from "../coverage-cases.js";
import { casesOf, done, newest, operation, post, record, someWords, text, unheard } from "./cases-of.js";

const responses = [
  ...casesOf(["responses"], (id, value) => operation(id, { responses: value }), [...post, "responses"], done, {
    default: [{ description: "Else." }, undefined],
    200: [{ description: "One word." }, { description: "Another word." }, {}],
    "x-unheard": unheard,
  }),
  ...casesOf(
    ["response"],
    (id, value) => operation(id, { responses: { 200: value } }),
    [...post, "responses", "200"],
    { description: "Done." },
    {
      description: [...someWords, {}],
      headers: [{ "X-A": { schema: text } }, { "X-B": { schema: text } }],
      content: [{ "application/json": { schema: text } }, { "application/json": { schema: { type: "number" } } }],
      links: [{ a: { operationId: "{id}" } }, undefined],
      "x-unheard": unheard,
    },
  ),
];

const headers = casesOf(
  ["header"],
  (id, value) => operation(id, { responses: { 200: { description: "Done.", headers: { "X-A": value } } } }),
  [...post, "responses", "200", "headers", "X-A"],
  { schema: text },
  {
    description: someWords,
    required: [true, undefined],
    deprecated: [true, undefined],
    style: ["simple", undefined],
    explode: [true, undefined],
    allowEmptyValue: [true, undefined],
    allowReserved: [true, undefined],
    schema: [text, { type: "number" }, {}],
    content: [{ "application/json": { schema: text } }, { "application/json": { schema: { type: "number" } } }, {}],
    example: ["a", "b"],
    examples: [{ a: { value: "a" } }, { a: { value: "b" } }],
    "x-unheard": unheard,
  },
);

const examples = casesOf(
  ["example"],
  (id, value) =>
    operation(id, {
      responses: {
        200: { description: "Done.", content: { "application/json": { ...record, examples: { a: value } } } },
      },
    }),
  [...post, "responses", "200", "content", "application/json", "examples", "a"],
  { value: { p: "x" } },
  {
    value: [{ p: "a" }, { p: "b" }],
    summary: someWords,
    description: someWords,
    externalValue: ["https://a.example", "https://b.example", {}],
    "x-unheard": unheard,
  },
);

const summaries = newest(
  casesOf(
    ["response"],
    (id, value) => operation(id, { responses: { 200: value } }),
    [...post, "responses", "200"],
    {},
    { summary: someWords },
  ),
);

const newExamples = newest(
  [record, { schema: { type: "object", properties: { q: text } } }].flatMap((media, index) =>
    casesOf(
      ["example", index === 0 ? "" : "beside others"],
      (id, value) =>
        operation(id, {
          responses: {
            200: { description: "Done.", content: { "application/json": { ...media, examples: { a: value } } } },
          },
        }),
      [...post, "responses", "200", "content", "application/json", "examples", "a"],
      index === 0 ? {} : { dataValue: { p: "x" } },
      {
        ...(index === 0
          ? { dataValue: [{ p: "a" }, { p: "b" }] as const }
          : { value: [{ p: "a" }, { p: "b" }] as const }),
        serializedValue: ['{"p":"a"}', '{"p":"b"}'],
      },
    ),
  ),
);

const unreadable = newest(
  casesOf(
    ["example", "that is no JSON"],
    (id, value) =>
      operation(id, {
        responses: {
          200: { description: "Done.", content: { "application/json": { ...record, examples: { a: value } } } },
        },
      }),
    [...post, "responses", "200", "content", "application/json", "examples", "a"],
    {},
    { serializedValue: ["{p:", "{q:"] },
  ),
);

/** Responses, their headers, and examples. */
export const responseCases: readonly CoverageCase[] = [
  ...responses,
  ...headers,
  ...examples,
  ...summaries,
  ...newExamples,
  ...unreadable,
];
