import { isObject } from "./check.js";
import type { Finder } from "./explain.js";
import { attempt } from "./find-member.js";
import { isOver, report } from "./search.js";

/** Explains the names of properties. */
export const findNames: Finder = ({ propertyNames = "any" }, value, parent, search) => {
  for (const name of Object.keys(recordOf(value))) {
    if (isOver(search)) return;
    const place = { parent, name };
    const [finding] = attempt(propertyNames, name, place, search, search.limit);
    if (finding === undefined) continue;
    const { expected, received } = finding;
    report(search, place, "propertyNames", `a name that is ${expected}`, name, received);
  }
};

/** The value, if it is an object; otherwise one without properties. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? (value as Readonly<Record<string, unknown>>) : {}; // just checked
}
