import { isJsonObject, type JsonValue } from "../../src/model/json.js";
import { itemsOf, membersOf, partAt, type Path, withPart } from "./json.js";
import type { Random } from "./random.js";

const replacements: readonly JsonValue[] = [
  null,
  true,
  false,
  0,
  -1,
  1,
  1.5,
  2 ** 53,
  -0,
  1e21,
  "",
  "text",
  "1",
  "null",
  "😀",
  "2024-02-29",
  [],
  {},
  [null],
  [[]],
  { unexpected: 1 },
];

const names = ["unexpected", "id", "type", "name", "constructor", "toString", "__proto__", "", "0", "length"];

/** A copy of `value` with one to three wrong, missing or unexpected parts; `donors` are values that parts are taken from as well. */
export function mutated(value: JsonValue, donors: readonly JsonValue[], random: Random): JsonValue {
  let result = value;
  for (let count = 1 + random.below(3); count > 0; count -= 1) result = mutatedOnce(result, donors, random);
  return result;
}

function mutatedOnce(value: JsonValue, donors: readonly JsonValue[], random: Random): JsonValue {
  const path = randomPath(value, random);
  const part = partAt(value, path) ?? null;
  const choice = random.below(10);
  if (choice < 2 && path.length > 0) return withPart(value, path, undefined);
  if (choice < 4 && isJsonObject(part)) {
    return withPart(value, [...path, random.pick(names) ?? ""], random.pick(replacements) ?? null);
  }
  if (choice < 5 && Array.isArray(part)) {
    const items = itemsOf(part);
    return withPart(value, path, [...items, random.pick(items) ?? random.pick(replacements) ?? null]);
  }
  if (choice < 7) return withPart(value, path, donated(donors, random));
  return withPart(value, path, random.chance(0.4) ? random.pick(replacements) : nudged(part, random));
}

/** A part of one of the values. */
function donated(donors: readonly JsonValue[], random: Random): JsonValue {
  const donor = random.pick(donors) ?? null;
  return partAt(donor, randomPath(donor, random)) ?? null;
}

/** A value close by. */
function nudged(value: JsonValue, random: Random): JsonValue {
  if (typeof value === "number") return random.pick([value + 1, value - 1, -value, value + 0.1, value * 10, 0]) ?? 0;
  if (typeof value === "boolean") return random.pick([!value, Number(value), String(value)]) ?? null;
  if (typeof value === "string") {
    const changes = [`${value} `, value.slice(1), value.toUpperCase(), value + value, `😀${value}`, value.length, ""];
    return random.pick(changes) ?? "";
  }
  if (Array.isArray(value)) return random.pick([itemsOf(value).slice(1), [value], { ...itemsOf(value) }]) ?? [];
  if (!isJsonObject(value)) return random.pick(["null", {}, 0]) ?? "";
  return random.pick([membersOf(value).map(([, member]) => member), [value], JSON.stringify(value)]) ?? {};
}

function randomPath(value: JsonValue, random: Random): Path {
  const path: (string | number)[] = [];
  let part: JsonValue | undefined = value;
  while (random.chance(path.length === 0 ? 0.9 : 0.6)) {
    const inner: readonly (string | number)[] = Array.isArray(part)
      ? [...itemsOf(part).keys()]
      : membersOf(part).map(([name]) => name);
    const name = random.pick(inner);
    if (name === undefined) break;
    path.push(name);
    part = partAt(value, path);
  }
  return path;
}
