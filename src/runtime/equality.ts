import { isObject } from "./check.js";

/** Whether `value` equals a JSON value (JSON Schema 2020-12, section 4.2.2): the order of properties does not matter. */
export function isEqual(value: unknown, expected: unknown): boolean {
  if (typeof expected !== "object" || expected === null) return value === expected;
  if (Array.isArray(expected)) {
    return (
      Array.isArray(value) &&
      value.length === expected.length &&
      expected.every((item, index) => isEqual(value[index], item))
    );
  }
  if (!isObject(value)) return false;
  const entries = Object.entries(expected);
  const record = value as Readonly<Record<string, unknown>>; // just checked
  return (
    Object.keys(record).length === entries.length &&
    entries.every(([name, item]) => Object.hasOwn(record, name) && isEqual(record[name], item))
  );
}

/** Literals of which some are arrays or objects, as a list that finds them by what they hold. */
export function composedLiterals(values: readonly unknown[]): readonly unknown[] {
  const includes = (value: unknown): boolean => values.some((literal) => isEqual(value, literal));
  return Object.assign([...values], { includes });
}
