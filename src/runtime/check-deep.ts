import { isObject } from "./check.js";
import type { DeepCheck } from "./depth.js";

/** Whether `value` is an array of nothing but valid items, which may contain its own type. */
export function isDeepArray(value: unknown, isItem: DeepCheck, depth: number): value is readonly unknown[] {
  if (!Array.isArray(value)) return false;
  for (let index = 0; index < value.length; index += 1) {
    if (!isItem(value[index], depth)) return false;
  }
  return true;
}

/** Whether `value` is an object of nothing but valid properties, which may contain its own type. */
export function isDeepRecord(value: unknown, isItem: DeepCheck, depth: number): boolean {
  if (!isObject(value)) return false;
  const record = value as Readonly<Record<string, unknown>>; // just checked
  for (const name in record) {
    if (!isItem(record[name], depth) && Object.hasOwn(record, name)) return false;
  }
  return true;
}
