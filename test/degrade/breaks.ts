import {
  isJsonObject,
  memberOf,
  pointerOf,
  segmentsOf,
  valueAt,
  type JsonObject,
  type JsonValue,
} from "../../src/model/json.js";

/** A document in which one value is not what it was. */
export interface Break {
  readonly pointer: string;
  /** What stands there now; absent where it was taken away. */
  readonly value?: JsonValue;
  readonly content: JsonValue;
  /** Whether no version of OpenAPI has such a value there, so that somebody has to say so. */
  readonly isWrong: boolean;
}

/** One value of each type of JSON, and references of all kinds that lead to nothing of use. */
const replacements: readonly JsonValue[] = [
  null,
  true,
  7,
  "text",
  [],
  [7],
  {},
  { $ref: "#/nowhere" },
  { $ref: "missing.yaml" },
  { $ref: "broken.yaml" },
  { $ref: "whole.yaml#/nowhere" },
  { $ref: "#/info" },
  { $ref: 7 },
];

/** Every way of breaking every value of a document but the whole. */
export function breaksOf(content: JsonValue): readonly Break[] {
  return pointersIn(content).flatMap((pointer) => [
    ...replacements.map((value) => ({
      pointer,
      value,
      content: withValue(content, segmentsOf(pointer), value),
      isWrong: isWrong(content, pointer, value),
    })),
    { pointer, content: withValue(content, segmentsOf(pointer), undefined), isWrong: false },
  ]);
}

function pointersIn(value: JsonValue, pointer = ""): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value as JsonObject).flatMap(([key, child]) => {
    const place = pointerOf(pointer, key);
    return [place, ...pointersIn(child ?? null, place)];
  }); // both have entries
}

/** A copy with another value at the end of the path; `undefined` takes away what is there. */
function withValue(content: JsonValue, [key, ...rest]: readonly string[], value: JsonValue | undefined): JsonValue {
  if (key === undefined) return value ?? null;
  const inner = memberOf(content, key) ?? null;
  const changed = rest.length === 0 ? value : withValue(inner, rest, value);
  if (Array.isArray(content)) {
    const items: readonly JsonValue[] = content;
    return items.flatMap((item, index) => (String(index) !== key ? [item] : changed === undefined ? [] : [changed]));
  }
  const { [key]: _, ...others } = isJsonObject(content) ? content : {};
  if (changed === undefined) return others;
  // In its old place, since the order of a document is the order of its output.
  return Object.fromEntries(
    Object.keys(content as JsonObject).map((each) => [each, each === key ? changed : others[each]]),
  );
}

/** What informs readers alone, and what is the API's data. */
const harmless = new Set([
  "info",
  "tags",
  "links",
  "description",
  "summary",
  "value",
  "default",
  "example",
  "enum",
  "scopes",
]);

/** Members that may be of several types. */
const versatile = new Set(["additionalProperties", "exclusiveMinimum", "not", "items"]);

function isWrong(content: JsonValue, pointer: string, value: JsonValue): boolean {
  const segments = segmentsOf(pointer);
  if (segments.some((segment) => harmless.has(segment))) return false;
  if (value === true && isSchema(segments)) return false; // in 3.1, and harmless in 3.0
  if (versatile.has(segments.at(-1) ?? "")) return typeof value === "string" || value === null;
  const was = valueAt(content, pointer);
  if (typeOf(was) !== typeOf(value)) return true;
  // Of the right type, but nothing of the kind.
  return isJsonObject(value) && value["$ref"] !== undefined && value["$ref"] !== "#/info";
}

function isSchema(segments: readonly string[]): boolean {
  const [before, last] = segments.slice(-2);
  return last === "schema" || ["properties", "schemas", "allOf", "anyOf", "oneOf"].includes(before ?? "");
}

function typeOf(value: JsonValue | undefined): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}
