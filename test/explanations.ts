import type { JsonValue } from "../src/model/json.js";
import type { Guard } from "../src/runtime/guard.js";

/** A value, and the schema that refuses it. */
export interface RefusedValue {
  /** As the document calls it. */
  readonly name: string;
  /** Stands for the name, where that says little. */
  readonly title?: string;
  readonly value: JsonValue;
}

/** How guards explain what they refuse: the value, then a line for each issue. */
export function explanationsOf(refused: readonly RefusedValue[], guardOf: (name: string) => Guard<unknown>): string {
  return refused.map((each) => explanationOf(each, guardOf(each.name))).join("\n");
}

function explanationOf({ name, title = name, value }: RefusedValue, guard: Guard<unknown>): string {
  const lines = guard.issues(value).map(({ keyword, pointer, message }) => {
    const text = title === name ? message : message.replace(name, "…");
    return `  ${keyword} at ${JSON.stringify(pointer)}: ${text}\n`;
  });
  return `${title} ${JSON.stringify(value)}\n${lines.join("")}`;
}
