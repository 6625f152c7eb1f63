import type { ObjectSchema, Schema } from "../../model/schema.js";
import { schemaKey } from "../../model/schema-key.js";
import { componentOf, followed } from "./compare-schemas.js";
import type { SchemaSink } from "./place.js";
import { wireName } from "./wire-name.js";

/** Whether one of several parts is likely to be what became of another: then they are compared, not removed and added. */
export function isLike(before: Schema, after: Schema, { before: left, after: right }: SchemaSink): boolean {
  const [previous, next] = [componentOf(before, left), componentOf(after, right)];
  if (previous !== undefined && next !== undefined) {
    if (wireName(previous) === wireName(next)) return true;
    // A component that goes on under its own name did not become another.
    if (right.has(previous.name) || left.has(next.name)) return false;
  }
  const [from, to] = [followed(before, left), followed(after, right)];
  if (from.kind === "object" && to.kind === "object") return sharesProperties(from, to);
  if (from.kind === "conditional" && to.kind === "conditional") return schemaKey(from.if) === schemaKey(to.if);
  return from.kind === to.kind;
}

function sharesProperties(before: ObjectSchema, after: ObjectSchema): boolean {
  const names = new Set(before.properties.map(({ name }) => name));
  const shared = after.properties.filter(({ name }) => names.has(name)).length;
  return 2 * shared >= Math.min(before.properties.length, after.properties.length);
}
