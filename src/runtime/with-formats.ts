import type { Format } from "./format.js";
import { type Guard, GuardImplementation } from "./guard.js";
import { followShape, matches } from "./matches.js";

/** The guard that also asserts formats which `guard`, and those it refers to, take for annotations. */
export function withFormats<T>(guard: Guard<T>, formats: readonly Format<never>[]): Guard<T> {
  const { name, shape } = guard;
  const byName = new Map(formats.map((format) => [format.name, format]));
  const is = (value: unknown): value is T => matches(shape, value, byName);
  return new GuardImplementation(name, is, shape, followShape, byName);
}
