import type { DataKind, StreamFormat } from "../../model/body-items.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import type { Schema } from "../../model/schema.js";
import { dataOfEvent, eventFields, strangersIn, withParsedData } from "./event-items.js";
import { isFormData } from "./media-kind.js";
import { isStreamOfParts, readParts, readSentParts, type PartStream } from "./part-items.js";
import type { OperationContext } from "./operation-context.js";
import { isListed, listAt } from "./part-values.js";
import type { Written } from "./written.js";

/**
 * Reads what a response says of a stream of events or of JSON texts; the schema of one item becomes `<wanted>Item`.
 *
 * `itemSchema` is that schema (OpenAPI 3.2, section 4.14.1). So is `schema`, as documents before 3.2 use it, unless it is a list: that
 * describes the whole stream.
 */
export function readStream(
  context: OperationContext,
  contentType: string,
  media: JsonObject,
  pointer: string,
  wanted: string,
): { readonly stream: StreamFormat; readonly schema?: Schema } {
  if (isStreamOfParts(contentType, media)) return readParts(context, { value: media, pointer }, wanted);
  const item = itemOf(context, media, pointer);
  const isOfEvents = isEventStream(contentType) && context.version === "3.2" && item?.isItem === true;
  const events = isOfEvents ? readEvents(context, item, wanted) : undefined;
  if (events !== undefined) return events;
  const stream = formatOf(context, contentType, item, media["itemSchema"] === undefined ? 2 : 1);
  if (item === undefined) return { stream };
  const isPlainText = stream.kind === "events" && stream.data === "text" && stream.of === "data" && !isReference(item);
  return {
    stream,
    schema: isPlainText
      ? context.readInline(item.value, item.pointer)
      : context.readBody(item.value, item.pointer, `${wanted}Item`),
  };
}

/**
 * Reads what a request says of a body of items that are written one after the other; `undefined` for a body that is handed over as it is,
 * since the document says nothing of items.
 */
export function readSentStream(
  context: OperationContext,
  contentType: string,
  media: JsonObject,
  pointer: string,
  wanted: string,
): PartStream | undefined {
  if (isStreamOfParts(contentType, media)) {
    return isFormData(contentType) ? undefined : readSentParts(context, { value: media, pointer }, wanted);
  }
  const whole: Written = { value: media["schema"], pointer: pointerOf(pointer, "schema") };
  if (media["itemSchema"] === undefined && (whole.value === undefined || !isListed(context, whole))) return undefined;
  const read = readStream(context, contentType, media, pointer, wanted);
  if (read.stream.kind === "events" && read.stream.of === "event") {
    for (const place of strangersIn(context, {
      value: media["itemSchema"],
      pointer: pointerOf(pointer, "itemSchema"),
    })) {
      context.report("feature-unsupported", place, "Events have no such field: one with it cannot be sent.");
    }
  }
  return read;
}

/** Since OpenAPI 3.2 an item is the event itself; `undefined` where a schema can only be that of the data. */
function readEvents(
  context: OperationContext,
  item: Written,
  wanted: string,
): { readonly stream: StreamFormat; readonly schema: Schema } | undefined {
  const data = dataOfEvent(context, item);
  if (data === undefined) {
    const message =
      "This is no schema of an event, which has `data`, `event`, `id` and `retry`; it is taken for that of the data.";
    context.report("schema-dialect-mixed", item.pointer, message);
    return undefined;
  }
  const stream: StreamFormat = { kind: "events", of: "event", data: data.kind };
  if (!data.isContent) return { stream, schema: context.readBody(item.value, item.pointer, `${wanted}Item`) };
  const inline = context.readInline(item.value, item.pointer);
  const parsed = withParsedData(context, inline, `${wanted}Data`);
  return { stream, schema: context.addSchema(`events ${item.pointer}`, `${wanted}Item`, parsed) };
}

function isEventStream(contentType: string): boolean {
  return /^\s*text\/event-stream\b/i.test(contentType);
}

function isReference({ value }: Written): boolean {
  return isJsonObject(value) && typeof value["$ref"] === "string";
}

/** @returns `isItem`: whether the document says that it is the schema of an item, not of whatever. */
function itemOf(
  context: OperationContext,
  media: JsonObject,
  pointer: string,
): (Written & { readonly isItem: boolean }) | undefined {
  if (media["itemSchema"] !== undefined) {
    return { value: media["itemSchema"], pointer: pointerOf(pointer, "itemSchema"), isItem: true };
  }
  const whole: Written = { value: media["schema"], pointer: pointerOf(pointer, "schema") };
  if (whole.value === undefined) return undefined;
  if (!isListed(context, whole)) return { ...whole, isItem: false };
  const list = listAt(context, whole);
  if (list !== undefined && list.value["prefixItems"] === undefined) {
    return { value: list.value["items"] ?? {}, pointer: pointerOf(list.pointer, "items"), isItem: true };
  }
  const place = list === undefined ? whole.pointer : pointerOf(list.pointer, "prefixItems");
  context.report("feature-unsupported", place, "The items of a stream have one schema: whatever comes is taken.");
  return { value: {}, pointer: place, isItem: true };
}

/** @param fewest How many fields of an event a schema has to name to be one of the event, and not of its data. */
function formatOf(
  context: OperationContext,
  contentType: string,
  item: Written | undefined,
  fewest: number,
): StreamFormat {
  if (/[/+]json-seq\b/i.test(contentType)) return { kind: "sequence" };
  if (!isEventStream(contentType)) return { kind: "lines" };
  if (item === undefined) return { kind: "events", of: "data", data: "text" };
  const data = dataOfEvents(context, item, fewest);
  const kinds = new Set((data ?? [item]).flatMap((each) => [...kindsOf(context, each)]));
  const [kind = "json"] = kinds;
  return { kind: "events", of: data === undefined ? "data" : "event", data: kinds.size > 1 ? "either" : kind };
}

/** The schemas of `data` where a schema describes events, by itself or as a union; `undefined` where it does not. */
function dataOfEvents(
  context: OperationContext,
  { value, pointer }: Written,
  fewest: number,
  seen = new Set<string>(),
): readonly Written[] | undefined {
  const located = context.follow(value, pointer);
  if (located === undefined) return undefined;
  if (seen.has(located.pointer)) return [];
  seen.add(located.pointer);
  const properties = located.value["properties"];
  if (!isJsonObject(properties)) {
    const members = membersOf(located.value, located.pointer).map((each) => dataOfEvents(context, each, fewest, seen));
    const data = members.flatMap((each) => each ?? []);
    return data.length > 0 && members.every((each) => each !== undefined) ? data : undefined;
  }
  const names = Object.keys(properties);
  const isEvent = names.includes("data") && names.length >= fewest && names.every((name) => eventFields.has(name));
  return isEvent
    ? [{ value: properties["data"], pointer: pointerOf(located.pointer, "properties", "data") }]
    : undefined;
}

function membersOf(schema: JsonObject, pointer: string): readonly Written[] {
  const keyword = ["oneOf", "anyOf"].find((name) => Array.isArray(schema[name]));
  const members = keyword === undefined ? undefined : schema[keyword];
  if (keyword === undefined || !Array.isArray(members)) return [];
  return members.map((value: JsonValue, index) => ({ value, pointer: pointerOf(pointer, keyword, index) }));
}

/** Whether data of a schema is text, or JSON, or may be both. */
function kindsOf(context: OperationContext, { value, pointer }: Written, seen = new Set<string>()): Set<DataKind> {
  const located = context.follow(value, pointer);
  if (located === undefined) return new Set(["text", "json"]); // `true`
  if (seen.has(located.pointer)) return new Set();
  seen.add(located.pointer);
  const { type, enum: values, const: only } = located.value;
  const members = membersOf(located.value, located.pointer);
  if (type !== undefined) return new Set([type === "string" ? "text" : "json"]);
  if (members.length > 0) return new Set(members.flatMap((member) => [...kindsOf(context, member, seen)]));
  const known = Array.isArray(values) ? values : only === undefined ? [] : [only];
  if (known.length > 0) return new Set([known.every((each) => typeof each === "string") ? "text" : "json"]);
  return new Set(Object.keys(located.value).length === 0 ? ["text", "json"] : ["json"]);
}
