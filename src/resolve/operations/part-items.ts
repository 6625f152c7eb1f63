import type { StreamFormat } from "../../model/api.js";
import { isJsonObject, pointerOf, type JsonObject } from "../../model/json.js";
import type { Schema } from "../../model/schema.js";
import type { Located } from "../reference.js";
import { mediaKindOf } from "./media-kind.js";
import type { OperationContext } from "./operation-context.js";

/** Whether a multipart body is described part by part (OpenAPI 3.2.0, section 4.14.3.1). */
export function isStreamOfParts(contentType: string, media: JsonObject): boolean {
  return mediaKindOf(contentType) === "multipart" && media["itemSchema"] !== undefined;
}

/** Reads what an answer says of its parts: their schema becomes `<wanted>Item` where they are JSON; others are texts or blobs. */
export function readParts(
  context: OperationContext,
  { value: media, pointer }: Located,
  wanted: string,
): { readonly stream: StreamFormat; readonly schema?: Schema } {
  if (media["prefixEncoding"] !== undefined) {
    const message = "The parts of a stream are read alike; `itemEncoding` says how.";
    context.report("feature-unsupported", pointerOf(pointer, "prefixEncoding"), message);
  }
  const place = pointerOf(pointer, "itemSchema");
  const of = contentOf(context, media, place);
  if (of !== "json") return { stream: { kind: "parts", of } };
  return {
    stream: { kind: "parts", of },
    schema: context.readBody(media["itemSchema"], place, `${wanted}Item`),
  };
}

/** What `itemEncoding` says of the parts, else what their schema does (OpenAPI 3.2.0, section 4.15.1.1). */
function contentOf(context: OperationContext, media: JsonObject, place: string): "json" | "text" | "blob" {
  const encoding = media["itemEncoding"];
  const declared = isJsonObject(encoding) ? encoding["contentType"] : undefined;
  if (typeof declared === "string") {
    const kinds = new Set(declared.split(",").map((type) => mediaKindOf(type.trim())));
    const [kind, ...others] = kinds;
    return others.length === 0 && (kind === "json" || kind === "text") ? kind : "blob";
  }
  const { type, contentEncoding } = context.follow(media["itemSchema"], place)?.value ?? {};
  if (type === undefined) return "blob";
  return type !== "string" ? "json" : contentEncoding === undefined ? "text" : "blob";
}
