import type { Style, Styles } from "./types.js";

/** The default style of the query and of cookies: form, exploded (OpenAPI 3.1.1, section 4.8.12.3). */
export function formExploded(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item: unknown) => pairOf(name, item)).join("&");
  if (isObject(value)) return entriesOf(value).map(([key, item]) => pairOf(key, item)).join("&"); // prettier-ignore
  return pairOf(name, value);
}

/** The default style of the path: simple, not exploded. */
export function simplePath(_name: string, value: unknown): string {
  return listOf(value).map(encodeText).join(",");
}

/** The default style of headers: simple, not exploded. */
export function simpleHeader(_name: string, value: unknown): string {
  return listOf(value).map(textOf).join(",");
}

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
  if (typeof value === "object" && value !== null)
    throw new TypeError("a parameter has objects or arrays inside another");
  return String(value);
}

/** The values of an array, names and values of an object in turn, or the one value itself. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? entriesOf(value).flat() : [value];
}

/** Own properties that are there: `undefined` and `null` stand for parameters that are not sent. */
export function entriesOf(values: object = {}): [name: string, value: unknown][] {
  const entries: [string, unknown][] = Object.entries(values);
  return entries.filter(([, value]) => value !== undefined && value !== null);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/**
 * Fills parameters into a path template.
 *
 * @throws {TypeError} if a parameter is empty, `.` or `..`, which would name another path.
 */
export function expandPath(template: string, values?: object, styles?: Styles): string {
  const texts = new Map(textsOf(values, simplePath, styles));
  return template.replace(/\{([^{}]+)\}/g, (_match, name: string) => {
    const text = texts.get(name) ?? "";
    if (!/^\.{0,2}$/.test(text)) return text;
    throw new TypeError(`path parameter "${name}" is "${text}", which would name another path`);
  });
}

/** The query of a request, in parts such as `name=value`. */
export function queryOf(values?: object, styles?: Styles): string[] {
  return textsOf(values, formExploded, styles).flatMap(([, text]) => (text === "" ? [] : [text]));
}

/** Header parameters as text. */
export function headersOf(values?: object, styles?: Styles): Readonly<Record<string, string>> {
  return Object.fromEntries(textsOf(values, simpleHeader, styles));
}

/** Cookie parameters as one header; `undefined` where there are none. */
export function cookieOf(values?: object): string | undefined {
  return queryOf(values).join("; ") || undefined;
}

function textsOf(values: object | undefined, usual: Style, styles: Styles = {}): [name: string, text: string][] {
  return entriesOf(values).map(([name, value]) => {
    const style = Object.hasOwn(styles, name) ? styles[name] : undefined;
    return [name, (style ?? usual)(name, value)];
  });
}
