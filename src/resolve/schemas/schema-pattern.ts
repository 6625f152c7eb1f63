import type { JsonValue } from "../../model/json.js";
import type { Pattern } from "../../model/schema.js";
import type { SchemaContext } from "./schema-context.js";

/**
 * Reads a regular expression; `undefined` for one that JavaScript cannot read, which is reported at `pointer`.
 *
 * Patterns are ECMA-262 expressions with the `u` flag (JSON Schema Core 2020-12, section 6.4); many real ones, such as `\-`, only work
 * without. That flag decides nothing else as long as no character beyond the first 65,536 is written.
 */
export function readPattern(context: SchemaContext, pattern: JsonValue, pointer: string): Pattern | undefined {
  if (typeof pattern === "string") {
    if (isRegularExpression(pattern, "u")) return { pattern };
    if (!meansMore(pattern) && isRegularExpression(pattern, "")) return { pattern, patternFlags: "" };
  }
  const message = `${JSON.stringify(pattern)} is not a regular expression that JavaScript can read.`;
  context.report("schema-pattern-invalid", pointer, message);
  return undefined;
}

/** What the flag gives a meaning that a pattern without it would lose in silence: `\p{…}`, `\u{…}`, and characters beyond the first 65,536. */
function meansMore(pattern: string): boolean {
  return /^(?:[^\\]|\\.)*?\\[pPu]\{/s.test(pattern) || /[\u{10000}-\u{10FFFF}]/u.test(pattern);
}

function isRegularExpression(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}
