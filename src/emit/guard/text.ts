import type { JsonValue } from "../../model/json.js";
import { type Doc, fill, group, ifBroken, indent, join, line, softLine } from "./layout.js";
import { withPlainEscapes } from "./plain-escapes.js";

/** The names that every object inherits: reading them without `Object.hasOwn` finds functions. */
export const inheritedNames: ReadonlySet<string> = new Set([
  "__defineGetter__",
  "__defineSetter__",
  "__lookupGetter__",
  "__lookupSetter__",
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "toString",
  "valueOf",
]);

/** The text with a small first letter. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const identifier = /^[A-Za-z_$][\w$]*$/;

/** A string literal in the quotes that need fewer escapes; double ones in a tie, as Prettier has it. */
export function stringLiteral(text: string): string {
  if (isPlain(text)) return `"${text}"`;
  const json = JSON.stringify(text).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
  const doubles = text.split('"').length;
  const singles = text.split("'").length;
  if (doubles <= singles) return json;
  const body = json.slice(1, -1).replaceAll(/\\.|'/gs, (part) => (part === '\\"' ? '"' : part === "'" ? "\\'" : part));
  return `'${body}'`;
}

/** Whether a text stands between double quotes as it is. */
export function isPlain(text: string): boolean {
  return /^[ !#-[\]-~]*$/.test(text);
}

/** A property access, by dot where the name allows it. */
export function member(object: string, name: string): string {
  return identifier.test(name) ? `${object}.${name}` : `${object}[${stringLiteral(name)}]`;
}

/** The name of a property in an object literal; `__proto__` would set the prototype without the brackets. */
export function propertyKey(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return identifier.test(name) ? name : stringLiteral(name);
}

/** A number literal as Prettier writes it. */
export function numberLiteral(value: number): string {
  return scalarLiteral(value);
}

/** A literal of anything but an object or array, as Prettier writes it. */
export function scalarLiteral(value: string | number | boolean | null): string {
  return typeof value === "string" ? stringLiteral(value) : String(value).replace("e+", "e");
}

/** A regular expression literal, with the `u` flag unless the pattern only works without, in ASCII where a character could be mistaken or lost. */
export function patternLiteral(pattern: string, flags: "u" | ""): string {
  const { source: written } = new RegExp(pattern, flags);
  const source = flags === "" ? withPlainEscapes(written) : written;
  const visible = source.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => {
    // Without the flag there are no code points, only the two halves that a character is written in.
    if (flags === "" || character.length === 1) return unitsOf(character);
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
  return `/${visible}/${flags}`;
}

function unitsOf(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}

/** A JSON value as an expression. */
export function jsonLiteral(value: JsonValue): Doc {
  if (typeof value !== "object" || value === null) return scalarLiteral(value);
  if (isJsonArray(value)) return arrayLiteral(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return objectLiteral(entries.map(([name, item]) => [propertyKey(name), jsonLiteral(item ?? null)]));
}

/** An array literal of JSON values; numbers share lines, anything else gets a line of its own. */
export function arrayLiteral(values: readonly JsonValue[]): Doc {
  if (values.length > 0 && values.every((value) => typeof value === "number")) {
    return group(["[", indent([softLine, fill(values.map(numberLiteral))]), ifBroken(","), softLine, "]"]);
  }
  return listLiteral(values.map(jsonLiteral), isBrokenList(values));
}

/** An array literal of expressions. */
export function listLiteral(items: readonly Doc[], broken = false): Doc {
  if (items.length === 0) return "[]";
  return group(["[", indent([softLine, join([",", line], items)]), ifBroken(","), softLine, "]"], broken);
}

/** An object literal. */
export function objectLiteral(entries: readonly (readonly [key: string, value: Doc])[], broken = false): Doc {
  if (entries.length === 0) return "{}";
  const properties = entries.map(([key, value]): Doc => [key, ": ", value]);
  return group(["{", indent([line, join([",", line], properties)]), ifBroken(","), line, "}"], broken);
}

/** Prettier breaks lists of two or more objects, or of two or more arrays, whose members are not all single. */
function isBrokenList(values: readonly JsonValue[]): boolean {
  const isAlike = new Set(values.map((value) => Array.isArray(value))).size === 1;
  const hasMany = (value: JsonValue): boolean =>
    typeof value === "object" && value !== null && Object.keys(value).length > 1;
  return values.length > 1 && isAlike && values.every(hasMany);
}

function isJsonArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
