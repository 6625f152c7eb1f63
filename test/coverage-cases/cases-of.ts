import type { JsonObject, JsonValue } from "../../src/model/json.js";
import { pointerOf } from "../../src/model/json.js";
import { type CoverageCase, replaced } from "../coverage-cases.js";

/** Two values that should make a difference. */
export type Values = readonly [JsonValue | undefined, JsonValue | undefined];

/** Values by keywords; the third is what stands beside the keyword, where it is not what stands beside all. */
export type Keywords = Readonly<Record<string, Values | readonly [...Values, JsonObject]>>;

/** A pointer in parts; `{id}` is replaced. */
export type Segments = readonly (string | number)[];

const words = (one: string, other: string): Values => [`${one} word.`, `${other} word.`];

/** A schema. */
export const text = { type: "string" };

/** Responses. */
export const done = { 200: { description: "Done." } };

/** Two texts. */
export const someWords = words("One", "Another");

/** Two links to documentation. */
export const someLinks: Values = [{ url: "https://a.example" }, { url: "https://b.example" }];

/** Of an extension that nobody has heard of. */
export const unheard: Values = [1, 2];

/** Where {@link operation} puts it. */
export const post: Segments = ["paths", "/{id}", "post"];

/** A request body. */
export const body = { content: { "application/json": { schema: text } } };

/** A list. */
export const list = { type: "array", items: text };

/** A media type with an object. */
export const record = { schema: { type: "object", properties: { p: text } } };

/** Cases of one kind of object; `around` stands beside each keyword unless the keyword brings its own. */
export function casesOf(
  [object, where = ""]: readonly [object: string, where?: string],
  place: CoverageCase["place"],
  path: Segments,
  around: JsonObject,
  keywords: Keywords,
  isAlone = false,
): readonly CoverageCase[] {
  return Object.entries(keywords).map(([keyword, [one, other, own]]) => ({
    object,
    keyword,
    where,
    place,
    pointer: (id) => replaced(id, pointerOf("", ...path, keyword)),
    around: own ?? around,
    values: [one, other],
    ...(isAlone ? { isAlone } : {}),
  }));
}

/** The cases in a document of OpenAPI 3.2. */
export function newest(cases: readonly CoverageCase[]): readonly CoverageCase[] {
  return cases.map((each) => ({ ...each, isNew: true }));
}

/** A document with an operation that has these members. */
export function operation(id: string, members: JsonObject): JsonObject {
  return { paths: { [`/${id}`]: { post: { operationId: id, tags: [id], responses: done, ...members } } } };
}
