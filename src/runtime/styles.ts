import { encodeText, entriesOf, isNested, listOf, pairOf, textOf } from "./parameters.js";
import type { Style } from "./request-draft.js";

/** Query and cookie: form, not exploded: `ids=1,2`; an object as `point=x,1,y,2`. */
export function form(name: string, value: unknown): string {
  return joined(name, value, ",");
}

/** Query: `ids=1%202`; an object as `point=x%201%20y%202`. */
export function spaceDelimited(name: string, value: unknown): string {
  return joined(name, value, "%20");
}

/** Query: `ids=1%7C2`; an object as `point=x%7C1%7Cy%7C2`. */
export function pipeDelimited(name: string, value: unknown): string {
  return joined(name, value, "%7C");
}

/**
 * Query: an object as `filter[name]=a&filter[size]=2`. What is inside of that OpenAPI leaves open; it goes on in the same way, and arrays
 * have indices, `filter[tags][0]=a`, which keep the members of one item together.
 */
export function deepObject(name: string, value: unknown): string {
  if (!isNested(value)) return pairOf(name, value);
  const pairs = entriesOf(value).map(([key, item]) => deepObject(`${name}[${key}]`, item));
  return pairs.filter((pair) => pair !== "").join("&");
}

/**
 * Query: `style` with `allowReserved`: reserved characters stay as they are, and so does what is percent-encoded already
 * (RFC 6570, section 3.2.3); but not `&`, `+`, `#` and brackets, which would mean something else or may not stand in a query.
 */
export function withReserved(style: Style): Style {
  const encoded = /%25(?=[\dA-F]{2})|%(?:21|24|2[7-9ACF]|3[ABDF]|40)/gi;
  return (name, value) =>
    style(name, value).replace(/=[^&]*/g, (text) => text.replace(encoded, (mark) => decodeURIComponent(mark)));
}

/**
 * Path: `style` with `allowReserved`: what may stand in a segment stays as it is, and so does what is percent-encoded already; but `/`, `?`
 * and `#` may not (OpenAPI 3.2.0, section 4.8.2).
 */
export function withReservedPath(style: Style): Style {
  const encoded = /%25(?=[\dA-F]{2})|%(?:21|24|2[6-9ABC]|3[ABD]|40)/gi;
  return (name, value) => style(name, value).replace(encoded, (mark) => decodeURIComponent(mark));
}

/** Cookie: style `cookie`, exploded: `ids=1; ids=2`, an object as `x=1; y=2`; values as they are, so the caller escapes them. */
export function rawCookieExploded(name: string, value: unknown): string {
  const isNamed = isNested(value) && !Array.isArray(value);
  const pairs = isNamed ? entriesOf(value) : listOf(value).map((item) => [name, item] as const);
  return pairs.map(([key, item]) => `${cookieText(key)}=${cookieText(item)}`).join("; ");
}

/** Cookie: style `cookie`, not exploded: `ids=1,2`, an object as `point=x,1,y,2`. */
export function rawCookie(name: string, value: unknown): string {
  const texts = listOf(value).map(cookieText);
  return texts.length === 0 ? "" : `${name}=${texts.join(",")}`;
}

/** A semicolon would begin another cookie. */
function cookieText(value: unknown): string {
  const text = textOf(value);
  if (!/[;\p{Cc}]/u.test(text)) return text;
  throw new TypeError("a cookie has a semicolon or control character, which has to be escaped");
}

/** Query and cookie: a parameter with `content: application/json`. */
export function jsonQuery(name: string, value: unknown): string {
  return pairOf(name, JSON.stringify(value));
}

/** Path: simple, exploded: an object as `x=1,y=2`. */
export function simplePathExploded(_name: string, value: unknown): string {
  return membersOf(value, encodeText).join(",");
}

/** Header: simple, exploded: an object as `x=1,y=2`. */
export function simpleHeaderExploded(_name: string, value: unknown): string {
  return membersOf(value, textOf).join(",");
}

/** Path: label: `.3`, `.3,4`, an object as `.x,1,y,2`. */
export function label(_name: string, value: unknown): string {
  const texts = listOf(value).map(encodeText);
  return texts.length === 0 ? "" : `.${texts.join(",")}`;
}

/** Path: label, exploded: `.3.4`, an object as `.x=1.y=2`. */
export function labelExploded(_name: string, value: unknown): string {
  return membersOf(value, encodeText)
    .map((text) => `.${text}`)
    .join("");
}

/** Path: matrix: `;id=3`, `;id=3,4`, an object as `;id=x,1,y,2`; an empty text as `;id`. */
export function matrix(name: string, value: unknown): string {
  return matrixOf([joined(name, value, ",")]);
}

/** Path: matrix, exploded: `;id=3;id=4`, an object as `;x=1;y=2`. */
export function matrixExploded(name: string, value: unknown): string {
  const isNamed = isNested(value) && !Array.isArray(value);
  return matrixOf(isNamed ? membersOf(value, encodeText) : listOf(value).map((item) => pairOf(name, item)));
}

/** Path: a parameter with `content: application/json`. */
export function jsonPath(_name: string, value: unknown): string {
  return encodeText(JSON.stringify(value));
}

/** Header: a parameter with `content: application/json`, in ASCII, since headers carry nothing else. */
export function jsonHeader(_name: string, value: unknown): string {
  return JSON.stringify(value).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function joined(name: string, value: unknown, separator: string): string {
  const texts = listOf(value).map(encodeText);
  return texts.length === 0 ? "" : `${encodeText(name)}=${texts.join(separator)}`;
}

/** The items of an array, encoded; the members of an object as `name=value`. */
function membersOf(value: unknown, encode: (value: unknown) => string): readonly string[] {
  if (!isNested(value) || Array.isArray(value)) return listOf(value).map(encode);
  return entriesOf(value).map(([key, item]) => `${encode(key)}=${encode(item)}`);
}

/** Pairs as matrix parameters, which are names alone where the value is empty (RFC 6570, section 3.2.7). */
function matrixOf(pairs: readonly string[]): string {
  return pairs.map((pair) => (pair === "" ? "" : `;${pair.replace(/=$/, "")}`)).join("");
}
