import type { Api, Header, MediaType, Operation, Parameter, RequestBody, ResponseContent } from "../../model/api.js";
import { pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import { documentationLines, linesOf, parameterLines } from "../documentation.js";
import { documentedTyping, typingOf, withLines, type SchemasByName, type TypingSchema } from "./typing-schema.js";

/**
 * The document that openapi-typescript is given: the model in its own words, so that types and guards have one source.
 *
 * Component schemas carry their TypeScript names; each `<Operation>Request` stands among them.
 */
export function typingDocument(api: Api, schemas: SchemasByName): JsonObject {
  const named = api.schemas.map(
    (each) => [each.localName, documentedTyping(each.schema, schemas, each.localName)] as const,
  );
  const requests = api.operations
    .filter(hasInput)
    .map((operation) => [`${operation.typeName}Request`, typingOfRequest(operation, schemas)] as const);
  return {
    openapi: "3.1.0",
    paths: pathItems(api.operations, schemas),
    ...(api.webhooks.length === 0 ? {} : { webhooks: pathItems(api.webhooks, schemas) }),
    components: {
      schemas: Object.fromEntries([...named, ...requests]),
      parameters: group(api.components.parameters, (parameter) => typingOfParameter(parameter, schemas)),
      responses: group(api.components.responses, (response) => typingOfResponse(response, schemas)),
      requestBodies: group(api.components.requestBodies, (body) => typingOfBody(body, schemas)),
      headers: group(api.components.headers, (header) => typingOfHeader(header, schemas)),
    },
  };
}

/** Whether the operation takes anything at all. */
export function hasInput(operation: Operation): boolean {
  return operation.parameters.length > 0 || operation.requestBody !== undefined;
}

function group<T>(entries: readonly (readonly [string, T])[], typing: (value: T) => JsonValue): JsonObject {
  // A component may be an alias of another; its own entry shows what it stands for.
  return Object.fromEntries(entries.map(([name, value]) => [name, typing(value)]));
}

/** An object with a member per location, `path` first; each is optional when all that it holds is. */
function typingOfRequest(operation: Operation, schemas: SchemasByName): TypingSchema {
  const locations = (["path", "query", "header", "cookie"] as const).flatMap((location) => {
    const parameters = operation.parameters.filter((parameter) => parameter.in === location);
    if (parameters.length === 0) return [];
    const properties = parameters.map(
      (each) => [each.name, withLines(typingOf(each.schema, schemas), parameterLines(each, schemas))] as const,
    );
    const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
    const typing: JsonObject = {
      type: "object",
      properties: Object.fromEntries(properties),
      required,
      ...(location === "cookie" && { description: "Browsers send the cookies that they have, and drop these." }),
    };
    return [{ name: location, typing, required: required.length > 0 }];
  });
  const body = operation.requestBody;
  const bodies = body === undefined ? [] : [{ name: "body", typing: sentBody(body, schemas), required: body.required }];
  const members = [...locations, ...bodies];
  return {
    type: "object",
    properties: Object.fromEntries(members.map(({ name, typing }) => [name, typing])),
    required: members.filter(({ required }) => required).map(({ name }) => name),
  };
}

function sentBody(body: RequestBody, schemas: SchemasByName): TypingSchema {
  const media = preferredMedia(body.content);
  const lines = documentationLines(body.documentation);
  if (media === undefined) return withLines({}, lines);
  if (media.kind === "binary" || media.kind === "stream") {
    return withLines({ anyOf: [{ type: "string", format: "binary" }] }, lines);
  }
  if (media.kind === "text") return withLines({ type: "string" }, lines);
  return withLines(media.schema === undefined ? {} : typingOf(media.schema, schemas), lines);
}

/** The content type that a generated function sends: JSON if the operation takes it, else the first. */
export function preferredMedia(content: readonly MediaType[]): MediaType | undefined {
  return content.find(({ kind }) => kind === "json") ?? content[0];
}

function pathItems(operations: readonly Operation[], schemas: SchemasByName): JsonObject {
  const items = new Map<string, Record<string, JsonValue>>();
  for (const operation of operations) {
    const item = items.get(operation.path) ?? {};
    item[operation.method] = typingOfOperation(operation, schemas);
    items.set(operation.path, item);
  }
  return Object.fromEntries(items);
}

function typingOfOperation(operation: Operation, schemas: SchemasByName): JsonObject {
  const lines = operationLines(operation);
  return {
    operationId: operation.name,
    ...(lines.length === 0 ? {} : { description: lines.join("\n") }),
    parameters: operation.parameters.map(
      (parameter) => reference("parameters", parameter) ?? typingOfParameter(parameter, schemas),
    ),
    ...(operation.requestBody === undefined
      ? {}
      : {
          requestBody:
            reference("requestBodies", operation.requestBody) ?? typingOfBody(operation.requestBody, schemas),
        }),
    responses: Object.fromEntries(
      operation.responses.map((response) => [
        response.status,
        reference("responses", response) ?? typingOfResponse(response, schemas),
      ]),
    ),
  };
}

/** Summary, then description, then tags. */
export function operationLines({ summary, documentation }: Operation): readonly string[] {
  const body = documentationLines(documentation);
  if (summary === undefined) return body;
  const heading = linesOf(summary);
  const repeats = heading.join(" ").replace(/\.$/, "") === body[0]?.replace(/\.$/, "");
  const gap = body.length === 0 || body[0]?.startsWith("@") === true ? [] : [""];
  return repeats ? body : [...heading, ...gap, ...body];
}

function reference(groupName: string, { component }: { readonly component?: string }): JsonObject | undefined {
  return component === undefined ? undefined : { $ref: `#${pointerOf(`/components/${groupName}`, component)}` };
}

function typingOfParameter(parameter: Parameter, schemas: SchemasByName): JsonObject {
  const lines = documentationLines(parameter.documentation);
  return {
    name: parameter.name,
    in: parameter.in,
    required: parameter.required,
    ...(lines.length === 0 ? {} : { description: lines.join("\n") }),
    schema: typingOf(parameter.schema, schemas),
  };
}

function typingOfBody(body: RequestBody, schemas: SchemasByName): JsonObject {
  return { required: body.required, content: typingOfContent(body.content, schemas) };
}

function typingOfResponse(response: ResponseContent, schemas: SchemasByName): JsonObject {
  const headers = response.headers.map(
    // openapi-typescript takes every header that is a reference for one that is always there.
    ([name, header]) =>
      [name, (header.required ? reference("headers", header) : undefined) ?? typingOfHeader(header, schemas)] as const,
  );
  const lines = documentationLines(response.documentation);
  return {
    ...(lines.length === 0 ? {} : { description: lines.join("\n") }),
    ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers) }),
    ...(response.content.length === 0 ? {} : { content: typingOfContent(response.content, schemas) }),
  };
}

function typingOfHeader(header: Header, schemas: SchemasByName): JsonObject {
  const lines = documentationLines(header.documentation);
  return {
    required: header.required,
    ...(lines.length === 0 ? {} : { description: lines.join("\n") }),
    schema: typingOf(header.schema, schemas),
  };
}

function typingOfContent(content: readonly MediaType[], schemas: SchemasByName): JsonObject {
  const typings = content.map(({ contentType, schema }) => {
    return [contentType, schema === undefined ? {} : { schema: typingOf(schema, schemas) }] as const;
  });
  return Object.fromEntries(typings);
}
