import { encodeText, entriesOf, listOf, pairOf, textOf } from "./parameters.js";

/** Query: form, not exploded: `ids=1,2`; an object as `point=x,1,y,2`. */
export function form(name: string, value: unknown): string {
  return joined(name, value, ",");
}

/** Query: `ids=1%202`. */
export function spaceDelimited(name: string, value: unknown): string {
  return joined(name, value, "%20");
}

/** Query: `ids=1%7C2`. */
export function pipeDelimited(name: string, value: unknown): string {
  return joined(name, value, "%7C");
}

/** Query: an object as `filter[name]=a&filter[size]=2`; an array in it repeats its name. */
export function deepObject(name: string, value: unknown): string {
  if (typeof value !== "object" || value === null) return pairOf(name, value);
  return entriesOf(value)
    .flatMap(([key, item]) =>
      (Array.isArray(item) ? item : [item]).map((one: unknown) => pairOf(`${name}[${key}]`, one)),
    )
    .join("&");
}

/** Query: form, exploded, with `allowReserved`: only what would end the value is encoded. */
export function formReserved(name: string, value: unknown): string {
  return listOf(value)
    .map((item) => `${encodeURIComponent(name)}=${encodeURI(textOf(item)).replace(/[#&+]/g, encodeURIComponent)}`)
    .join("&");
}

/** Query: a parameter with `content: application/json`. */
export function jsonQuery(name: string, value: unknown): string {
  return pairOf(name, JSON.stringify(value));
}

/** Path and header: simple, exploded: an object as `x=1,y=2`. */
export function simplePathExploded(_name: string, value: unknown): string {
  return exploded(value, encodeText);
}

/** Header: simple, exploded: an object as `x=1,y=2`. */
export function simpleHeaderExploded(_name: string, value: unknown): string {
  return exploded(value, textOf);
}

function joined(name: string, value: unknown, separator: string): string {
  const texts = listOf(value).map(encodeText);
  return texts.length === 0 ? "" : `${encodeURIComponent(name)}=${texts.join(separator)}`;
}

function exploded(value: unknown, encode: (value: unknown) => string): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return listOf(value).map(encode).join(",");
  return entriesOf(value)
    .map(([key, item]) => `${encode(key)}=${encode(item)}`)
    .join(",");
}

/** Path: label: `.3`, `.3,4`, an object as `.x,1,y,2`. */
export function label(_name: string, value: unknown): string {
  return `.${listOf(value).map(encodeText).join(",")}`;
}

/** Path: label, exploded: `.3.4`, an object as `.x=1.y=2`. */
export function labelExploded(_name: string, value: unknown): string {
  return `.${membersOf(value).join(".")}`;
}

/** Path: matrix: `;id=3`, `;id=3,4`, an object as `;id=x,1,y,2`. */
export function matrix(name: string, value: unknown): string {
  return `;${joined(name, value, ",")}`;
}

/** Path: matrix, exploded: `;id=3;id=4`, an object as `;x=1;y=2`. */
export function matrixExploded(name: string, value: unknown): string {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  const pairs = isObject ? membersOf(value) : listOf(value).map((item) => pairOf(name, item));
  return pairs.map((pair) => `;${pair}`).join("");
}

/** Path: a parameter with `content: application/json`. */
export function jsonPath(_name: string, value: unknown): string {
  return encodeURIComponent(JSON.stringify(value));
}

/** Header: a parameter with `content: application/json`. */
export function jsonHeader(_name: string, value: unknown): string {
  return JSON.stringify(value);
}

/** The items of an array, encoded; the members of an object as `name=value`. */
function membersOf(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return listOf(value).map(encodeText);
  return entriesOf(value).map(([key, item]) => `${encodeText(key)}=${encodeText(item)}`);
}
