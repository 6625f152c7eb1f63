import type { JsonObject } from "../src/model/json.js";

/** Where a text stands: what has a syntax of its own is filled with texts that keep to it. */
export type Position = "text" | "name" | "path" | "pattern" | "header" | "media";

/** The text for a place; `place` is another word for each. */
export type Fill = (place: string, position?: Position) => string;

/** A document of OpenAPI 3.1 that has every place for a text, filled by `fill`. */
export function hostileDocument(fill: Fill): JsonObject {
  let places = 100;
  const text = (position?: Position): string => fill(`w${places++}`, position);
  const [schema, union, left, right, scheme, basic, property] = Array.from({ length: 7 }, () => text("name"));
  const refTo = (name = "", kind = "schemas"): string =>
    `#/components/${kind}/${encodeURIComponent(wellFormed(name).replaceAll("~", "~0").replaceAll("/", "~1"))}`;
  const variant = (value: string): JsonObject => ({
    type: "object",
    required: [property ?? ""],
    properties: { [property ?? ""]: { const: value }, [text()]: { type: "integer", title: text() } },
  });
  const [leftValue, rightValue] = [text(), text()];
  const answer = (): JsonObject => ({
    description: text(),
    headers: { [text("header")]: { description: text(), schema: { type: "string" } } },
    content: { [`application/json; a="${text("media")}"`]: { schema: { $ref: refTo(schema) }, example: text() } },
  });
  return {
    openapi: "3.1.0",
    info: { title: text(), version: text(), description: text(), license: { name: text() } },
    [`x-${text()}`]: { [text()]: text() },
    servers: [
      { url: `https://host.example/${text("path")}`, description: text() },
      {
        url: "https://{zone}.example/v1",
        description: text(),
        variables: { zone: { default: text(), enum: [text()], description: text() } },
      },
    ],
    tags: [{ name: text(), description: text() }],
    security: [{ [scheme ?? ""]: [] }, { [basic ?? ""]: [text()] }],
    paths: {
      [`/${text("path")}/{id}`]: {
        summary: text(),
        post: {
          operationId: text(),
          tags: [text(), text()],
          summary: text(),
          description: text(),
          deprecated: true,
          externalDocs: { url: text(), description: text() },
          parameters: [
            { name: "id", in: "path", required: true, description: text(), schema: { type: "string" } },
            { name: text(), in: "query", description: text(), schema: { enum: [text(), text()] } },
            { name: text("header"), in: "header", schema: { type: "string", default: text() } },
            {
              name: text(),
              in: "query",
              style: "deepObject",
              schema: { type: "object", properties: { [text()]: {} } },
            },
          ],
          requestBody: {
            description: text(),
            content: {
              "application/json": { schema: { $ref: refTo(union) }, examples: { [text()]: { value: text() } } },
            },
          },
          responses: { "200": answer(), default: { description: text(), content: { "text/plain": {} } } },
          callbacks: { [text()]: { "{$request.body#/url}": { post: { operationId: text(), responses: {} } } } },
          "x-extension": text(),
        },
        get: { parameters: [{ name: "id", in: "path", required: true, schema: {} }], responses: { "404": answer() } },
      },
    },
    webhooks: {
      [text()]: {
        post: {
          description: text(),
          requestBody: { content: { "application/json": { schema: { $ref: refTo(schema) } } } },
          responses: {},
        },
      },
    },
    components: {
      securitySchemes: {
        [scheme ?? ""]: { type: "apiKey", in: "header", name: text("header"), description: text() },
        [basic ?? ""]: {
          type: "oauth2",
          description: text(),
          flows: {
            clientCredentials: { tokenUrl: `https://host.example/${text("path")}`, scopes: { [text()]: text() } },
          },
        },
      },
      schemas: {
        [schema ?? ""]: {
          title: text(),
          description: text(),
          type: "object",
          required: [text()],
          properties: {
            [text()]: { type: "string", description: text(), pattern: text("pattern"), default: text() },
            [text()]: { type: "string", format: text(), examples: [text()] },
            [text()]: { const: { [text()]: text() } },
            [text()]: { enum: [text(), text()], description: text(), "x-enum-varnames": [text(), text()] },
            [text()]: { type: "array", items: { $ref: refTo(schema) }, default: [text()] },
          },
          patternProperties: { [text("pattern")]: { type: "integer" } },
          dependentRequired: { [text()]: [text()] },
          additionalProperties: { type: "string", format: text() },
        },
        [left ?? ""]: variant(leftValue),
        [right ?? ""]: variant(rightValue),
        [union ?? ""]: {
          oneOf: [{ $ref: refTo(left) }, { $ref: refTo(right) }],
          discriminator: {
            propertyName: property ?? "",
            mapping: { [leftValue]: refTo(left), [rightValue]: refTo(right) },
          },
        },
      },
    },
  };
}

/** The text with a mark in place of surrogates that stand alone: no reference leads to what is no text of Unicode. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, "\uFFFD");
}
