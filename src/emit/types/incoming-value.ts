import type { Parameter } from "../../model/api.js";
import type { JsonValue } from "../../model/json.js";
import type { LiteralsSchema, Schema } from "../../model/schema.js";
import type { Schemas } from "../../model/schema-children.js";
import { typingOf, type TypingSchema } from "./typing-schema.js";

/** How a text that came in becomes a value, and of which type that is: what has no reader stays text. */
export interface IncomingValue {
  readonly typing: TypingSchema;
  readonly reader:
    | { readonly kind: "textValue" | "numberValue" | "integerValue" | "booleanValue" | "jsonValue" }
    | { readonly kind: "literalValue"; readonly values: readonly JsonValue[] }
    | { readonly kind: "listValue"; readonly item: IncomingValue["reader"]; readonly separator?: string };
  /** Whether there is a reader for it. */
  readonly isExact: boolean;
}

/** The value of a header or query parameter. */
export function parameterValue(parameter: Parameter, schemas: Schemas): IncomingValue {
  const { schema, contentType, explode, style } = parameter;
  if (contentType !== undefined) {
    const isJson = /[/+]json\b/i.test(contentType);
    return { typing: {}, reader: { kind: isJson ? "jsonValue" : "textValue" }, isExact: true };
  }
  const separator = parameter.in === "query" && explode ? undefined : (separators.get(style) ?? ",");
  return incomingValue(schema, schemas, separator);
}

const separators = new Map<Parameter["style"], string>([
  ["spaceDelimited", " "],
  ["pipeDelimited", "|"],
]);

/** The value of a text, or of several; lists are divided by `separator`, or have a text for each item. */
export function incomingValue(schema: Schema, schemas: Schemas, separator?: string): IncomingValue {
  const reader = readerOf(resolved(schema, schemas), schemas, separator);
  if (reader === undefined) return { typing: { type: "string" }, reader: { kind: "textValue" }, isExact: false };
  return { typing: typingOf(schema, schemas), reader, isExact: true };
}

function readerOf(schema: Schema, schemas: Schemas, separator?: string): IncomingValue["reader"] | undefined {
  switch (schema.kind) {
    case "any":
    case "string":
      return { kind: "textValue" };
    case "number":
      return { kind: schema.integer ? "integerValue" : "numberValue" };
    case "boolean":
      return { kind: "booleanValue" };
    case "literals":
      return literalReader(schema);
    case "union": {
      const members = schema.members.map((member) => resolved(member, schemas)).filter(({ kind }) => kind !== "null");
      const [only] = members;
      return members.length === 1 && only !== undefined ? readerOf(only, schemas, separator) : undefined;
    }
    case "array": {
      const items = resolved(schema.items, schemas);
      const item = schema.prefixItems === undefined && items.kind !== "array" ? readerOf(items, schemas) : undefined;
      return item && { kind: "listValue", item, ...(separator === undefined ? {} : { separator }) };
    }
    default:
      return undefined;
  }
}

function literalReader({ values, open }: LiteralsSchema): IncomingValue["reader"] | undefined {
  if (values.some((value) => typeof value === "object" && value !== null)) return undefined;
  if (open !== true) return { kind: "literalValue", values };
  return values.every((value) => typeof value === "string") ? { kind: "textValue" } : undefined;
}

/** What a reference stands for in the end; a circle stands for itself. */
function resolved(schema: Schema, schemas: Schemas): Schema {
  let current = schema;
  for (const seen = new Set<string>(); current.kind === "reference" && !seen.has(current.name);) {
    seen.add(current.name);
    current = schemas.get(current.name)?.schema ?? current;
  }
  return current;
}
