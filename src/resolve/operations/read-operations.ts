import type { HttpMethod, Operation, OperationServer, SecurityRequirement, SecurityScheme } from "../../model/api.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import { textOf, type OperationContext } from "./operation-context.js";
import { readRequestBody, readResponses } from "./read-bodies.js";
import { matchTemplate, readParameters } from "./read-parameters.js";
import { readSecurity } from "./read-security.js";
import { documentUrlOf, isAbsoluteUrl, readServers } from "./read-servers.js";
import { mayHaveBody, reportForbiddenMethod } from "./unsendable.js";
import type { Located } from "../reference.js";
import { readDocumentation } from "../schemas/schema-documentation.js";
import { derivedName } from "./derived-name.js";

/** The fixed methods of a path item (OpenAPI 3.1.1, section 4.8.9). */
export const httpMethods: readonly HttpMethod[] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** What all operations of a document share. */
export interface OperationGroup {
  readonly schemes: readonly SecurityScheme[];
  readonly security: readonly SecurityRequirement[];
  /** The URL of the document's first server. */
  readonly server: string | undefined;
  /** The operationIds that are taken. */
  readonly names: Set<string>;
}

/** Where an operation stands, and what it is to be called. */
export interface OperationPlace {
  readonly path: string;
  readonly pathItem: Located;
  readonly method: HttpMethod;
  /** How its path is to be understood: webhooks and callbacks have none. */
  readonly hasPath: boolean;
  /** Chooses its names. */
  identify(operation: Located): Pick<Operation, "name" | "localName" | "typeName" | "module">;
}

/** Reads every operation under `paths`; one that is broken is left out with an issue. */
export function readOperations(context: OperationContext, group: OperationGroup): readonly Operation[] {
  return readPathItems(context, "/paths", context.document.content["paths"], (path, pathItem, method) => {
    return readOperation(context, group, {
      path,
      pathItem,
      method,
      hasPath: true,
      identify: ({ value, pointer }) => {
        const name = nameOperation(context, group, { value, pointer }, method, path);
        const names = context.localNames.ofOperation(name, pointer);
        return { name, ...names, module: context.localNames.moduleOfOperation(firstTag(value), names.localName) };
      },
    });
  });
}

/** Reads a map of path items, a method at a time; what `read` cannot make an operation of gets an issue. */
export function readPathItems<T>(
  context: OperationContext,
  base: string,
  items: JsonValue | undefined,
  read: (path: string, pathItem: Located, method: HttpMethod) => T | undefined,
): readonly T[] {
  if (!isJsonObject(items)) return [];
  return Object.entries(items).flatMap(([name, item]) => {
    if (name.startsWith("x-")) return [];
    const pathItem = context.follow(item, pointerOf(base, name));
    if (pathItem === undefined) return [];
    const path = base === "/paths" ? readPath(context, name) : name;
    return methodsOf(pathItem).flatMap((method) => {
      const operation = read(path, pathItem, method);
      if (operation === undefined) reportLoss(context, path, method, pointerOf(pathItem.pointer, method));
      return operation === undefined ? [] : [operation];
    });
  });
}

/** A path begins with a slash (OpenAPI 3.1.1, section 4.8.8), or it would go on with the host's name, and requests to another host. */
function readPath(context: OperationContext, path: string): string {
  if (path.startsWith("/")) return path;
  const message = `The path \`${path}\` does not begin with a slash; calls go to \`/${path}\`.`;
  context.report("path-invalid", pointerOf("/paths", path), message);
  return `/${path}`;
}

/** The methods of a path item, in its order. */
export function methodsOf({ value }: Located): readonly HttpMethod[] {
  return Object.keys(value).flatMap((key) => {
    const method = httpMethods.find((known) => known === key);
    return method === undefined || value[key] === undefined ? [] : [method];
  });
}

/** What stands in the way has an issue of its own; this one says what it costs. */
function reportLoss(context: OperationContext, path: string, method: HttpMethod, pointer: string): void {
  context.report(
    "operation-invalid",
    pointer,
    `\`${method.toUpperCase()} ${path}\` is left out, since a part of it cannot be read.`,
  );
}

/** The first server of the operation, or of its path, where it is another than the document's. */
function readServer(
  context: OperationContext,
  { server }: OperationGroup,
  places: readonly Located[],
): { readonly server?: OperationServer } {
  const [own] = places.flatMap(({ value, pointer }) =>
    readServers(value["servers"], pointerOf(pointer, "servers"), documentUrlOf(context.document)).slice(0, 1),
  );
  if (own === undefined || own.url === server) return {};
  if (isAbsoluteUrl(own.url))
    return { server: { url: own.url, ...(isAbsoluteUrl(server) ? { insteadOf: server } : {}) } };
  const message = `Where the server \`${own.url}\` is remains unknown; calls go to the client's base URL.`;
  context.report("feature-unsupported", own.pointer, message, "Pass `baseUrl` to the call.");
  return {};
}

/** Reads one operation, without its callbacks; `undefined` if a part of it cannot be read. */
export function readOperation(
  context: OperationContext,
  group: OperationGroup,
  place: OperationPlace,
): Operation | undefined {
  const { path, pathItem, method, hasPath } = place;
  const pointer = pointerOf(pathItem.pointer, method);
  const value = pathItem.value[method];
  if (!isJsonObject(value)) {
    context.report("operation-invalid", pointer, "An operation must be an object.");
    return undefined;
  }
  const operation: Located = { value, pointer };
  const parameters = readParameters(context, pathItem, operation);
  const body =
    value["requestBody"] === undefined
      ? undefined
      : context.follow(value["requestBody"], pointerOf(pointer, "requestBody"));
  if (parameters === undefined || (value["requestBody"] !== undefined && body === undefined)) return undefined;
  if (hasPath) reportForbiddenMethod(context, method, path, pointer);
  const hasBody = body !== undefined && (!hasPath || mayHaveBody(context, method, pointer, body));

  const names = place.identify(operation);
  const responses = readResponses(context, operation, names.typeName);
  if (responses === undefined) return undefined;
  const summary = textOf(value, "summary");
  return {
    ...names,
    method,
    path,
    pointer,
    tag: firstTag(value),
    ...(summary === undefined ? {} : { summary }),
    documentation: readDocumentation(value) ?? {},
    parameters: hasPath ? matchTemplate(context, path, pointer, parameters) : parameters,
    ...(hasBody ? { requestBody: readRequestBody(context, body, names.typeName) } : {}),
    responses,
    security: readSecurity(context, operation, group.schemes) ?? group.security,
    ...(hasPath ? readServer(context, group, [operation, pathItem]) : {}),
    callbacks: [],
  };
}

function firstTag(value: JsonObject): string {
  const [tag] = Array.isArray(value["tags"]) ? (value["tags"] as readonly JsonValue[]) : []; // isArray forgets the element type
  return typeof tag === "string" && tag.trim() !== "" ? tag : "default";
}

/** The operationId; without one, or for the second that has it, a name from method and path. */
function nameOperation(
  context: OperationContext,
  { names }: OperationGroup,
  operation: Located,
  method: HttpMethod,
  path: string,
): string {
  const given = givenName(context, names, operation, derivedName(method, path));
  if (given !== undefined) return given;
  const name = freeName(names, derivedName(method, path));
  const message = `\`${method.toUpperCase()} ${path}\` has no operationId; the function is named after \`${name}\`.`;
  const hint = "Give it an operationId: the derived name changes with the path.";
  context.report("operation-id-missing", operation.pointer, message, hint);
  return name;
}

/** The operationId, which is taken from then on, or what stands for one that another operation has; `undefined` where there is none. */
export function givenName(
  context: OperationContext,
  names: Set<string>,
  { value, pointer }: Located,
  derived: string,
): string | undefined {
  const given = textOf(value, "operationId");
  if (given === undefined) return undefined;
  if (!names.has(given)) {
    names.add(given);
    return given;
  }
  const name = freeName(names, derived);
  const message = `The operationId \`${given}\` is taken by an earlier operation; this one is named after \`${name}\`.`;
  const hint = "operationIds must be unique (OpenAPI 3.1.1, section 4.8.10).";
  context.report("operation-id-duplicate", pointerOf(pointer, "operationId"), message, hint);
  return name;
}

/** The first of `wanted`, `wanted2` … that is free; it is taken from then on. */
export function freeName(taken: Set<string>, wanted: string): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}`;
  taken.add(name);
  return name;
}
