/** Whether one value is valid. */
export type Check = (value: unknown) => boolean;

/** Whether `value` is a JSON object: neither an array nor null. */
export function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether `value` is a string. */
export function isString(value: unknown): value is string {
  return typeof value === "string";
}

/** Whether `value` is a number that JSON can carry: neither NaN nor infinite. */
export function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

/** Whether `value` is a number without a fraction; `1.0` has none. */
export function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

/** Whether `value` is a boolean. */
export function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}

/** Whether `value` is an array of nothing but valid items. */
export function isArray(value: unknown, isItem: Check): value is readonly unknown[] {
  if (!Array.isArray(value)) return false;
  for (let index = 0; index < value.length; index += 1) {
    if (!isItem(value[index])) return false;
  }
  return true;
}

/** Is {@link isArray} for strings, of which most arrays are: a test in place costs less than a call of what is passed. */
export function isStringArray(value: unknown): value is readonly string[] {
  if (!Array.isArray(value)) return false;
  for (let index = 0; index < value.length; index += 1) {
    if (typeof value[index] !== "string") return false;
  }
  return true;
}

/** Whether `value` is an object of nothing but valid properties, whatever their names. */
export function isRecord(value: unknown, isItem: Check): boolean {
  if (!isObject(value)) return false;
  const record = value as Readonly<Record<string, unknown>>; // just checked
  for (const name in record) {
    if (!isItem(record[name]) && Object.hasOwn(record, name)) return false;
  }
  return true;
}

/** Whether one result is true and no other. */
export function isExactlyOne(...results: readonly boolean[]): boolean {
  return results.indexOf(true) !== -1 && results.indexOf(true) === results.lastIndexOf(true);
}

/** The property itself, never what every object inherits: for names such as `constructor`. */
export function ownValue<T extends object>(value: T, name: keyof T): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}
