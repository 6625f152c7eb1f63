import type { JsonValue } from "../../model/json.js";
import type { LiteralsSchema, Schema } from "../../model/schema.js";

/** A value of an enum with what the document calls it. */
export type Labelled = readonly [value: string | number, label: string];

/** The literals of an enum, which may be nullable. */
export function enumOf(schema: Schema): LiteralsSchema | undefined {
  if (schema.kind === "literals") return schema;
  if (schema.kind !== "union") return undefined;
  const [first, ...others] = schema.members.filter(({ kind }) => kind !== "null");
  return first?.kind === "literals" && others.length === 0 ? first : undefined;
}

/** The values of an enum by the names for a constant; none unless all values but null have one: the document's, or the string itself. */
export function namedValues({ values, members = [] }: LiteralsSchema): readonly (readonly [string, string | number])[] {
  const known = values.filter((value) => value !== null);
  const plain = known.filter((value) => isPlain(value));
  if (plain.length < known.length) return [];
  const named = plain.map((value) => [nameIn(members, value), value] as const);
  const names = new Set(named.map(([name]) => name));
  if (names.size === plain.length && !names.has(undefined)) return named.map(([name = "", value]) => [name, value]);
  return plain.every((value) => typeof value === "string") ? plain.map((value) => [String(value), value]) : [];
}

function nameIn(members: NonNullable<LiteralsSchema["members"]>, value: string | number): string | undefined {
  return members.find((member) => member.value === value)?.name;
}

/** The values of an enum that have labels; none where two of them would be one key, as 1 and "1". */
export function labelledValues({ values, members = [] }: LiteralsSchema): readonly Labelled[] {
  const labelled = members.flatMap(({ value, label }): readonly Labelled[] =>
    isPlain(value) && values.includes(value) && label !== undefined ? [[value, label]] : [],
  );
  const keys = new Set(labelled.map(([value]) => String(value)));
  return keys.size === labelled.length ? labelled : [];
}

function isPlain(value: JsonValue): value is string | number {
  return typeof value === "string" || typeof value === "number";
}
