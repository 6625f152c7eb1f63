import { settingHeaders } from "./setting-headers.js";
import type { ParameterWriter, Style, Styles } from "./types.js";

/** `name=value`, both encoded. */
export function pairOf(name: string, value: unknown): string {
  return `${encodeURIComponent(name)}=${encodeText(value)}`;
}

/** A primitive value, encoded for a path or query. */
export function encodeText(value: unknown): string {
  return encodeURIComponent(textOf(value));
}

/**
 * A primitive value as text.
 *
 * @throws {TypeError} for an object or an array: no style says what it would look like inside another.
 */
export function textOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  throw new TypeError("a parameter has an object or array inside another");
}

/** The values of an array, names and values of an object in turn, or the one value itself. */
export function listOf(value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [value];
  return Array.isArray(value) ? entriesOf(value).map(([, item]) => item) : entriesOf(value).flat();
}

/** Own properties that are there: `undefined` and `null` stand for what is not sent. */
export function entriesOf(values: object = {}): [name: string, value: unknown][] {
  const entries: [string, unknown][] = Object.entries(values);
  return entries.filter(([, value]) => value !== undefined && value !== null);
}

/**
 * Fills parameters into the path template.
 *
 * @throws {TypeError} if one is empty, `.` or `..`, which would name another path.
 */
export const inPath: ParameterWriter = (draft, { path }, styles) => {
  const texts = new Map(textsOf(path, simplePath, styles?.path));
  draft.path = draft.path.replace(/\{([^{}]+)\}/g, (_match, name: string) => {
    const text = texts.get(name) ?? "";
    if (!/^\.{0,2}$/.test(text)) return text;
    throw new TypeError(`path parameter "${name}" is "${text}", which would name another path`);
  });
};

/** Adds parameters to the query. */
export const inQuery: ParameterWriter = (draft, { query }, styles) => {
  draft.query.push(...pairsOf(query, styles?.query));
};

/** Sets parameters as headers. */
export const inHeader: ParameterWriter = (draft, { header }, styles) => {
  const texts = textsOf(header, simpleHeader, styles?.header);
  settingHeaders(() => {
    for (const [name, text] of texts) draft.headers.set(name, text);
  });
};

/** Sets parameters as one header `Cookie`. */
export const inCookie: ParameterWriter = (draft, { cookie }) => {
  const pairs = pairsOf(cookie);
  if (pairs.length > 0) draft.headers.set("Cookie", pairs.join("; "));
};

/** The query of a request, in parts such as `name=value`. */
export function pairsOf(values?: object, styles?: Styles): readonly string[] {
  return textsOf(values, formExploded, styles).flatMap(([, text]) => (text === "" ? [] : [text]));
}

function textsOf(values: object | undefined, usual: Style, styles: Styles = {}): [name: string, text: string][] {
  return entriesOf(values).map(([name, value]) => {
    const style = Object.hasOwn(styles, name) ? styles[name] : undefined;
    return [name, (style ?? usual)(name, value)];
  });
}

/** The default style of the query and of cookies: form, exploded (OpenAPI 3.1.1, section 4.8.12.3). */
function formExploded(name: string, value: unknown): string {
  if (typeof value !== "object" || value === null) return pairOf(name, value);
  const isList = Array.isArray(value);
  return entriesOf(value)
    .map(([key, item]) => pairOf(isList ? name : key, item))
    .join("&");
}

/** The default style of the path: simple, not exploded. */
function simplePath(_name: string, value: unknown): string {
  return listOf(value).map(encodeText).join(",");
}

/** The default style of headers: simple, not exploded. */
function simpleHeader(_name: string, value: unknown): string {
  return listOf(value).map(textOf).join(",");
}
