import type { PartContent, PartEncoding, PartPlaces } from "../../model/body-items.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import type { Schema } from "../../model/schema.js";
import type { Located } from "../reference.js";
import type { Written } from "./event-items.js";
import { isFormData, mediaKindOf } from "./media-kind.js";
import { partOf } from "./multipart-schema.js";
import type { OperationContext } from "./operation-context.js";
import { isMediaType, reportHeaders } from "./read-encodings.js";

/** A body that is a list of parts, by their places. */
export interface PartList {
  readonly schema: Schema;
  readonly places: PartPlaces;
}

const placeMembers = ["prefixEncoding", "itemEncoding"];

/** Whether what holds encodings, a media type or an encoding, tells parts apart by their places. */
function hasPlaces(holder: JsonObject): boolean {
  return placeMembers.some((name) => holder[name] !== undefined);
}

/**
 * Reads a multipart body whose schema is a list, each item of which is a part (OpenAPI 3.2.0, section 4.14.5.2); `undefined` for others.
 *
 * A list means nothing in `multipart/form-data`, where parts have names, unless it comes with encodings.
 */
export function readPartList(
  context: OperationContext,
  contentType: string,
  media: Located,
  wanted: string,
  isSent: boolean,
): PartList | undefined {
  if (isFormData(contentType) && (isSent || !hasPlaces(media.value))) return undefined;
  const pointer = pointerOf(media.pointer, "schema");
  const located = listAt(context, media.value["schema"], pointer);
  if (located === undefined) return undefined;
  const written = readPlaces(context, media, located);
  const places = isSent ? written : asReceived(written);
  if (isAll("json", places)) return { schema: context.readBody(located.value, located.pointer, wanted), places };
  const schema = withContents(context, context.readInline(located.value, located.pointer), located, places);
  return { schema: context.addSchema(`parts ${pointer}`, wanted, schema), places };
}

/** Nobody knows beforehand what comes; and parts within a part come as a whole. */
function asReceived({ first, others }: PartPlaces): PartPlaces {
  const received = ({ of }: PartEncoding): PartEncoding => ({ of: of === "either" ? "blob" : of });
  return { first: first.map(received), others: received(others) };
}

/** Whether each part is of one kind. */
export function isAll(content: PartContent, { first, others }: PartPlaces): boolean {
  return [...first, others].every(({ of }) => of === content);
}

/** A schema of lists, of which `type` may be missing: nothing else has parts. */
function listAt(context: OperationContext, value: JsonValue | undefined, pointer: string): Located | undefined {
  const located = context.follow(value, pointer);
  if (located === undefined) return undefined;
  const { type, items, prefixItems } = located.value;
  if (type === undefined && (items !== undefined || prefixItems !== undefined)) {
    return { ...located, value: { type: "array", ...located.value } };
  }
  return type === "array" ? located : undefined;
}

/** How the items of a list are written. */
function readPlaces(context: OperationContext, holder: Located, list: Located): PartPlaces {
  const count = Math.max(listOf(holder.value["prefixEncoding"]).length, listOf(list.value["prefixItems"]).length);
  return {
    first: Array.from({ length: count }, (_, index) =>
      readPart(context, encodingAt(holder, index), itemAt(list, index)),
    ),
    others: readPart(context, encodingAt(holder), itemAt(list)),
  };
}

/** How the items of a stream are written, which have one schema. */
export function readItemPlaces(context: OperationContext, media: Located): PartPlaces {
  const item = { value: media.value["itemSchema"], pointer: pointerOf(media.pointer, "itemSchema") };
  const first = listOf(media.value["prefixEncoding"]);
  return {
    first: first.map((_, index) => readPart(context, encodingAt(media, index), item)),
    others: readPart(context, encodingAt(media), item),
  };
}

function encodingAt({ value, pointer }: Located, index?: number): Written {
  const prefix = listOf(value["prefixEncoding"]);
  return index !== undefined && index < prefix.length
    ? { value: prefix[index], pointer: pointerOf(pointer, "prefixEncoding", index) }
    : { value: value["itemEncoding"], pointer: pointerOf(pointer, "itemEncoding") };
}

function itemAt({ value, pointer }: Located, index?: number): Written {
  const prefix = listOf(value["prefixItems"]);
  return index !== undefined && index < prefix.length
    ? { value: prefix[index], pointer: pointerOf(pointer, "prefixItems", index) }
    : { value: value["items"], pointer: pointerOf(pointer, "items") };
}

function readPart(context: OperationContext, encoding: Written, item: Written): PartEncoding {
  const holder = isJsonObject(encoding.value) ? encoding.value : {};
  reportHeaders(context, holder["headers"], pointerOf(encoding.pointer, "headers"));
  const types = contentTypesOf(context, holder, encoding.pointer);
  const [only] = types.length === 1 && !/\*/.test(types[0] ?? "") ? types : [];
  const list = hasPlaces(holder) ? listAt(context, item.value, item.pointer) : undefined;
  if (list !== undefined && only !== undefined && mediaKindOf(only) === "multipart") {
    const places = readPlaces(context, { value: holder, pointer: encoding.pointer }, list);
    return { of: "blob", contentType: only, places };
  }
  if (hasPlaces(holder)) {
    const message = "Parts within a part need a `contentType` of `multipart/…` and a list as schema.";
    context.report("feature-unsupported", encoding.pointer, message);
  }
  if (types.length > 0) return { of: contentOfTypes(types), ...(only !== undefined && { contentType: only }) };
  return usualPart(context.follow(item.value, item.pointer)?.value ?? {});
}

/** What a part is unless the document says it (OpenAPI 3.2.0, section 4.15.1.1). */
function usualPart({ type: declared, contentEncoding, format }: JsonObject): PartEncoding {
  const types = Array.isArray(declared) ? declared.filter((each) => each !== "null") : [declared];
  const [type] = types.length === 1 ? types : ["object"];
  if (type === undefined || (type === "string" && format === "binary")) return { of: "blob" };
  if (type !== "string") return { of: "json" };
  return contentEncoding === undefined ? { of: "text" } : { of: "blob", contentType: "application/octet-stream" };
}

function contentTypesOf(context: OperationContext, { contentType }: JsonObject, pointer: string): readonly string[] {
  if (contentType === undefined) return [];
  if (isMediaType(contentType)) return contentType.split(",").map((type) => type.trim());
  context.report(
    "feature-unsupported",
    pointerOf(pointer, "contentType"),
    "This is no media type, so the default one is used.",
  );
  return [];
}

function contentOfTypes(types: readonly string[]): PartContent {
  const [kind, ...others] = new Set(types.map(mediaKindOf));
  if (others.length > 0) return kind === "text" || others.includes("text") ? "either" : "blob";
  return kind === "json" || kind === "text" ? kind : "blob";
}

/** The schema of a list with files where its parts are bytes, and texts where only the caller can write them. */
function withContents(context: OperationContext, schema: Schema, list: Located, places: PartPlaces): Schema {
  if (schema.kind !== "array") return schema;
  const own = schema.prefixItems ?? [];
  const { first: parts, others } = places;
  const count = Math.max(own.length, parts.findLastIndex((part) => part.of !== others.of || part.places) + 1);
  const first = parts.slice(0, count).map((part, index) => {
    return withContent(context, own[index] ?? schema.items, itemAt(list, index), part);
  });
  const items = withContent(context, schema.items, itemAt(list), places.others);
  return { ...schema, items, ...(first.length > 0 && { prefixItems: first }) };
}

function withContent(context: OperationContext, schema: Schema, item: Written, part: PartEncoding): Schema {
  if (part.places !== undefined) {
    const list = listAt(context, item.value, item.pointer);
    if (list === undefined) return schema;
    return withContents(context, context.readInline(list.value, list.pointer), list, part.places);
  }
  if (part.of === "either" && schema.kind === "union") {
    return { ...schema, members: schema.members.map((member) => withContent(context, member, item, part)) };
  }
  const isText = part.of === "either" && schema.kind === "string";
  const types = { json: ["application/json"], text: ["text/plain"], blob: ["application/octet-stream"] };
  return partOf(context, schema, types[isText ? "text" : part.of === "either" ? "blob" : part.of]);
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}
