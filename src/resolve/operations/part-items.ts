import type { PartEncoding, PartPlaces, StreamFormat } from "../../model/body-items.js";
import { pointerOf, type JsonObject } from "../../model/json.js";
import type { Schema } from "../../model/schema.js";
import type { Located } from "../reference.js";
import { mediaKindOf } from "./media-kind.js";
import type { OperationContext } from "./operation-context.js";
import { asReceived, isAll, itemOfStream, readItemPlaces } from "./part-places.js";
import { withContent } from "./part-schema.js";

/** Whether a multipart body is described part by part (OpenAPI 3.2.0, section 4.14.3.1). */
export function isStreamOfParts(contentType: string, media: JsonObject): boolean {
  return mediaKindOf(contentType) === "multipart" && media["itemSchema"] !== undefined;
}

/** A stream of parts, and their schema `<wanted>Item`; it says nothing of plain texts and blobs. */
export interface PartStream {
  readonly stream: StreamFormat;
  readonly schema?: Schema;
  readonly places?: PartPlaces;
}

/** Reads what an answer says of its parts. */
export function readParts(context: OperationContext, media: Located, wanted: string): PartStream {
  if (media.value["prefixEncoding"] !== undefined) {
    const message = "The parts of a stream are read alike; `itemEncoding` says how.";
    context.report("feature-unsupported", pointerOf(media.pointer, "prefixEncoding"), message);
  }
  return partsOf(context, media, asReceived({ ...readItemPlaces(context, media), first: [] }), wanted);
}

/** Reads what a request says of its parts. */
export function readSentParts(context: OperationContext, media: Located, wanted: string): PartStream {
  const places = readItemPlaces(context, media);
  return { ...partsOf(context, media, places, wanted), places };
}

function partsOf(context: OperationContext, media: Located, places: PartPlaces, wanted: string): PartStream {
  const item = itemOfStream(media);
  const stream = (of: "json" | "text" | "blob"): StreamFormat => ({ kind: "parts", of });
  if (isAll("blob", places)) return { stream: stream("blob") };
  if (isAll("text", places) && !isTold(context.follow(item.value, item.pointer)?.value))
    return { stream: stream("text") };
  if (isAll("json", places)) {
    return { stream: stream("json"), schema: context.readBody(item.value, item.pointer, `${wanted}Item`) };
  }
  const kinds = new Map([...places.first, places.others].map((part) => [JSON.stringify([part.of, part.places]), part]));
  const schema = unionOf(context, media, [...kinds.values()]);
  const name = `parts ${item.pointer} ${JSON.stringify(places)}`;
  return {
    stream: stream(isAll("text", places) ? "text" : "json"),
    schema: context.addSchema(name, `${wanted}Item`, schema),
  };
}

/** Parts of several kinds: each item is one of them. */
function unionOf(context: OperationContext, media: Located, parts: readonly PartEncoding[]): Schema {
  const item = itemOfStream(media);
  const schema = context.readInline(item.value, item.pointer);
  const members = parts.map((part) => withContent(context, schema, item, part));
  const [only, ...others] = members;
  return only !== undefined && others.length === 0
    ? only
    : { kind: "union", mode: "anyOf", pointer: item.pointer, members };
}

/** Whether a schema says more of a text than that it is one. */
function isTold(schema: JsonObject = {}): boolean {
  return Object.keys(schema).some((keyword) => !plainWords.has(keyword));
}

const plainWords: ReadonlySet<string> = new Set(["type", "title", "description", "$comment", "example", "examples"]);
