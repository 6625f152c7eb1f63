import type { Shape, ShapeKeywords } from "./explain.js";
import type { Guard } from "./guard.js";
import type { Place } from "./search.js";

/** The words for what a shape expects: `string | null`, `"active" | "revoked"`, `OAuth2Client`. */
export function expectedText(shape: Shape, level = 0): string {
  if (typeof shape === "string")
    return shape.replace("any", "any value").replace("never", "no value").replaceAll("|", " | ");
  if (isGuard(shape)) {
    const inner = shape.shape();
    // The name of a type with properties says more than `object`; that of a few literals says less than they do.
    const isSimple = typeof inner !== "object" || isLiteralList(inner) || isGuard(inner);
    return isSimple && level < 5 ? expectedText(inner, level + 1) : shape.name;
  }
  if (isLiteralList(shape)) return literalsText(shape);
  const { type, anyOf, oneOf, allOf, not, base, if: condition } = shape;
  if (type !== undefined) return type;
  const members = anyOf ?? oneOf ?? allOf;
  if (level >= 5) return "another value";
  if (base !== undefined) return expectedText(base, level + 1);
  if (condition !== undefined) return "any value";
  if (members !== undefined) {
    const texts = members.map((member: Shape) => expectedText(member, level + 1));
    return texts.filter((text, at) => texts.indexOf(text) === at).join(allOf === undefined ? " | " : " & ");
  }
  if (not !== undefined) return `anything but ${expectedText(not, level + 1)}`;
  return (shape.prefixItems ?? shape.contains) !== undefined || isArrayShape(shape) ? "array" : "object";
}

/** The literals, or the first ten of them. */
function literalsText(values: readonly unknown[]): string {
  const texts = values.slice(0, 10).map((value) => cut(JSON.stringify(value) ?? "undefined", 60));
  const more = values.length - texts.length;
  return texts.join(" | ") + (more > 0 ? ` | … ${more} more` : "");
}

/** The type of a value: never the value itself, which may be a secret. */
export function receivedText(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : typeof value;
}

/** The value itself, cut, and its type: only for where one of a few literals is expected. */
export function receivedLiteralText(value: unknown): string {
  const type = receivedText(value);
  return "string number boolean".includes(type) ? `${cut(JSON.stringify(value), 40)} (${type})` : type;
}

/** A number of things: `1 item`, `2 properties`. */
export function countText(count: number, thing: string): string {
  return `${count} ${count === 1 ? thing : `${thing}s`.replace("ys", "ies")}`;
}

/** The JSON Pointer (RFC 6901) of a place; the names that a hostile sender made up may be long, and are cut. */
export function pointerOf(place: Place): string {
  let pointer = "";
  for (let each = place; each !== undefined; each = each.parent) {
    pointer = `/${cut(String(each.name), 400).replaceAll("~", "~0").replaceAll("/", "~1")}${pointer}`;
  }
  return pointer;
}

/** Whether a shape lists the only values. */
export function isLiteralList(shape: Shape): shape is readonly unknown[] {
  return Array.isArray(shape);
}

/** Whether a shape is that of another guard. */
export function isGuard(shape: unknown): shape is Guard<unknown> {
  return typeof (shape as Partial<Guard<unknown>> | undefined)?.shape === "function";
}

/** Whether keywords are those of an array. */
export function isArrayShape({ items, minItems, maxItems, uniqueItems }: ShapeKeywords): boolean {
  return (items ?? minItems ?? maxItems ?? uniqueItems) !== undefined;
}

/** The text, or so much of it with an ellipsis. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}
