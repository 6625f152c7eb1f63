import { saysTheSame } from "../../model/memory/says-the-same.js";
import { childrenOf } from "../../model/schema-children.js";
import { schemaKey } from "../../model/schema-key.js";
import type { Schema } from "../../model/schema.js";
import type { ReadSchema } from "./schema-finish.js";

/**
 * Makes `NullableUser` say `User | null` where it is a copy of `User` that null passes too, word for word: OpenAPI 3.0 has no other
 * way to say it beside a reference, and what makes documents writes such copies. A change of one is a change of both.
 */
export function shareNullable(schemas: readonly ReadSchema[]): readonly ReadSchema[] {
  const components = schemas.filter(({ isComponent, broken }) => isComponent && !broken);
  const byLocalName = new Map(components.map((entry) => [entry.localName, entry]));
  return schemas.map((entry) => {
    const base = byLocalName.get(entry.localName.replace(/^Nullable|Nullable$/, ""));
    if (base === undefined || base.name === entry.name || !byLocalName.has(entry.localName)) return entry;
    const shared = withoutCopy(entry.schema, base);
    return shared === undefined ? entry : { ...entry, schema: shared };
  });
}

/** The schema with a reference to `base` in the place of its copy; `undefined` where there is none. */
function withoutCopy(schema: Schema, base: ReadSchema): Schema | undefined {
  const parts = schema.kind === "union" ? schema.members : [schema];
  const hasNull = parts.some(({ kind }) => kind === "null");
  const [copy, ...others] = parts.filter(({ kind }) => kind === "object");
  // Anything but objects is shorter as it is, and with more beside it than null, it is more than a copy.
  if (copy === undefined || others.length > 0 || parts.length > (hasNull ? 2 : 1)) return undefined;
  if (isCopy(schema, base.schema)) return inPlaceOf(schema, base);
  if (schema.kind !== "union" || !isCopy(copy, base.schema)) return undefined;
  return { ...schema, members: parts.map((part) => (part === copy ? inPlaceOf(copy, base) : part)) };
}

/** A reference to `base`, with what documents the copy itself. */
function inPlaceOf({ pointer, documentation }: Schema, { name }: ReadSchema): Schema {
  return { kind: "reference", name, pointer, ...(documentation !== undefined && { documentation }) };
}

/** Whether two schemas have the same words, but for what documents themselves. */
function isCopy(one: Schema, other: Schema): boolean {
  return schemaKey(one) === schemaKey(other) && isDocumentedAlike(one, other);
}

/** Whether all that stands in two schemas with the same assertions is documented in the same words. */
function isDocumentedAlike(one: Schema, other: Schema): boolean {
  const counterparts = childrenOf(other);
  return childrenOf(one).every((child, index) => {
    const counterpart = counterparts[index];
    return (
      counterpart !== undefined &&
      saysTheSame(labelsOf(child), labelsOf(counterpart)) &&
      isDocumentedAlike(child, counterpart)
    );
  });
}

/** What a schema says without asserting it. */
function labelsOf(schema: Schema): unknown {
  return [schema.documentation, schema.kind === "literals" ? schema.members : undefined];
}
