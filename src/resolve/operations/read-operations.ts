import type { Operation, OperationServer, SecurityRequirement, SecurityScheme } from "../../model/api.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import type { OperationNames } from "../../model/settings.js";
import { readableWords } from "../names/readable-words.js";
import { textOf, type DocumentContext, type OperationContext } from "./operation-context.js";
import { readRequestBody, readResponses } from "./read-bodies.js";
import { matchTemplate, readParameters } from "./read-parameters.js";
import { readSecurity } from "./read-security.js";
import { isAbsoluteUrl, readServers } from "./read-servers.js";
import { operationsIn, type PathOperation } from "./path-operations.js";
import { mayHaveBody, reportForbiddenMethod, reportQuerystring } from "./unsendable.js";
import type { Located } from "../reference.js";
import { readDocumentation } from "../schemas/schema-documentation.js";
import { derivedName } from "../names/derived-name.js";

/** What all operations of a document share. */
export interface OperationGroup {
  readonly schemes: readonly SecurityScheme[];
  readonly security: readonly SecurityRequirement[];
  /** The URL of the document's first server, and of the document itself. */
  readonly server: string | undefined;
  readonly documentUrl: string | undefined;
  readonly operationNames: OperationNames;
  /** The operationIds that are taken. */
  readonly names: Set<string>;
}

/** Where an operation stands, and what it is to be called. */
export interface OperationPlace {
  readonly path: string;
  readonly pathItem: Located;
  readonly declared: PathOperation;
  /** How its path is to be understood: webhooks and callbacks have none. */
  readonly hasPath: boolean;
  /** Chooses its names, which then are taken. */
  readonly identify: (operation: Located) => OperationNaming;
}

type OperationNaming = Pick<Operation, "name" | "localName" | "typeName" | "requestName" | "module">;

/** Reads every operation under `paths`; one that is broken is left out with an issue. */
export function readOperations(context: DocumentContext, group: OperationGroup): readonly Operation[] {
  return readPathItems(context, "/paths", context.document.content["paths"], (path, pathItem, declared) => {
    return readOperation(context, group, {
      path,
      pathItem,
      declared,
      hasPath: true,
      identify: ({ value, pointer }) => {
        const name = nameOperation(context, group, { value, pointer }, declared.method, path);
        const words = group.operationNames === "readable" ? readableWords(name, declared.method) : name;
        const names = context.localNames.ofOperation(name, pointer, words);
        return { name, ...names, module: context.localNames.moduleOfOperation(firstTag(value), names.localName) };
      },
    });
  });
}

/** Reads a map of path items, a method at a time; what `read` cannot make an operation of gets an issue. */
export function readPathItems<T>(
  context: DocumentContext,
  base: string,
  items: JsonValue | undefined,
  read: (path: string, pathItem: Located, declared: PathOperation) => T | undefined,
): readonly T[] {
  if (!isJsonObject(items)) return [];
  return Object.entries(items).flatMap(([name, item]) => {
    if (name.startsWith("x-")) return [];
    const pathItem = context.follow(item, pointerOf(base, name));
    if (pathItem === undefined) return [];
    const path = base === "/paths" ? readPath(context, name) : name;
    return operationsIn(pathItem).flatMap((declared) => {
      const operation = isCallable(context, declared) ? read(path, pathItem, declared) : undefined;
      if (operation === undefined) reportLoss(context, path, declared);
      return operation === undefined ? [] : [operation];
    });
  });
}

/** A path begins with a slash (OpenAPI 3.1.1, section 4.8.8), or it would go on with the host's name, and requests to another host. */
function readPath(context: OperationContext, path: string): string {
  const [sent = "", fragment] = path.split("#");
  if (fragment !== undefined) {
    const message = `The path \`${path}\` has a fragment, which no request carries; calls go to \`${sent}\`.`;
    context.report("path-invalid", pointerOf("/paths", path), message);
  }
  if (path.startsWith("/")) return path;
  const message = `The path \`${path}\` does not begin with a slash; calls go to \`/${path}\`.`;
  context.report("path-invalid", pointerOf("/paths", path), message);
  return `/${path}`;
}

function isCallable(context: OperationContext, { method, obstacle, pointer }: PathOperation): boolean {
  if (obstacle !== undefined) context.report("operation-invalid", pointer, `\`${method}\` ${obstacle}.`);
  return obstacle === undefined;
}

/** What stands in the way has an issue of its own; this one says what it costs. */
function reportLoss(context: OperationContext, path: string, { method, pointer }: PathOperation): void {
  context.report("operation-invalid", pointer, `\`${method} ${path}\` is left out, since a part of it cannot be read.`);
}

/** The first server of the operation, or of its path, where it is another than the document's. */
function readServer(
  context: OperationContext,
  { server, documentUrl }: OperationGroup,
  places: readonly Located[],
): { readonly server?: OperationServer } {
  const [own] = places.flatMap(({ value, pointer }) =>
    readServers(value["servers"], pointerOf(pointer, "servers"), documentUrl).slice(0, 1),
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
  context: DocumentContext,
  group: OperationGroup,
  place: OperationPlace,
): Operation | undefined {
  const { path, pathItem, hasPath, declared, identify } = place;
  const { schemes, security, server, documentUrl } = group;
  const { method, pointer, value } = declared;
  const given = [value, method, pointer, path, hasPath, pathItem.value, pathItem.pointer];
  const shared = [schemes, security, server, documentUrl];
  let names: OperationNaming | undefined;
  const answers = { ...context.answers, identify: (operation: Located) => (names ??= identify(operation)) };
  return context.memory.rememberAsking(
    `operation ${pointer} ${method} ${path}`,
    [...given, ...shared],
    answers,
    (recorded) =>
      readParts({ ...recorded, version: context.version }, group, { ...place, identify: recorded.identify }),
  );
}

function readParts(context: OperationContext, group: OperationGroup, place: OperationPlace): Operation | undefined {
  const { path, pathItem, hasPath } = place;
  const { method, pointer, value } = place.declared;
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
  else reportQuerystring(context, parameters);
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
    ...(hasBody ? { requestBody: readRequestBody(context, body, names.typeName, hasPath) } : {}),
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
  method: string,
  path: string,
): string {
  const given = givenName(context, names, operation, derivedName(method, path));
  if (given !== undefined) return given;
  const name = freeName(names, derivedName(method, path));
  const message = `\`${method} ${path}\` has no operationId; the function is named after \`${name}\`.`;
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
  const hint = "operationIds must be unique (Operation Object, in all versions of OpenAPI).";
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
