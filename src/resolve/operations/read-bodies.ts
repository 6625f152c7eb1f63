import type { Header, MediaKind, MediaType, RequestBody, Response, ResponseContent } from "../../model/api.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import type { Documentation, Schema } from "../../model/schema.js";
import { isFormData, mediaKindOf } from "./media-kind.js";
import { readMultipartSchema } from "./multipart-schema.js";
import { componentNameOf, textOf, type OperationContext } from "./operation-context.js";
import { isStreamOfParts } from "./part-items.js";
import { readPartList } from "./part-schema.js";
import { isListed } from "./part-values.js";
import { readSentStream, readStream } from "./read-stream.js";
import { readEncodings } from "./read-encodings.js";
import type { Located } from "../reference.js";
import { readDocumentation } from "../schemas/schema-documentation.js";
import { statusWord } from "../names/status-word.js";
import { pascalCase } from "../names/words.js";

/**
 * Reads the body that a request carries; an inline schema becomes `<typeName>Body`.
 *
 * @param isSent Whether the request is one that the client sends, and not one that it receives.
 */
export function readRequestBody(
  context: OperationContext,
  located: Located,
  typeName: string,
  isSent = true,
): RequestBody {
  const { value, pointer } = located;
  const named = componentNameOf(pointer, "requestBodies");
  const wanted = named.component === undefined ? `${typeName}Body` : `${pascalCase(named.component)}Body`;
  const base = pointerOf(pointer, "content");
  const content = readContent(context, value["content"], base, wanted, isSent ? readSentStream : undefined);
  for (const media of content) reportItems(context, media, isSent ? "sent" : "incoming");
  return {
    pointer,
    required: value["required"] === true,
    content: content.map((media) => ({ ...media, ...readEncodings(context, media) })),
    documentation: readDocumentation(value) ?? {},
    ...named,
  };
}

/** What becomes of a body whose items are not told apart. */
const withoutItems = {
  answer:
    "Parts have places where `itemSchema` describes them, or a list as `schema`: this answer is given out as a blob.",
  sent: "Items are written one by one where `itemSchema` describes them, or a list as `schema`: this body is given in bytes.",
  named: "Parts of `multipart/form-data` have names, which nothing gives to items: this body is given in bytes.",
  incoming: "Items of requests that come in are not read one by one: whoever handles them gets the whole body.",
};

function reportItems(
  context: OperationContext,
  { kind, stream, contentType, pointer }: MediaType,
  direction: "answer" | "sent" | "incoming",
): void {
  if (stream !== undefined) return;
  const isOfParts = kind === "binary" && mediaKindOf(contentType) === "multipart";
  const members = isOfParts ? [...itemMembers, "schema"] : itemMembers;
  const media = context.at(pointer);
  const member = isJsonObject(media) ? members.find((name) => media[name] !== undefined) : undefined;
  if (member === undefined || (kind !== "binary" && (direction === "answer" || kind !== "stream"))) return;
  const why = direction === "sent" && isFormData(contentType) ? "named" : direction;
  context.report("feature-unsupported", pointerOf(pointer, member), withoutItems[why]);
}

const itemMembers = ["itemSchema", "prefixEncoding", "itemEncoding"];

/** Whether the parts of a multipart body have places instead of names, so that no object can be written as them (OpenAPI 3.2.0, section 4.14.5.2). */
function isPositional(context: OperationContext, { value, pointer }: Located): boolean {
  if (itemMembers.some((name) => value[name] !== undefined)) return true;
  return (
    value["schema"] !== undefined &&
    isListed(context, { value: value["schema"], pointer: pointerOf(pointer, "schema") })
  );
}

/** Reads the responses of an operation; inline schemas become `<typeName>Response`, or `<typeName><Status>Response`. `undefined` if one is broken. */
export function readResponses(
  context: OperationContext,
  operation: Located,
  typeName: string,
): readonly Response[] | undefined {
  const responses = operation.value["responses"];
  if (!isJsonObject(responses)) return [];
  const base = pointerOf(operation.pointer, "responses");
  const statuses = Object.keys(responses).filter((status) => !status.startsWith("x-"));
  const read: Response[] = [];
  for (const written of statuses) {
    const status = written.toUpperCase().replace("DEFAULT", "default");
    const pointer = pointerOf(base, written);
    if (!/^(?:[1-5]\d\d|[1-5]XX|default)$/.test(status)) {
      context.report(
        "operation-invalid",
        pointer,
        `\`${written}\` is neither a status, a range such as \`4XX\`, nor \`default\`.`,
      );
      continue;
    }
    const located = context.follow(responses[written], pointer);
    if (located === undefined) return undefined;
    const wanted = `${typeName}${statusWord(written, statuses)}Response`;
    read.push({ status, ...responseAt(context, located, wanted) });
  }
  return read;
}

/** The response that stands there: a component is read once for all operations. */
export function responseAt(context: OperationContext, located: Located, wanted: string): ResponseContent {
  const { component } = componentNameOf(located.pointer, "responses");
  return component === undefined ? readResponse(context, located, wanted) : context.response(located);
}

/** Reads one response; under `components/responses` it lends its own name to what it holds. */
export function readResponse(context: OperationContext, { value, pointer }: Located, wanted: string): ResponseContent {
  const named = componentNameOf(pointer, "responses");
  const bodyName = named.component === undefined ? wanted : `${pascalCase(named.component)}Response`;
  const content = readContent(context, value["content"], pointerOf(pointer, "content"), bodyName, readStream);
  for (const media of content) reportItems(context, media, "answer");
  return {
    pointer,
    headers: readHeaders(context, value["headers"], pointerOf(pointer, "headers")),
    content,
    documentation: readSummarised(value),
    ...named,
  };
}

/** The summary of a response stands before its description, as far as it has one (OpenAPI 3.2.0, section 4.17.1). */
function readSummarised(value: JsonObject): Documentation {
  const documentation = readDocumentation(value) ?? {};
  const parts = [textOf(value, "summary"), documentation.description].filter((part) => part !== undefined);
  return parts.length === 0 ? documentation : { ...documentation, description: parts.join("\n\n") };
}

function readHeaders(
  context: OperationContext,
  headers: JsonValue | undefined,
  base: string,
): readonly (readonly [string, Header])[] {
  if (!isJsonObject(headers)) return [];
  return Object.entries(headers).flatMap(([name, header]) => {
    const located = context.follow(header, pointerOf(base, name));
    return located === undefined ? [] : [[name, readHeader(context, located)] as const];
  });
}

/** Reads one response header. */
export function readHeader(context: OperationContext, { value, pointer }: Located): Header {
  return {
    pointer,
    required: value["required"] === true,
    schema: context.readInline(value["schema"], pointerOf(pointer, "schema")),
    documentation: readDocumentation(value) ?? {},
    ...componentNameOf(pointer, "headers"),
  };
}

/** @param readItems Reads a stream of items; without it, and where it knows nothing of them, bodies of items are handed over as they are. */
function readContent(
  context: OperationContext,
  content: JsonValue | undefined,
  base: string,
  wanted: string,
  readItems: typeof readStream | typeof readSentStream | undefined,
): readonly MediaType[] {
  if (!isJsonObject(content)) return [];
  return Object.entries(content).map(([contentType, value]) => {
    const place = pointerOf(base, contentType);
    const media = context.follow(value, place) ?? { value: {}, pointer: place };
    const { pointer } = media;
    const { component } = componentNameOf(pointer, "mediaTypes");
    const name = component === undefined ? wanted : `${pascalCase(component)}Content`;
    const declared = isAnyBinary(context, contentType, media) ? "binary" : mediaKindOf(contentType);
    if (readItems !== undefined && (declared === "stream" || isStreamOfParts(contentType, media.value))) {
      const items = readItems(context, contentType, media.value, pointer, name);
      if (items !== undefined) return { pointer, contentType, kind: "stream", ...items };
    }
    if (readItems !== undefined && declared === "multipart") {
      const list = readPartList(context, contentType, media, name, readItems === readSentStream);
      if (list !== undefined) return { pointer, contentType, kind: declared, ...list };
    }
    const kind = declared === "multipart" && isPositional(context, media) ? "binary" : declared;
    const { schema } = readMediaSchema(context, kind, media, name);
    return { pointer, contentType, kind, ...(schema && { schema }), ...readExamples(context, kind, media) };
  });
}

/** Whether a body of any media type is said to be bytes: the others of any type are taken for JSON. */
function isAnyBinary(context: OperationContext, contentType: string, { value, pointer }: Located): boolean {
  if (contentType !== "*/*") return false;
  const schema = context.follow(value["schema"], pointerOf(pointer, "schema"))?.value;
  return schema?.["type"] === "string" && schema["format"] === "binary";
}

/** `example`, or the values of `examples`, which may stand elsewhere (OpenAPI 3.2.0, section 4.14). */
function readExamples(
  context: OperationContext,
  kind: MediaKind,
  { value: media, pointer }: Located,
): Pick<MediaType, "examples"> {
  const { example, examples } = media;
  if (example !== undefined) return { examples: [example] };
  if (!isJsonObject(examples)) return {};
  const values = Object.entries(examples).flatMap(([name, given]) => {
    if (!isJsonObject(given)) return [];
    const shown = context.follow(given, pointerOf(pointer, "examples", name))?.value ?? {};
    const values = [shown["dataValue"], shown["value"], dataOf(kind, shown["serializedValue"])];
    return values.filter((value) => value !== undefined).slice(0, 1);
  });
  return values.length === 0 ? {} : { examples: values };
}

/** The data of an example that is shown as it is sent, as far as it is JSON or text (OpenAPI 3.2.0, section 4.19). */
function dataOf(kind: MediaKind, serialized: JsonValue | undefined): JsonValue | undefined {
  if (typeof serialized !== "string" || kind === "text") return serialized;
  if (kind !== "json") return undefined;
  try {
    return JSON.parse(serialized) as JsonValue; // what JSON holds
  } catch {
    return undefined;
  }
}

function readMediaSchema(
  context: OperationContext,
  kind: MediaKind,
  media: Located,
  wanted: string,
): { readonly schema?: Schema } {
  const value = media.value["schema"];
  const pointer = pointerOf(media.pointer, "schema");
  if (value === undefined) return {};
  if (kind === "multipart") return { schema: readMultipartSchema(context, media, wanted) };
  if (kind === "json" || kind === "form") return { schema: context.readBody(value, pointer, wanted) };
  return { schema: context.readInline(value, pointer) };
}
