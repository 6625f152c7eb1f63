import type { PartPlaces, StreamFormat } from "../../model/body-items.js";
import { pointerOf, type JsonObject } from "../../model/json.js";
import type { Schema } from "../../model/schema.js";
import type { Located } from "../reference.js";
import { mediaKindOf } from "./media-kind.js";
import type { OperationContext } from "./operation-context.js";
import { isAll, readItemPlaces } from "./part-places.js";

/** Whether a multipart body is described part by part (OpenAPI 3.2.0, section 4.14.3.1). */
export function isStreamOfParts(contentType: string, media: JsonObject): boolean {
  return mediaKindOf(contentType) === "multipart" && media["itemSchema"] !== undefined;
}

/** A stream of parts, and the schema of those that are JSON: `<wanted>Item`; others are texts or blobs. */
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
  return partsOf(context, media, { ...readItemPlaces(context, media), first: [] }, wanted);
}

/** Reads what a request says of its parts. */
export function readSentParts(context: OperationContext, media: Located, wanted: string): PartStream {
  const places = readItemPlaces(context, media);
  return { ...partsOf(context, media, places, wanted), places };
}

function partsOf(context: OperationContext, media: Located, places: PartPlaces, wanted: string): PartStream {
  // Parts of several kinds have nothing but their schema in common.
  const only = isAll(places.others.of, places) ? places.others.of : "json";
  const of = only === "either" ? "blob" : only;
  if (of !== "json") return { stream: { kind: "parts", of } };
  const schema = context.readBody(media.value["itemSchema"], pointerOf(media.pointer, "itemSchema"), `${wanted}Item`);
  return { stream: { kind: "parts", of }, schema };
}
