import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import type { Located } from "../reference.js";

/** The methods that have a field of their own in a path item (OpenAPI 3.2.0, section 4.9.1). */
const fixedMethods: ReadonlySet<string> = new Set("get put post delete options head patch trace query".split(" "));

/** An operation where it stands in a path item. */
export interface PathOperation {
  /** As it is sent. */
  readonly method: string;
  /** JSON Pointer to the operation. */
  readonly pointer: string;
  readonly value: JsonValue;
  /** Why nobody can call it. */
  readonly obstacle?: string;
}

/** The operations of a path item, in its order: those of the fixed fields, and `additionalOperations` (OpenAPI 3.2.0, section 4.9.1). */
export function operationsIn({ value, pointer }: Located): readonly PathOperation[] {
  return Object.entries(value).flatMap(([key, member]) => {
    if (member === undefined) return [];
    const place = pointerOf(pointer, key);
    if (fixedMethods.has(key)) return [{ method: key.toUpperCase(), pointer: place, value: member }];
    return key === "additionalOperations" && isJsonObject(member) ? additionalIn(member, place) : [];
  });
}

function additionalIn(operations: JsonObject, base: string): readonly PathOperation[] {
  return Object.entries(operations).flatMap(([method, value]) => {
    if (value === undefined || method.startsWith("x-")) return [];
    const obstacle = obstacleOf(method);
    return [{ method, pointer: pointerOf(base, method), value, ...(obstacle !== undefined && { obstacle }) }];
  });
}

/** A method is a token (RFC 9110, section 9.1), and must not have a field of its own; `fetch` would write some of those in upper case. */
function obstacleOf(method: string): string | undefined {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(method)) return "is no method of HTTP";
  const field = method.toLowerCase();
  const isFixed = method === method.toUpperCase() || !["patch", "query", "trace"].includes(field);
  return isFixed && fixedMethods.has(field) ? `has a field of its own: \`${field}\`` : undefined;
}
