import type { MediaType, Parameter, PropertyEncoding } from "../../model/api.js";
import { declaredTypes } from "../../model/declared-types.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import type { Located } from "../reference.js";
import { mediaKindOf } from "./media-kind.js";
import type { OperationContext } from "./operation-context.js";

const styles = [
  "form",
  "spaceDelimited",
  "pipeDelimited",
  "deepObject",
] as const satisfies readonly Parameter["style"][];

/** One or more media types or ranges, with nothing in them that could end a header. */
const mediaTypes = /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+(?:[;,][ \w!#$&^.+*/=;,"-]*)?$/;

/** The media types and ranges that a value lists, and nothing else; `undefined` for another value. */
export function mediaTypesIn(value: JsonValue): readonly string[] | undefined {
  if (typeof value !== "string" || !mediaTypes.test(value)) return undefined;
  return value.split(commas).map((type) => type.trim());
}

/** Commas that are in no quotes. */
const commas = /,(?=(?:[^"]*"[^"]*")*[^"]*$)/;

/** How the properties of a form or multipart body are written, as far as that is not the default; what cannot be honoured is reported. */
export function readEncodings(
  context: OperationContext,
  media: MediaType,
): { readonly encodings?: readonly PropertyEncoding[] } {
  if (media.kind !== "form" && media.kind !== "multipart") return {};
  const content = context.at(media.pointer);
  const declared = isJsonObject(content) && isJsonObject(content["encoding"]) ? content["encoding"] : {};
  const names = new Set([...Object.keys(declared), ...Object.keys(partsOf(context, media).value)]);
  const encodings = [...names].flatMap((name) => {
    const encoding = Object.hasOwn(declared, name) ? declared[name] : {};
    const place = pointerOf(media.pointer, "encoding", name);
    return isJsonObject(encoding) ? (readEncoding(context, media, name, encoding, place) ?? []) : [];
  });
  return encodings.length === 0 ? {} : { encodings };
}

function readEncoding(
  context: OperationContext,
  media: MediaType,
  name: string,
  encoding: JsonObject,
  place: string,
): PropertyEncoding | undefined {
  if (media.kind === "multipart") reportHeaders(context, encoding["headers"], pointerOf(place, "headers"));
  const { style = "form", explode, allowReserved } = encoding;
  if ([encoding["style"], explode, allowReserved].every((member) => member === undefined)) {
    return readContentType(context, media, name, encoding["contentType"]);
  }
  const known = styles.find((each) => each === style);
  if (known === undefined) {
    const message = `\`${String(style)}\` is no style of a form. \`form\` is used.`;
    context.report("feature-unsupported", pointerOf(place, "style"), message);
  }
  return {
    name,
    style: known ?? "form",
    explode: typeof explode === "boolean" ? explode : (known ?? "form") === "form",
    allowReserved: allowReserved === true,
  };
}

function readContentType(
  context: OperationContext,
  media: MediaType,
  name: string,
  contentType: JsonValue | undefined,
): PropertyEncoding | undefined {
  if (contentType === undefined) return usualEncoding(context, media, name);
  const place = pointerOf(media.pointer, "encoding", name, "contentType");
  if (typeof contentType !== "string" || mediaTypesIn(contentType) === undefined) {
    context.report("feature-unsupported", place, "This is no media type, so the default one is used.");
    return usualEncoding(context, media, name);
  }
  if (/[*,]/.test(contentType)) return undefined; // of several types, or a range, only a file knows which it is
  const kind = mediaKindOf(contentType);
  const isWritten = kind === "json" || (media.kind === "multipart" && kind === "text");
  if (isWritten || !isObject(context, media, name)) return { name, contentType: contentType.trim() };
  context.report("feature-unsupported", place, `Objects are not written as \`${contentType}\`, so JSON is sent.`);
  return undefined;
}

/** A text that encodes bytes is no plain text, which parts without a media type are (OpenAPI 3.1.1, section 4.8.15.1.1). */
function usualEncoding(context: OperationContext, media: MediaType, name: string): PropertyEncoding | undefined {
  if (media.kind !== "multipart" || context.version === "3.0") return undefined;
  const part = partAt(context, media, name);
  const isList = part !== undefined && declaredTypes(part.value["type"]).includes("array");
  const sent = isList ? context.follow(part.value["items"], pointerOf(part.pointer, "items")) : part;
  const { type, contentEncoding } = sent?.value ?? {};
  if (typeof contentEncoding !== "string" || !declaredTypes(type).includes("string")) return undefined;
  return { name, contentType: "application/octet-stream" };
}

function isObject(context: OperationContext, media: MediaType, name: string): boolean {
  const part = partAt(context, media, name)?.value;
  return part?.["type"] === "object" || part?.["properties"] !== undefined;
}

function partAt(context: OperationContext, media: MediaType, name: string): Located | undefined {
  const { value, pointer } = partsOf(context, media);
  return Object.hasOwn(value, name) ? context.follow(value[name], pointerOf(pointer, name)) : undefined;
}

/** The properties of a body, each a part or a field. */
function partsOf(context: OperationContext, { pointer }: MediaType): Located {
  const place = pointerOf(pointer, "schema");
  const schema = context.follow(context.at(place), place);
  const properties = schema?.value["properties"];
  return {
    value: isJsonObject(properties) ? properties : {},
    pointer: pointerOf(schema?.pointer ?? place, "properties"),
  };
}

/** The document says of what form such headers are, but nobody what they hold. */
export function reportHeaders(context: OperationContext, headers: JsonValue | undefined, place: string): void {
  if (!isJsonObject(headers)) return;
  for (const name of Object.keys(headers).filter((each) => each.toLowerCase() !== "content-type")) {
    const message = `Parts are sent without headers of their own, so without \`${name}\`.`;
    context.report("feature-unsupported", pointerOf(place, name), message);
  }
}
