import type { Api, Header, MediaType, Operation, Parameter, RequestBody, ResponseContent } from "../../model/api.js";
import { incomingOf } from "../../model/incoming.js";
import { pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import { documentationLines, linesOf } from "../documentation.js";
import { typingOfEvent } from "./typing-event.js";
import { typingOfRequest } from "./typing-request.js";
import { documentedTyping, typingOf, type SchemasByName } from "./typing-schema.js";

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
  const events = incomingOf(api).map((operation) => [operation.typeName, typingOfEvent(operation, schemas)] as const);
  return {
    openapi: "3.1.0",
    paths: pathItems(api.operations, schemas),
    ...(api.webhooks.length === 0 ? {} : { webhooks: pathItems(api.webhooks, schemas) }),
    components: {
      schemas: Object.fromEntries([...named, ...requests, ...events]),
      parameters: group(api.components.parameters, (parameter) => typingOfParameter(parameter, schemas)),
      responses: group(api.components.responses, (response) => typingOfResponse(response, schemas)),
      requestBodies: group(api.components.requestBodies, (body) => typingOfBody(body, schemas)),
      headers: group(api.components.headers, (header) => typingOfHeader(header, schemas)),
    },
  };
}

/** The methods that openapi-typescript and openapi-fetch know: of others `paths.ts` says nothing. */
const methodsInPaths: ReadonlySet<string> = new Set("GET PUT POST DELETE OPTIONS HEAD PATCH TRACE".split(" "));

/** Whether the operation takes anything at all. */
export function hasInput(operation: Operation): boolean {
  return operation.parameters.length > 0 || operation.requestBody !== undefined;
}

function group<T>(entries: readonly (readonly [string, T])[], typing: (value: T) => JsonValue): JsonObject {
  // A component may be an alias of another; its own entry shows what it stands for.
  return Object.fromEntries(entries.map(([name, value]) => [name, typing(value)]));
}

function pathItems(operations: readonly Operation[], schemas: SchemasByName): JsonObject {
  const items = new Map<string, Record<string, JsonValue>>();
  for (const operation of operations.filter(({ method }) => methodsInPaths.has(method))) {
    const item = items.get(operation.path) ?? {};
    item[operation.method.toLowerCase()] = typingOfOperation(operation, schemas);
    items.set(operation.path, item);
  }
  return Object.fromEntries(items);
}

function typingOfOperation(operation: Operation, schemas: SchemasByName): JsonObject {
  const lines = operationLines(operation);
  return {
    operationId: operation.name,
    ...(lines.length === 0 ? {} : { description: lines.join("\n") }),
    parameters: operation.parameters.flatMap((parameter) =>
      parameter.in === "querystring"
        ? propertiesAsParameters(parameter, schemas)
        : [reference("parameters", parameter) ?? typingOfParameter(parameter, schemas)],
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

/** openapi-fetch makes a query of parameters alone: of a form that is the whole query, each property is one. */
function propertiesAsParameters(
  { schema, contentType = "" }: Parameter,
  schemas: SchemasByName,
): readonly JsonObject[] {
  const target = schema.kind === "reference" ? schemas.get(schema.name)?.schema : schema;
  if (target?.kind !== "object" || !contentType.includes("form")) return [];
  return target.properties.map(({ name, required, schema: property }) => {
    return { name, in: "query", required, schema: typingOf(property, schemas) };
  });
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
