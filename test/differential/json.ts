import { isJsonObject, type JsonObject, type JsonValue } from "../../src/model/json.js";

/** The members of an object, none for anything else. */
export function membersOf(value: JsonValue | undefined): readonly (readonly [name: string, value: JsonValue])[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined);
}

/** The own member of an object; `undefined` for anything else. */
export function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The items of an array, none for anything else. */
export function itemsOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : []; // isArray forgets the type
}

/** The strings among the items of an array. */
export function stringsOf(value: JsonValue | undefined): readonly string[] {
  return itemsOf(value).filter((item) => typeof item === "string");
}

/** Whether two values are equal by JSON Schema 2020-12, section 4.2.2. */
export function isSame(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === right) return true;
  if (Array.isArray(left) || Array.isArray(right)) {
    const [items, others] = [itemsOf(left), itemsOf(right)];
    const areBoth = Array.isArray(left) && Array.isArray(right) && items.length === others.length;
    return areBoth && items.every((item, index) => isSame(item, others[index]));
  }
  if (!isJsonObject(left) || !isJsonObject(right)) return false;
  const members = membersOf(left);
  return (
    members.length === membersOf(right).length &&
    members.every(([name, member]) => Object.hasOwn(right, name) && isSame(member, right[name]))
  );
}

/** Where something is in a value. */
export type Path = readonly (string | number)[];

/** The part of a value at a path. */
export function partAt(value: JsonValue, path: Path): JsonValue | undefined {
  let part: JsonValue | undefined = value;
  for (const name of path) part = typeof name === "number" ? itemsOf(part)[name] : memberOf(part, name);
  return part;
}

/** A copy with another part at `path`; without the part for `undefined`. */
export function withPart(value: JsonValue, path: Path, part: JsonValue | undefined): JsonValue {
  const [name, ...rest] = path;
  if (name === undefined) return part ?? null;
  const old = typeof name === "number" ? itemsOf(value)[name] : memberOf(value, name);
  const inner = rest.length === 0 ? part : withPart(old ?? null, rest, part);
  if (typeof name === "number") {
    const items = itemsOf(value);
    return [...items.slice(0, name), ...(inner === undefined ? [] : [inner]), ...items.slice(name + 1)];
  }
  const others = membersOf(value).filter(([each]) => each !== name);
  return Object.fromEntries(inner === undefined ? others : [...others, [name, inner]]);
}

/** A copy of an object with more or other members; `{}` stands for anything that is no object. */
export function withMembers(value: JsonValue | undefined, members: JsonObject): JsonObject {
  return Object.fromEntries([...membersOf(value), ...membersOf(members)]);
}

/** A copy of an object without some members. */
export function withoutMembers(value: JsonValue | undefined, ...names: readonly string[]): JsonObject {
  return Object.fromEntries(membersOf(value).filter(([name]) => !names.includes(name)));
}
