import type { Api, Header, MediaType, Operation, Parameter, RequestBody, ResponseContent } from "../../model/api.js";
import { incomingOf } from "../../model/incoming.js";
import { pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import type { Schemas } from "../../model/schema-children.js";
import { documentationLines, linesOf } from "../documentation.js";
import { typingOfEvent } from "./typing-event.js";
import { typingOfRequest } from "./typing-request.js";
import { documentedTyping, typingOf, type TypingSchema } from "./typing-schema.js";

/** What openapi-typescript is given for something: made when it is its turn, since all of them together take as much memory as the document. */
export interface NamedTyping<Typing = JsonObject> {
  readonly name: string;
  /** The parts of the model that it is made of, beside the schemas that these refer to. */
  readonly madeOf: readonly unknown[];
  readonly typing: () => Typing;
}

/** What openapi-typescript is given: the model in its own words, so that types and guards have one source. */
export interface ApiTypings {
  /** By TypeScript name: every named schema, every `<Operation>Request` and every event. */
  readonly schemas: readonly NamedTyping<TypingSchema>[];
  /** Path items by path. Their operations are references to those below. */
  readonly paths: readonly NamedTyping[];
  readonly webhooks: readonly NamedTyping[];
  /** Those of paths, then those of webhooks. */
  readonly operations: readonly NamedTyping[];
  /** The components that are no schemas, by group and wire name. */
  readonly components: JsonObject;
}

/** The typings of an API. */
export function typingsOf(api: Api, schemas: Schemas): ApiTypings {
  return {
    schemas: schemaTypings(api, schemas),
    paths: pathItems(api.operations),
    webhooks: pathItems(api.webhooks),
    operations: operationTypings(api, schemas),
    components: {
      parameters: group(api.components.parameters, (parameter) => typingOfParameter(parameter, schemas)),
      responses: group(api.components.responses, (response) => typingOfResponse(response, schemas)),
      requestBodies: group(api.components.requestBodies, (body) => typingOfBody(body, schemas)),
      headers: group(api.components.headers, (header) => typingOfHeader(header, schemas)),
    },
  };
}

function schemaTypings(api: Api, schemas: Schemas): readonly NamedTyping<TypingSchema>[] {
  const ofSchemas = api.schemas.map((named) => {
    const { localName: name, schema } = named;
    return { name, madeOf: [named], typing: () => documentedTyping(schema, schemas, name) };
  });
  const ofRequests = api.operations.filter(hasInput).map((operation) => {
    return { name: operation.requestName, madeOf: [operation], typing: () => typingOfRequest(operation, schemas) };
  });
  const ofEvents = incomingOf(api).map((operation) => {
    return { name: operation.typeName, madeOf: [operation], typing: () => typingOfEvent(operation, schemas) };
  });
  return [...ofSchemas, ...ofRequests, ...ofEvents];
}

/** The methods that openapi-typescript and openapi-fetch know, in its order: of others `paths.ts` says nothing. */
const methodsInPaths = "GET PUT POST DELETE OPTIONS HEAD PATCH TRACE".split(" ");

/** Whether the operation takes anything at all. */
export function hasInput(operation: Operation): boolean {
  return operation.parameters.length > 0 || operation.requestBody !== undefined;
}

function group<T>(entries: readonly (readonly [string, T])[], typing: (value: T) => JsonValue): JsonObject {
  // A component may be an alias of another; its own entry shows what it stands for.
  return Object.fromEntries(entries.map(([name, value]) => [name, typing(value)]));
}

function pathItems(operations: readonly Operation[]): readonly NamedTyping[] {
  return Array.from(byPath(operations), ([name, own]) => ({ name, madeOf: own, typing: () => typingOfPathItem(own) }));
}

function typingOfPathItem(operations: readonly Operation[]): JsonObject {
  const references = operations.map((operation) => {
    const $ref = `#${pointerOf("/operations", operation.name)}`;
    return [operation.method.toLowerCase(), { $ref, ...described(operationLines(operation)) }] as const;
  });
  return Object.fromEntries(references);
}

function operationTypings({ operations, webhooks }: Api, schemas: Schemas): readonly NamedTyping[] {
  return [...byPath(operations).values(), ...byPath(webhooks).values()].flat().map((operation) => {
    return { name: operation.name, madeOf: [operation], typing: () => typingOfOperation(operation, schemas) };
  });
}

/** The operations of each path in the order of {@link methodsInPaths}. */
function byPath(operations: readonly Operation[]): ReadonlyMap<string, readonly Operation[]> {
  const paths = new Map<string, Operation[]>();
  for (const operation of operations) {
    if (!methodsInPaths.includes(operation.method)) continue;
    const own = paths.get(operation.path) ?? [];
    own.push(operation);
    paths.set(operation.path, own);
  }
  const placeOf = ({ method }: Operation): number => methodsInPaths.indexOf(method);
  for (const own of paths.values()) own.sort((left, right) => placeOf(left) - placeOf(right));
  return paths;
}

function typingOfOperation(operation: Operation, schemas: Schemas): JsonObject {
  return {
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

function described(lines: readonly string[]): { readonly description?: string } {
  return lines.length === 0 ? {} : { description: lines.join("\n") };
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

/** openapi-typescript would decode a percent sign in the name. */
function reference(groupName: string, { component }: { readonly component?: string }): JsonObject | undefined {
  return component === undefined || component.includes("%")
    ? undefined
    : { $ref: `#${pointerOf(`/components/${groupName}`, component)}` };
}

function typingOfParameter(parameter: Parameter, schemas: Schemas): JsonObject {
  return {
    name: parameter.name,
    in: parameter.in,
    required: parameter.required,
    ...described(documentationLines(parameter.documentation)),
    schema: typingOf(parameter.schema, schemas),
  };
}

/** openapi-fetch makes a query of parameters alone: of a form that is the whole query, each property is one. */
function propertiesAsParameters({ schema, contentType = "" }: Parameter, schemas: Schemas): readonly JsonObject[] {
  const target = schema.kind === "reference" ? schemas.get(schema.name)?.schema : schema;
  if (target?.kind !== "object" || !contentType.includes("form")) return [];
  return target.properties.map(({ name, required, schema: property }) => {
    return { name, in: "query", required, schema: typingOf(property, schemas) };
  });
}

/** Of items that are written one by one, openapi-fetch is handed the whole. */
function typingOfBody(body: RequestBody, schemas: Schemas): JsonObject {
  const content = body.content.map(({ schema, ...media }) =>
    schema === undefined || media.stream !== undefined ? media : { ...media, schema },
  );
  return { required: body.required, content: typingOfContent(content, schemas) };
}

function typingOfResponse(response: ResponseContent, schemas: Schemas): JsonObject {
  const headers = response.headers.map(
    // openapi-typescript takes every header that is a reference for one that is always there.
    ([name, header]) =>
      [name, (header.required ? reference("headers", header) : undefined) ?? typingOfHeader(header, schemas)] as const,
  );
  return {
    ...described(documentationLines(response.documentation)),
    ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers) }),
    ...(response.content.length === 0 ? {} : { content: typingOfContent(response.content, schemas) }),
  };
}

function typingOfHeader(header: Header, schemas: Schemas): JsonObject {
  return {
    required: header.required,
    ...described(documentationLines(header.documentation)),
    schema: typingOf(header.schema, schemas),
  };
}

function typingOfContent(content: readonly MediaType[], schemas: Schemas): JsonObject {
  const typings = content.map(({ contentType, schema }) => {
    return [contentType, schema === undefined ? {} : { schema: typingOf(schema, schemas) }] as const;
  });
  return Object.fromEntries(typings);
}
