import type { Header, MediaKind, MediaType, RequestBody, Response, ResponseContent } from "../../model/api.js";
import { isJsonObject, pointerOf, type JsonValue } from "../../model/json.js";
import type { Schema } from "../../model/schema.js";
import { mediaKindOf } from "./media-kind.js";
import { readMultipartSchema } from "./multipart-schema.js";
import { componentNameOf, type OperationContext } from "./operation-context.js";
import { readStream } from "./read-stream.js";
import { readEncodings } from "./read-encodings.js";
import type { Located } from "../reference.js";
import { readDocumentation } from "../schemas/schema-documentation.js";
import { capitalize, pascalCase } from "../names/words.js";

/** Reads the body that a request carries; an inline schema becomes `<typeName>Body`. */
export function readRequestBody(context: OperationContext, located: Located, typeName: string): RequestBody {
  const { value, pointer } = located;
  const named = componentNameOf(pointer, "requestBodies");
  const wanted = named.component === undefined ? `${typeName}Body` : `${pascalCase(named.component)}Body`;
  const content = readContent(context, value["content"], pointerOf(pointer, "content"), wanted);
  return {
    pointer,
    required: value["required"] === true,
    content: content.map((media) => ({ ...media, ...readEncodings(context, media, value) })),
    documentation: readDocumentation(value) ?? {},
    ...named,
  };
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
  const successes = statuses.filter((status) => status.startsWith("2"));
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
    const isOnlySuccess = successes.length === 1 && successes[0] === written;
    const wanted = isOnlySuccess ? `${typeName}Response` : `${typeName}${capitalize(status)}Response`;
    read.push({ status, ...readResponse(context, located, wanted) });
  }
  return read;
}

/** Reads one response; under `components/responses` it lends its own name to what it holds. */
export function readResponse(context: OperationContext, { value, pointer }: Located, wanted: string): ResponseContent {
  const named = componentNameOf(pointer, "responses");
  const bodyName = named.component === undefined ? wanted : `${pascalCase(named.component)}Response`;
  return {
    pointer,
    headers: readHeaders(context, value["headers"], pointerOf(pointer, "headers")),
    content: readContent(context, value["content"], pointerOf(pointer, "content"), bodyName, readStream),
    documentation: readDocumentation(value) ?? {},
    ...named,
  };
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
    schema: context.schemas.readInline(value["schema"], pointerOf(pointer, "schema")),
    documentation: readDocumentation(value) ?? {},
    ...componentNameOf(pointer, "headers"),
  };
}

/** @param readItems Reads a stream that comes in, item by item; one that is sent is handed over as it is. */
function readContent(
  context: OperationContext,
  content: JsonValue | undefined,
  base: string,
  wanted: string,
  readItems?: typeof readStream,
): readonly MediaType[] {
  if (!isJsonObject(content)) return [];
  return Object.entries(content).map(([contentType, value]) => {
    const pointer = pointerOf(base, contentType);
    const kind = mediaKindOf(contentType);
    const media: Located = { value: isJsonObject(value) ? value : {}, pointer };
    if (kind === "stream" && readItems !== undefined) {
      return { pointer, contentType, kind, ...readItems(context, contentType, media.value, pointer, wanted) };
    }
    const { schema } = readMediaSchema(context, kind, media, wanted);
    return { pointer, contentType, kind, ...(schema && { schema }), ...readExamples(context, media) };
  });
}

/** `example`, or the values of `examples`, which may stand elsewhere (OpenAPI 3.1.1, section 4.8.14). */
function readExamples(context: OperationContext, { value: media, pointer }: Located): Pick<MediaType, "examples"> {
  const { example, examples } = media;
  if (example !== undefined) return { examples: [example] };
  if (!isJsonObject(examples)) return {};
  const values = Object.entries(examples).flatMap(([name, given]) => {
    if (!isJsonObject(given)) return [];
    const value = context.follow(given, pointerOf(pointer, "examples", name))?.value["value"];
    return value === undefined ? [] : [value];
  });
  return values.length === 0 ? {} : { examples: values };
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
  if (kind === "json" || kind === "form") return { schema: context.schemas.readBody(value, pointer, wanted) };
  return { schema: context.schemas.readInline(value, pointer) };
}
