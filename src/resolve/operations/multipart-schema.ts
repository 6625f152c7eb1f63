import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import type { Property, Schema, StringSchema } from "../../model/schema.js";
import type { Located } from "../reference.js";
import { mediaKindOf } from "./media-kind.js";
import type { OperationContext } from "./operation-context.js";

/** What the readers of one body share. */
interface Multipart {
  readonly context: OperationContext;
  readonly encoding: JsonObject;
  /** The schemas that were written out in place of a reference; more than a few are left as references. */
  readonly inlined: string[];
}

/** Schemas that refer to the next one twice each would be written out a million times. */
const mostInlined = 200;

/** Reads the schema of a multipart body: as it stands, or with parts that are files or text as a schema of its own. */
export function readMultipartSchema(context: OperationContext, media: Located, wanted: string): Schema {
  const pointer = pointerOf(media.pointer, "schema");
  const value = media.value["schema"];
  const encoding = isJsonObject(media.value["encoding"]) ? media.value["encoding"] : {};
  const located = context.follow(value, pointer);
  if (located === undefined || !mayHaveFiles(context, located, encoding)) {
    return context.readBody(value, pointer, wanted);
  }
  const body = bodyOf(
    { context, encoding, inlined: [] },
    context.readInline(located.value, located.pointer),
    new Set(),
  );
  return context.addSchema(`multipart ${pointer}`, wanted, body);
}

/** Whether a part may be other than its schema says; reading it a second time for nothing would report twice. */
function mayHaveFiles(context: OperationContext, { value, pointer }: Located, encoding: JsonObject): boolean {
  if (Object.values(encoding).some((each) => isJsonObject(each) && each["contentType"] !== undefined)) return true;
  const text = JSON.stringify(value);
  if (/"binary"|"contentMediaType"/.test(text)) return true;
  const properties = isJsonObject(value["properties"]) ? Object.entries(value["properties"]) : [];
  const parts = properties.flatMap(([name, part]): [JsonValue | undefined, string][] => {
    const place = pointerOf(pointer, "properties", name);
    return [
      [part, place],
      [isJsonObject(part) ? part["items"] : undefined, pointerOf(place, "items")],
    ];
  });
  const members: readonly JsonValue[] = Array.isArray(value["allOf"]) ? value["allOf"] : [];
  const others = members.map((member, index): [JsonValue, string] => [member, pointerOf(pointer, "allOf", index)]);
  return [...parts, ...others].some(([each, place]) => {
    const target = isJsonObject(each) && each["$ref"] !== undefined ? context.follow(each, place) : undefined;
    return target !== undefined && /"binary"|"contentMediaType"/.test(JSON.stringify(target.value));
  });
}

function bodyOf(multipart: Multipart, schema: Schema, seen: ReadonlySet<string>): Schema {
  switch (schema.kind) {
    case "object":
      return { ...schema, properties: schema.properties.map((property) => withPart(multipart, property)) };
    case "union":
    case "intersection":
      return { ...schema, members: schema.members.map((member) => bodyOf(multipart, member, seen)) };
    case "reference": {
      const target = targetOf(multipart.context, schema);
      if (target === undefined || seen.has(target.pointer) || multipart.inlined.length > mostInlined) return schema;
      multipart.inlined.push(target.pointer);
      const inner = multipart.context.readInline(target.value, target.pointer);
      return bodyOf(multipart, inner, new Set([...seen, target.pointer]));
    }
    default:
      return schema;
  }
}

function withPart({ context, encoding }: Multipart, property: Property): Property {
  const own = Object.hasOwn(encoding, property.name) ? encoding[property.name] : undefined;
  const contentType = isJsonObject(own) && own["style"] === undefined ? own["contentType"] : undefined;
  const types = typeof contentType === "string" ? contentType.split(",").map((type) => type.trim()) : [];
  return { ...property, schema: partOf(context, property.schema, types) };
}

/** What is given for a part: a file as a blob, and a text for what only the caller can write, such as XML. */
function partOf(context: OperationContext, schema: Schema, types: readonly string[]): Schema {
  const isOnly = (kind: string): boolean => types.length > 0 && types.every((type) => mediaKindOf(type) === kind);
  switch (schema.kind) {
    case "string":
      return isFile(schema, isOnly("binary")) ? asKind("blob", schema) : schema;
    case "any":
      if (types.length === 0 && isRaw(context, schema)) return asKind("blob", schema);
      return isOnly("binary") ? asKind("blob", schema) : isOnly("text") ? asKind("string", schema) : schema;
    case "object":
      return isOnly("text") ? asKind("string", schema) : schema;
    case "array":
      return { ...schema, items: partOf(context, schema.items, types) };
    case "union":
      return { ...schema, members: schema.members.map((member) => partOf(context, member, types)) };
    case "reference": {
      const target = targetOf(context, schema);
      const inner = target && context.readInline(target.value, target.pointer);
      // What others refer to as well stays as it is, and may be made of itself.
      if (inner === undefined || ["reference", "array", "union"].includes(inner.kind)) return schema;
      const part = partOf(context, inner, types);
      return part === inner ? schema : part;
    }
    default:
      return schema;
  }
}

/** `format: binary` (OpenAPI 3.0.3, section 4.7.14.2), or bytes that are not encoded (3.1.1, section 4.4.1.2). */
function isFile({ format, documentation = {} }: StringSchema, isBinaryPart: boolean): boolean {
  const { contentEncoding, contentMediaType } = documentation;
  if (format === "binary") return true;
  if (contentEncoding !== undefined || format === "byte") return false;
  return isBinaryPart || (contentMediaType !== undefined && mediaKindOf(contentMediaType) === "binary");
}

/** Bytes as 3.1 has them, without a type; what is JSON inside is given as a value, which is written as JSON (3.1.1, section 4.8.15.1.1). */
function isRaw({ version }: OperationContext, { documentation = {} }: Schema): boolean {
  const { contentEncoding, contentMediaType } = documentation;
  if (version === "3.0" || contentEncoding !== undefined || contentMediaType === undefined) return false;
  return mediaKindOf(contentMediaType) !== "json";
}

function asKind(kind: "blob" | "string", { pointer, documentation }: Schema): Schema {
  return { kind, pointer, ...(documentation && { documentation }) };
}

function targetOf(context: OperationContext, { pointer }: Schema): Located | undefined {
  return context.follow(context.at(pointer), pointer);
}
