import type { HttpMethod, Operation, OperationServer, SecurityRequirement, SecurityScheme } from "../../model/api.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import { textOf, type OperationContext } from "./operation-context.js";
import { readRequestBody, readResponses } from "./read-bodies.js";
import { matchTemplate, readParameters } from "./read-parameters.js";
import { readSecurity } from "./read-security.js";
import { documentUrlOf, isAbsoluteUrl, readServers } from "./read-servers.js";
import type { Located } from "../reference.js";
import { readDocumentation } from "../schemas/schema-documentation.js";
import { pascalCase } from "../names/words.js";
import { derivedName } from "./derived-name.js";

/** The fixed methods of a path item (OpenAPI 3.1.1, section 4.8.9). */
export const httpMethods: readonly HttpMethod[] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** What all operations of one group share. */
export interface OperationGroup {
  /** `paths` or `webhooks`. */
  readonly member: "paths" | "webhooks";
  readonly schemes: readonly SecurityScheme[];
  readonly security: readonly SecurityRequirement[];
  /** The URL of the document's first server. */
  readonly server: string | undefined;
  /** Names that are taken; shared by all groups. */
  readonly names: Set<string>;
}

/** Reads every operation under `paths` or `webhooks`; one that is broken is left out with an issue. */
export function readOperations(context: OperationContext, group: OperationGroup): readonly Operation[] {
  const items = context.document.content[group.member];
  if (!isJsonObject(items)) return [];
  return Object.entries(items).flatMap(([name, item]) => {
    if (name.startsWith("x-")) return [];
    const pathItem = context.follow(item, pointerOf(`/${group.member}`, name));
    if (pathItem === undefined) return [];
    const path = group.member === "paths" ? readPath(context, name) : name;
    return Object.entries(pathItem.value).flatMap(([key, value]) => {
      const method = httpMethods.find((known) => known === key);
      if (method === undefined || value === undefined) return [];
      const operation = readOperation(context, group, path, pathItem, method, value);
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
  { member, server }: OperationGroup,
  places: readonly Located[],
): { readonly server?: OperationServer } {
  if (member === "webhooks") return {};
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

function readOperation(
  context: OperationContext,
  group: OperationGroup,
  path: string,
  pathItem: Located,
  method: HttpMethod,
  value: JsonValue,
): Operation | undefined {
  const pointer = pointerOf(pathItem.pointer, method);
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
  reportCallbacks(context, operation);

  const name = nameOperation(context, group, operation, method, path);
  const { localName, typeName } =
    group.member === "paths"
      ? context.localNames.ofOperation(name, pointer)
      : { localName: name, typeName: `${pascalCase(name)}Webhook` };
  const responses = readResponses(context, operation, typeName);
  if (responses === undefined) return undefined;
  const tag = firstTag(value);
  const summary = textOf(value, "summary");
  return {
    name,
    localName,
    typeName,
    method,
    path,
    pointer,
    tag,
    module: context.localNames.moduleOfTag(tag),
    ...(summary === undefined ? {} : { summary }),
    documentation: readDocumentation(value) ?? {},
    parameters: group.member === "paths" ? matchTemplate(context, path, pointer, parameters) : parameters,
    ...(body === undefined ? {} : { requestBody: readRequestBody(context, body, typeName) }),
    responses,
    security: readSecurity(context, operation, group.schemes) ?? group.security,
    ...readServer(context, group, [operation, pathItem]),
  };
}

function reportCallbacks(context: OperationContext, { value, pointer }: Located): void {
  if (!isJsonObject(value["callbacks"])) return;
  for (const name of Object.keys(value["callbacks"])) {
    const message = `The callback \`${name}\` is not generated yet.`;
    context.report("feature-unsupported", pointerOf(pointer, "callbacks", name), message);
  }
}

function firstTag(value: JsonObject): string {
  const [tag] = Array.isArray(value["tags"]) ? (value["tags"] as readonly JsonValue[]) : []; // isArray forgets the element type
  return typeof tag === "string" && tag.trim() !== "" ? tag : "default";
}

/** The operationId; without one, or for the second that has it, a name from method and path. */
function nameOperation(
  context: OperationContext,
  group: OperationGroup,
  { value, pointer }: Located,
  method: HttpMethod,
  path: string,
): string {
  const given = textOf(value, "operationId");
  if (given !== undefined && !group.names.has(given)) {
    group.names.add(given);
    return given;
  }
  const name = freeName(group.names, derivedName(method, path));
  if (given === undefined && group.member === "webhooks") return name;
  if (given === undefined) {
    const message = `\`${method.toUpperCase()} ${path}\` has no operationId; the function is named after \`${name}\`.`;
    context.report(
      "operation-id-missing",
      pointer,
      message,
      "Give it an operationId: the derived name changes with the path.",
    );
  } else {
    const message = `The operationId \`${given}\` is taken by an earlier operation; this one is named after \`${name}\`.`;
    const hint = "operationIds must be unique (OpenAPI 3.1.1, section 4.8.10).";
    context.report("operation-id-duplicate", pointerOf(pointer, "operationId"), message, hint);
  }
  return name;
}

function freeName(taken: Set<string>, wanted: string): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}`;
  taken.add(name);
  return name;
}
