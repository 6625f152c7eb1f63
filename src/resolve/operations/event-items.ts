import type { DataKind } from "../../model/body-items.js";
import { declaredTypes } from "../../model/declared-types.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import type { Schema } from "../../model/schema.js";
import type { Located } from "../reference.js";
import { mediaKindOf } from "./media-kind.js";
import type { OperationContext } from "./operation-context.js";
import { membersOf, type Written } from "./written.js";

/** The fields of an event (HTML Living Standard, section 9.2.6). */
export const eventFields: ReadonlySet<string> = new Set(["data", "event", "id", "retry"]);

/** What the schema of an event says of its data. */
export interface EventData {
  readonly kind: DataKind | "either";
  /** Whether the schema has the data as the text that it travels as, with JSON in it. */
  readonly isContent: boolean;
}

/**
 * What a schema of events says of their data, which is text unless it is given another type, or JSON as its content
 * (OpenAPI 3.2.0, section 4.14.4); `undefined` where it can only be a schema of the data itself, as documents before 3.2 have it.
 */
export function dataOfEvent(context: OperationContext, item: Written): EventData | undefined {
  const properties = propertiesOf(context, item, new Set());
  const type = context.follow(item.value, item.pointer)?.value["type"];
  if (type !== undefined && type !== "object") return undefined;
  if (properties.length > 0 && !properties.some(([name]) => eventFields.has(name))) return undefined;
  const data = properties.filter(([name]) => name === "data");
  const kinds = new Set(data.flatMap(([, schema]) => kindOf(context, schema, new Set()) ?? []));
  if (kinds.has("content"))
    return kinds.has("text") ? { kind: "text", isContent: false } : { kind: "json", isContent: true };
  if (kinds.has("json")) return { kind: kinds.has("text") ? "either" : "json", isContent: false };
  return { kind: "text", isContent: false };
}

/** Where a schema of events declares what events do not have. */
export function strangersIn(context: OperationContext, item: Written): readonly string[] {
  const properties = propertiesOf(context, item, new Set()).filter(([name]) => !eventFields.has(name));
  return properties.map(([, { pointer }]) => pointer);
}

/** The properties that a schema declares, by itself and in all that it is made of. */
function propertiesOf(
  context: OperationContext,
  { value, pointer }: Written,
  seen: Set<string>,
): readonly (readonly [name: string, schema: Written])[] {
  if (!isJsonObject(value) || seen.has(pointer)) return [];
  seen.add(pointer);
  const declared = isJsonObject(value["properties"]) ? Object.entries(value["properties"]) : [];
  const target = value["$ref"] === undefined ? undefined : context.follow(value, pointer);
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => membersOf(value, pointer, keyword));
  return [
    ...declared.map(([name, schema]) => {
      return [name, { value: schema, pointer: pointerOf(pointer, "properties", name) }] as const;
    }),
    ...[...(target === undefined ? [] : [target]), ...parts].flatMap((part) => propertiesOf(context, part, seen)),
  ];
}

/** How many schemas are asked what data is: nobody writes more, and a stack ends. */
const mostSeen = 100;

/** `undefined` where the schema does not say. */
function kindOf(
  context: OperationContext,
  { value, pointer }: Written,
  seen: Set<string>,
): DataKind | "content" | undefined {
  const located = context.follow(value, pointer);
  if (located === undefined || seen.size > mostSeen || seen.has(located.pointer)) return undefined;
  seen.add(located.pointer);
  if (isJsonContent(located.value)) return "content";
  const { type, const: only, enum: listed } = located.value;
  if (type !== undefined) {
    const types = declaredTypes(type).filter((each) => each !== "null");
    return types.length === 1 && types[0] === "string" ? "text" : "json";
  }
  const values: readonly JsonValue[] = Array.isArray(listed) ? listed : only === undefined ? [] : [only];
  if (values.length > 0) return values.every((each) => typeof each === "string") ? "text" : "json";
  const members = ["anyOf", "oneOf", "allOf"].flatMap((keyword) => membersOf(located.value, located.pointer, keyword));
  const kinds = members.map((member) => kindOf(context, member, seen));
  if (members.length > 0) return kinds.includes("text") ? "text" : kinds.find((kind) => kind !== undefined);
  return located.value["properties"] === undefined ? undefined : "json";
}

function isJsonContent({ contentMediaType, contentEncoding }: JsonObject): boolean {
  return (
    typeof contentMediaType === "string" && contentEncoding === undefined && mediaKindOf(contentMediaType) === "json"
  );
}

/** The schema of events with what their data holds, in place of the text that it travels as; that is called `wanted`. */
export function withParsedData(context: OperationContext, schema: Schema, wanted: string, depth = 0): Schema {
  const inner = (each: Schema): Schema => withParsedData(context, each, wanted, depth);
  switch (schema.kind) {
    case "object": {
      const properties = schema.properties.map((property) =>
        property.name === "data" ? { ...property, schema: contentOf(context, property.schema, wanted) } : property,
      );
      return { ...schema, properties };
    }
    case "union":
    case "intersection":
      return { ...schema, members: schema.members.map(inner) };
    case "reference": {
      const target = depth > 8 ? undefined : targetOf(context, schema);
      if (target === undefined) return schema;
      return withParsedData(context, context.readInline(target.value, target.pointer), wanted, depth + 1);
    }
    default:
      return schema;
  }
}

function contentOf(context: OperationContext, schema: Schema, wanted: string): Schema {
  const target = targetOf(context, schema);
  if (target === undefined || !isJsonContent(target.value)) return schema;
  return context.readBody(target.value["contentSchema"], pointerOf(target.pointer, "contentSchema"), wanted);
}

function targetOf(context: OperationContext, { pointer }: Schema): Located | undefined {
  return context.follow(context.at(pointer), pointer);
}
