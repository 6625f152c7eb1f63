import type { Header, MediaKind, MediaType, RequestBody, Response, ResponseContent } from "../../model/api.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import type { Schema } from "../../model/schema.js";
import { componentNameOf, type OperationContext } from "./operation-context.js";
import { readStream } from "./read-stream.js";
import type { Located } from "../reference.js";
import { readDocumentation } from "../schemas/schema-documentation.js";
import { capitalize, pascalCase } from "../names/words.js";

/** Reads the body that a request carries; an inline schema becomes `<typeName>Body`. */
export function readRequestBody(context: OperationContext, located: Located, typeName: string): RequestBody {
  const { value, pointer } = located;
  const named = componentNameOf(pointer, "requestBodies");
  const wanted = named.component === undefined ? `${typeName}Body` : `${pascalCase(named.component)}Body`;
  return {
    pointer,
    required: value["required"] === true,
    content: readContent(context, value["content"], pointerOf(pointer, "content"), wanted),
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
  return Object.entries(content).map(([contentType, media]) => {
    const pointer = pointerOf(base, contentType);
    const schema = isJsonObject(media) ? media["schema"] : undefined;
    const kind = mediaKindOf(contentType);
    if (kind === "stream" && readItems !== undefined && isJsonObject(media)) {
      return { pointer, contentType, kind, ...readItems(context, contentType, media, pointer, wanted) };
    }
    return {
      pointer,
      contentType,
      kind,
      ...readMediaSchema(context, kind, schema, pointerOf(pointer, "schema"), wanted),
      ...(isJsonObject(media) ? readExamples(context, media, pointer) : {}),
    };
  });
}

/** `example`, or the values of `examples`, which may stand elsewhere (OpenAPI 3.1.1, section 4.8.14). */
function readExamples(context: OperationContext, media: JsonObject, base: string): Pick<MediaType, "examples"> {
  const { example, examples } = media;
  if (example !== undefined) return { examples: [example] };
  if (!isJsonObject(examples)) return {};
  const values = Object.entries(examples).flatMap(([name, given]) => {
    if (!isJsonObject(given)) return [];
    const value = context.follow(given, pointerOf(base, "examples", name))?.value["value"];
    return value === undefined ? [] : [value];
  });
  return values.length === 0 ? {} : { examples: values };
}

function readMediaSchema(
  context: OperationContext,
  kind: MediaKind,
  value: JsonValue | undefined,
  pointer: string,
  wanted: string,
): { readonly schema?: Schema } {
  if (value === undefined) return {};
  if (kind === "json" || kind === "form") return { schema: context.schemas.readBody(value, pointer, wanted) };
  if (kind !== "multipart") return { schema: context.schemas.readInline(value, pointer) };
  const located = context.follow(value, pointer);
  if (located === undefined || !hasFiles(located.value))
    return { schema: context.schemas.readBody(value, pointer, wanted) };
  const body = context.schemas.readInline(located.value, located.pointer);
  return { schema: context.schemas.add(`multipart ${pointer}`, wanted, withBlobs(body)) };
}

function hasFiles(value: JsonObject): boolean {
  return /"binary"|"contentMediaType"/.test(JSON.stringify(value));
}

/** In a multipart body `format: binary` means a file (OpenAPI 3.0.3, section 4.7.14.2), also as the items of a list. */
function withBlobs(schema: Schema): Schema {
  switch (schema.kind) {
    case "string":
      return schema.format === "binary"
        ? {
            kind: "blob",
            pointer: schema.pointer,
            ...(schema.documentation && { documentation: schema.documentation }),
          }
        : schema;
    case "array":
      return { ...schema, items: withBlobs(schema.items) };
    case "object":
      return { ...schema, properties: schema.properties.map((each) => ({ ...each, schema: withBlobs(each.schema) })) };
    case "union":
    case "intersection":
      return { ...schema, members: schema.members.map(withBlobs) };
    default:
      return schema;
  }
}

function mediaKindOf(contentType: string): MediaKind {
  const type = (contentType.split(";")[0] ?? "").trim().toLowerCase();
  if (type === "text/event-stream" || /^application\/(?:(?:x-)?(?:ndjson|jsonl|json-?lines)|stream\+json)$/.test(type))
    return "stream";
  if (/[/+]json-seq$/.test(type)) return "stream";
  if (/[/+]json$/.test(type) || type === "*/*") return "json";
  if (type === "application/x-www-form-urlencoded") return "form";
  if (type.startsWith("multipart/")) return "multipart";
  return type.startsWith("text/") || /[/+](?:xml|yaml)$/.test(type) ? "text" : "binary";
}
