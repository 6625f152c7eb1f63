import { isJsonObject, type JsonObject, type JsonValue } from "../../src/model/json.js";
import { itemsOf, memberOf, membersOf, stringsOf, withMembers, withoutMembers } from "./json.js";
import type { Occurrence } from "./judge.js";

/** Values of every type, for whatever accepts only some. */
export const anything: readonly JsonValue[] = [
  null,
  true,
  0,
  1.5,
  -1,
  "",
  "text",
  [],
  {},
  [null],
  [1, "a"],
  { unexpected: 1 },
];

/** Values that differ little from `value`, of which some should break the keyword and nothing else; made as they are asked for. */
export function* breaksOf({ schema, keyword }: Occurrence, value: JsonValue): Generator<JsonValue> {
  const argument = schema[keyword] ?? null;
  if (typeof value === "string") yield* brokenStrings(keyword, argument, value);
  else if (typeof value === "number") yield* brokenNumbers(keyword, argument, value);
  else if (Array.isArray(value)) yield* brokenArrays(keyword, argument, itemsOf(value));
  else if (isJsonObject(value)) yield* brokenObjects(keyword, argument, value, schema);
  yield* anything;
}

function brokenStrings(keyword: string, argument: JsonValue, value: string): readonly JsonValue[] {
  const limit = Number(argument);
  const characters = [...value];
  const half = characters.length >> 1;
  const stretched = (length: number): readonly string[] =>
    [characters[0], characters[half], characters.at(-1), "a", "0", "😀"].map((each = "a") => {
      const more = each.repeat(Math.max(0, length - characters.length));
      return characters.slice(0, half).join("") + more + characters.slice(half).join("");
    });
  switch (keyword) {
    case "minLength":
      return [
        characters.slice(0, limit - 1).join(""),
        characters.slice(characters.length - limit + 1).join(""),
        "😀".repeat(Math.max(0, limit - 1)),
        "a".repeat(Math.max(0, limit - 1)),
        "1".repeat(Math.max(0, limit - 1)),
      ];
    case "maxLength":
      // A text of megabytes takes its time.
      return limit > 100_000 ? ["a".repeat(limit + 1)] : stretched(limit + 1);
    default:
      return [
        `${value}x`,
        ...(characters.length > 0 ? ["~", "é", "\n", " ", "Z", "0", "😀"] : []).flatMap((each) => [
          [each, ...characters.slice(1)].join(""),
          [...characters.slice(0, -1), each].join(""),
          each.repeat(characters.length),
        ]),
        value.toUpperCase(),
        value.slice(1),
        value.slice(0, -1),
        "!",
        "a",
        "☃☃☃☃☃☃☃☃",
      ];
  }
}

function brokenNumbers(keyword: string, argument: JsonValue, value: number): readonly JsonValue[] {
  const limit = Number(argument);
  switch (keyword) {
    case "minimum":
    case "exclusiveMinimum":
      return [limit, limit - 1, limit - 0.5, limit - Math.abs(limit) * 1e-9, limit - 10, limit - 100, -1e12];
    case "maximum":
    case "exclusiveMaximum":
      return [limit, limit + 1, limit + 0.5, limit + Math.abs(limit) * 1e-9, limit + 10, limit + 100, 1e12];
    case "multipleOf":
      return [value + limit / 2, value + limit / 10, value - limit / 2, value + 0.001, value + 1, value - 1];
    default:
      return [value + 1, value - 1, value + 0.5, -value, value * 10, 1e20];
  }
}

function brokenArrays(keyword: string, argument: JsonValue, items: readonly JsonValue[]): readonly JsonValue[] {
  const limit = Number(argument);
  const [first] = items;
  const last = items.at(-1);
  switch (keyword) {
    case "minItems":
      return [items.slice(0, Math.max(0, limit - 1)), []];
    case "maxItems":
      return limit > 20_000 ? [] : [0, 1].map((shift) => stretchedItems(items, limit + 1, shift));
    case "uniqueItems":
      return [
        first === undefined ? [1, 1] : [...items, first],
        last === undefined ? [] : [...items.slice(1), last],
        [first ?? {}, first ?? {}],
      ];
    case "contains":
    case "minContains":
      return [[], items.slice(1), items.slice(0, -1), ...replacedItems(items)];
    default:
      return [
        ...replacedItems(items),
        items.slice(1),
        [...items, ...items],
        ...anything.map((each) => [...items, each]),
      ];
  }
}

function stretchedItems(items: readonly JsonValue[], length: number, shift: number): readonly JsonValue[] {
  const [first = "text"] = items;
  const more = Array.from({ length: Math.max(0, length - items.length) }, (_, index): JsonValue => {
    if (shift === 0) return first;
    // Different ones, for arrays whose items have to be.
    if (typeof first === "string") return `${first}${index}`;
    return typeof first === "number"
      ? first + index + 1
      : isJsonObject(first)
        ? { ...first, unexpected: index }
        : index;
  });
  return [...items, ...more];
}

function replacedItems(items: readonly JsonValue[]): readonly JsonValue[] {
  const last = Math.max(0, items.length - 1);
  return anything.flatMap((each) => [
    [...items.slice(0, last), each],
    [each, ...items.slice(1)],
  ]);
}

function brokenObjects(
  keyword: string,
  argument: JsonValue,
  value: JsonObject,
  schema: JsonObject,
): Iterable<JsonValue> {
  const limit = Number(argument);
  const required = stringsOf(schema["required"]);
  const names = membersOf(value).map(([name]) => name);
  switch (keyword) {
    case "required":
      return [...stringsOf(argument).map((name) => withoutMembers(value, name)), {}];
    case "minProperties": {
      const spare = [...names].sort(
        (left, right) => Number(required.includes(right)) - Number(required.includes(left)),
      );
      return [withoutMembers(value, ...spare.slice(Math.max(0, limit - 1)))];
    }
    case "maxProperties":
      return limit > 1000 ? [] : [0, 1, 2].map((choice) => stretchedObject(value, limit + 1, choice));
    case "dependentRequired":
      return membersOf(argument).flatMap(([name, others]) =>
        stringsOf(others).map((other) =>
          withoutMembers(withMembers(value, { [name]: memberOf(value, name) ?? "text" }), other),
        ),
      );
    case "propertyNames":
      return ["", "☃", "UPPER", "a b", "x".repeat(300), "0", "name"].map((name) => withMembers(value, { [name]: 1 }));
    default:
      return replacedMembers(keyword, argument, value, names);
  }
}

function stretchedObject(value: JsonObject, length: number, choice: number): JsonObject {
  const [first = "text"] = membersOf(value).map(([, member]) => member);
  const count = Math.max(0, length - membersOf(value).length);
  const more = Array.from({ length: count }, (_, index) => [`extra${index}`, [first, "text", 1][choice] ?? null]);
  return withMembers(value, Object.fromEntries(more) as JsonObject); // entries of JSON
}

/** Each member that the keyword may be about, replaced by values of every type, and left out. */
function* replacedMembers(
  keyword: string,
  argument: JsonValue,
  value: JsonObject,
  names: readonly string[],
): Generator<JsonValue> {
  const isOfAdditional = keyword === "additionalProperties" || keyword === "unevaluatedProperties";
  const declared = keyword === "properties" ? membersOf(argument).map(([name]) => name) : names;
  const about = isOfAdditional ? [...new Set(["unexpected", "extra", ...names])] : declared;
  for (const each of anything) {
    for (const name of about.slice(0, 60)) yield withMembers(value, { [name]: each });
  }
  for (const name of names) yield withoutMembers(value, name);
}
