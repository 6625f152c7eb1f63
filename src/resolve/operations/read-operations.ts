import type { HttpMethod, Operation, SecurityRequirement, SecurityScheme } from "../../model/api.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import { textOf, type OperationContext } from "./operation-context.js";
import { readRequestBody, readResponses } from "./read-bodies.js";
import { matchTemplate, readParameters } from "./read-parameters.js";
import { readSecurity } from "./read-security.js";
import { mayHaveBody, reportForbiddenMethod } from "./unsendable.js";
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
  /** Names that are taken; shared by all groups. */
  readonly names: Set<string>;
}

/** Reads every operation under `paths` or `webhooks`; one that is broken is left out with an issue. */
export function readOperations(context: OperationContext, group: OperationGroup): readonly Operation[] {
  const items = context.document.content[group.member];
  if (!isJsonObject(items)) return [];
  return Object.entries(items).flatMap(([path, item]) => {
    if (path.startsWith("x-")) return [];
    const pathItem = context.follow(item, pointerOf(`/${group.member}`, path));
    if (pathItem === undefined) return [];
    reportUnused(context, pathItem);
    return Object.entries(pathItem.value).flatMap(([key, value]) => {
      const method = httpMethods.find((known) => known === key);
      if (method === undefined || value === undefined) return [];
      const operation = readOperation(context, group, path, pathItem, method, value);
      if (operation === undefined) reportLoss(context, path, method, pointerOf(pathItem.pointer, method));
      return operation === undefined ? [] : [operation];
    });
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

function reportUnused(context: OperationContext, { value, pointer }: Located): void {
  if (value["servers"] === undefined) return;
  const message = "Servers of single paths and operations are not used yet; calls go to the client's base URL.";
  context.report("feature-unsupported", pointerOf(pointer, "servers"), message);
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
  reportUnused(context, operation);
  reportCallbacks(context, operation);
  const isSent = group.member === "paths";
  if (isSent) reportForbiddenMethod(context, method, path, pointer);
  const hasBody = body !== undefined && (!isSent || mayHaveBody(context, method, pointer, body));

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
    parameters: isSent ? matchTemplate(context, path, pointer, parameters) : parameters,
    ...(hasBody ? { requestBody: readRequestBody(context, body, typeName) } : {}),
    responses,
    security: readSecurity(context, operation, group.schemes) ?? group.security,
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
