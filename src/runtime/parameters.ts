import type { ParameterWriter, Style, Styles } from "./request-draft.js";
import { settingHeaders } from "./setting-headers.js";

/** `name=value`, both encoded. */
export function pairOf(name: string, value: unknown): string {
  return `${encodeText(name)}=${encodeText(value)}`;
}

/**
 * A primitive value for a path or query. All but unreserved characters are encoded (RFC 6570, section 3.2.1): also `!'()*`, which
 * `encodeURIComponent` leaves alone though they may delimit something (RFC 3986, section 2.2).
 */
export function encodeText(value: unknown): string {
  return encodeURIComponent(textOf(value)).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * A primitive value as text.
 *
 * @throws {TypeError} for an object or an array, since no style says what it looks like inside another, and for `NaN` and infinities.
 */
export function textOf(value: unknown): string {
  if (typeof value !== "object" && (typeof value !== "number" || Number.isFinite(value))) return String(value);
  throw new TypeError("a parameter has an object or array inside another, or `NaN`");
}

/** Whether a parameter is an array or an object. */
export function isNested(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** The values of an array, names and values of an object in turn, or the one value itself. */
export function listOf(value: unknown): readonly unknown[] {
  if (!isNested(value)) return [value];
  return entriesOf(value).flatMap(([name, item]) => (Array.isArray(value) ? [item] : [name, item]));
}

/** Own properties that are there, dates as JSON has them: `undefined` and `null` stand for what is not sent. */
export function entriesOf(values: object = {}): [string, unknown][] {
  const entries: [string, unknown][] = Object.entries(values);
  return entries
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]);
}

/**
 * Fills parameters into the path template.
 *
 * @throws {TypeError} if one is empty, `.` or `..`, which would name another path.
 */
export const inPath: ParameterWriter = (draft, { path }, styles) => {
  const texts = textsOf(path, simplePath, styles?.path);
  draft.path = draft.path.replace(/\{([^{}]+)\}/g, (_match, name: string) => {
    const text = texts.find((each) => each[0] === name)?.[1] ?? "";
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

/** Sets parameters as one header `Cookie`, which joins them by `; ` (RFC 6265, section 4.2.1). */
export const inCookie: ParameterWriter = (draft, { cookie }, styles) => {
  const pairs = pairsOf(cookie, styles?.cookie).join("&").replaceAll("&", "; ");
  if (pairs !== "") draft.headers.set("Cookie", pairs);
};

/** The query of a request, in parts such as `name=value`. */
export function pairsOf(values?: object, styles?: Styles): readonly string[] {
  return textsOf(values, formExploded, styles).map(([, text]) => text);
}

/** Each parameter as its style writes it; empty arrays and objects stand for what is not sent (RFC 6570, section 2.3). */
export function textsOf(values: object | undefined, usual: Style, styles: Styles = {}): [string, string][] {
  return entriesOf(values).flatMap(([name, value]): [string, string][] => {
    const style = Object.hasOwn(styles, name) ? styles[name] : undefined;
    const text = (style ?? usual)(name, value);
    return text === "" && value !== "" ? [] : [[name, text]];
  });
}

/** The default style of the query and of cookies: form, exploded (OpenAPI 3.1.1, section 4.8.12.3). */
export function formExploded(name: string, value: unknown): string {
  if (!isNested(value)) return pairOf(name, value);
  return entriesOf(value)
    .map(([key, item]) => pairOf(Array.isArray(value) ? name : key, item))
    .join("&");
}

/** The default style of headers: simple, not exploded. */
function simpleHeader(_name: string, value: unknown): string {
  return listOf(value).map(textOf).join(",");
}

/** The default style of the path: simple, not exploded. */
function simplePath(_name: string, value: unknown): string {
  return listOf(value).map(encodeText).join(",");
}
