import type { Schema } from "../../model/schema.js";

/** The keys in `Api.schemas` that a schema refers to, however deep; each once. */
export function referencesOf(schema: Schema): readonly string[] {
  const names = new Set<string>();
  const queue: Schema[] = [schema];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next.kind === "reference") names.add(next.name);
    queue.push(...partsOf(next));
  }
  return [...names];
}

function partsOf(schema: Schema): readonly Schema[] {
  switch (schema.kind) {
    case "array":
      return [schema.items, ...(schema.prefixItems ?? []), ...(schema.contains ? [schema.contains.schema] : [])];
    case "object":
      return [
        ...schema.properties.map((property) => property.schema),
        ...(schema.patternProperties ?? []).map((pattern) => pattern.schema),
        schema.additionalProperties,
        ...(schema.propertyNames ? [schema.propertyNames] : []),
      ];
    case "union":
    case "intersection":
      return schema.members;
    case "not":
      return [schema.schema];
    case "conditional":
      return [schema.if, schema.then, schema.else];
    case "unevaluated":
      return [schema.schema, schema.properties, schema.items].filter((each) => each !== undefined);
    default:
      return [];
  }
}
