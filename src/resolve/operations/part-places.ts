import type { PartContent, PartEncoding, PartPlaces } from "../../model/body-items.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import type { Located } from "../reference.js";
import { mediaKindOf } from "./media-kind.js";
import type { OperationContext } from "./operation-context.js";
import { listAt, partValues, type PartValue, type WrittenList } from "./part-values.js";
import { mediaTypesIn, reportHeaders } from "./read-encodings.js";
import type { Written } from "./written.js";

/** How the items of a list are written, each a part (OpenAPI 3.2.0, section 4.14.5.2). */
export function readPlaces(context: OperationContext, holder: Located, list: WrittenList): PartPlaces {
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
  const item = itemOfStream(media);
  const first = listOf(media.value["prefixEncoding"]);
  return {
    first: first.map((_, index) => readPart(context, encodingAt(media, index), item)),
    others: readPart(context, encodingAt(media), item),
  };
}

/** The schema of the items of a stream. */
export function itemOfStream({ value, pointer }: Located): Written {
  return { value: value["itemSchema"], pointer: pointerOf(pointer, "itemSchema") };
}

/** The places as whoever receives them knows them: nobody knows beforehand what comes, and parts within a part come as a whole. */
export function asReceived({ first, others }: PartPlaces): PartPlaces {
  const received = ({ of, contentType }: PartEncoding): PartEncoding => {
    return { of: of === "either" ? "blob" : of, ...(contentType !== undefined && { contentType }) };
  };
  return { first: first.map(received), others: received(others) };
}

/** Whether each part is of one kind. */
export function isAll(content: PartContent, { first, others }: PartPlaces): boolean {
  return [...first, others].every(({ of, places }) => of === content && places === undefined);
}

function encodingAt({ value, pointer }: Located, index?: number): Written {
  const prefix = listOf(value["prefixEncoding"]);
  return index !== undefined && index < prefix.length
    ? { value: prefix[index], pointer: pointerOf(pointer, "prefixEncoding", index) }
    : { value: value["itemEncoding"], pointer: pointerOf(pointer, "itemEncoding") };
}

/** The schema of an item of a list: of those at the beginning, or of the others. */
export function itemAt({ value, pointer }: WrittenList, index?: number): Written {
  const prefix = listOf(value["prefixItems"]);
  return index !== undefined && index < prefix.length
    ? { value: prefix[index], pointer: pointerOf(pointer, "prefixItems", index) }
    : { value: value["items"], pointer: pointerOf(pointer, "items") };
}

function readPart(context: OperationContext, encoding: Written, item: Written): PartEncoding {
  const holder = isJsonObject(encoding.value) ? encoding.value : {};
  reportHeaders(context, holder["headers"], pointerOf(encoding.pointer, "headers"));
  const types = typesOf(context, holder, encoding.pointer);
  const [only] = types.length === 1 ? types.filter((type) => isConcrete(type)) : [];
  const isOfParts = only !== undefined && mediaKindOf(only) === "multipart";
  const list = isOfParts ? listAt(context, item) : undefined;
  if (list !== undefined && only !== undefined) {
    return {
      of: "blob",
      contentType: only,
      places: readPlaces(context, { value: holder, pointer: encoding.pointer }, list),
    };
  }
  if (["prefixEncoding", "itemEncoding"].some((name) => holder[name] !== undefined)) {
    const message = "Parts within a part need a `contentType` of `multipart/…` and a list as schema.";
    context.report("feature-unsupported", encoding.pointer, message);
  }
  const values = partValues(context, item);
  if (types.length === 0) return usualPart(values, context.follow(item.value, item.pointer)?.value ?? {});
  const of = contentOf(types, values);
  const sentAs =
    only ?? types.find((type) => isConcrete(type) && mediaKindOf(type) === (of === "either" ? "text" : of));
  return { of, ...(sentAs !== undefined && { contentType: sentAs }) };
}

function isConcrete(type: string): boolean {
  return !type.replace(/;.*/s, "").includes("*");
}

/** What a part is unless the document says it (OpenAPI 3.2.0, section 4.15.1.1). */
function usualPart(values: ReadonlySet<PartValue>, { contentEncoding }: JsonObject): PartEncoding {
  if (contentEncoding !== undefined) return { of: "blob", contentType: "application/octet-stream" };
  if (values.has("bytes")) return { of: values.size === 1 ? "blob" : "either" };
  if (isPlain(values)) return { of: values.has("string") ? "text" : "json" };
  // Who reads it must know a text from JSON.
  return { of: "json", ...(values.has("string") && { contentType: "application/json" }) };
}

/** Whether no value has any inside it. */
export function isPlain(values: ReadonlySet<PartValue>): boolean {
  return ["array", "object", "bytes"].every((value) => !values.has(value as PartValue)); // of PartValue
}

function contentOf(types: readonly string[], values: ReadonlySet<PartValue>): PartContent {
  const [kind, ...others] = new Set(types.map(mediaKindOf));
  if (others.length > 0) return kind === "text" || others.includes("text") ? "either" : "blob";
  // A number is the same as text and as JSON.
  if (kind === "text") return isPlain(values) && !values.has("string") && values.size > 0 ? "json" : "text";
  return kind === "json" ? "json" : "blob";
}

function typesOf(context: OperationContext, { contentType }: JsonObject, pointer: string): readonly string[] {
  if (contentType === undefined) return [];
  const types = mediaTypesIn(contentType);
  if (types !== undefined) return types;
  const message = "This is no media type, so the default one is used.";
  context.report("feature-unsupported", pointerOf(pointer, "contentType"), message);
  return [];
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}
