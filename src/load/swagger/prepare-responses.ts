import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import { copyJson, isMutableObject, setMember, type MutableObject } from "../copy-json.js";
import { withCollectionFormat } from "./collection-format.js";
import { assumedType, assumeJson, isJsonType, mediaTypesOf } from "./media-types.js";
import { behind } from "./swagger-parameter.js";
import type { UpgradeLog } from "./upgrade-log.js";

/** What the responses of one operation, or the shared ones of a document, are read with. */
export interface ResponsesContext {
  /** Has `produces`, or has it not. */
  readonly operation: JsonObject;
  readonly content: JsonObject;
  readonly log: UpgradeLog;
}

/** Where a response stands, and where it will. */
interface Places {
  readonly pointer: string;
  readonly upgraded: string;
}

/** The shared responses of a document, each with the media types of the document. */
export function prepareSharedResponses(content: JsonObject, log: UpgradeLog): JsonValue | undefined {
  const { responses } = content;
  if (!isJsonObject(responses)) return undefined;
  const produces = mediaTypesOf("produces", content, content) ?? [assumedType];
  const entries = Object.entries(responses).flatMap(([name, response]): [string, JsonValue][] => {
    if (!isJsonObject(response)) return [];
    const places = { pointer: pointerOf("/responses", name), upgraded: pointerOf("/components/responses", name) };
    return [[name, prepareResponse(response, places, produces, log)]];
  });
  return Object.fromEntries(entries);
}

/**
 * The responses of an operation.
 *
 * A shared response is copied into an operation that produces something else than the document does.
 */
export function prepareResponses(responses: JsonObject, base: string, context: ResponsesContext): JsonObject {
  const { operation, content, log } = context;
  const declared = mediaTypesOf("produces", operation, content);
  const isCommon = JSON.stringify(declared) === JSON.stringify(mediaTypesOf("produces", content, content));
  const entries = Object.entries(responses).flatMap(([status, response]): [string, JsonValue][] => {
    const at = pointerOf(base, status);
    if (!isJsonObject(response)) {
      log.afterwards(base, (upgraded) => setMember(upgraded, status, copyJson(response ?? null)));
      return [];
    }
    const target = behind(response, at, content);
    if (target === undefined) return [[status, response]];
    if (isJsonObject(target.value["schema"]) && declared === undefined) assumeJson("produces", at, log);
    if (target.pointer !== at && isCommon) return [[status, response]];
    if (target.pointer !== at) log.moved(at, target.pointer);
    const places = { pointer: target.pointer, upgraded: at };
    return [[status, prepareResponse(target.value, places, declared ?? [assumedType], log)]];
  });
  return Object.fromEntries(entries);
}

function prepareResponse(
  response: JsonObject,
  places: Places,
  produces: readonly string[],
  log: UpgradeLog,
): JsonObject {
  if (Object.hasOwn(response, "$ref")) return response;
  // The library would take the media types of examples for ones that are produced, and others for ones that are not.
  const { examples, headers, ...others } = response;
  const types = bodyTypes(response, places.pointer, produces, log);
  log.afterwards(places.upgraded, (upgraded) => {
    if (types !== produces) replaceTypes(upgraded, types);
    if (isJsonObject(examples)) addExamples(upgraded, examples, types, places, log);
    const { headers: found } = upgraded;
    // The library turns their order around.
    if (isMutableObject(found)) upgraded["headers"] = Object.fromEntries(Object.entries(found).reverse());
  });
  if (!isJsonObject(headers)) return others;
  return { ...others, headers: prepareHeaders(headers, pointerOf(places.pointer, "headers"), log) };
}

function prepareHeaders(headers: JsonObject, pointer: string, log: UpgradeLog): JsonObject {
  const entries = Object.entries(headers).map(([name, header]) => {
    if (!isJsonObject(header)) return [name, header] as const;
    const { collectionFormat: _, ...upgradable } = withCollectionFormat(header, pointerOf(pointer, name), log);
    return [name, upgradable] as const;
  });
  return Object.fromEntries(entries);
}

/** A file is given out as it is, so no type that is taken apart will do. */
function bodyTypes(
  { schema }: JsonObject,
  pointer: string,
  produces: readonly string[],
  log: UpgradeLog,
): readonly string[] {
  if (!isJsonObject(schema) || schema["type"] !== "file") return produces;
  const types = produces.filter((type) => !isJsonType(type));
  if (types.length === produces.length) return produces;
  const taken = types.length > 0 ? types : ["application/octet-stream"];
  const message = `A file is not JSON: ${taken.map((type) => `\`${type}\``).join(", ")} is taken for what is answered.`;
  log.changed(pointerOf(pointer, "schema", "type"), message, "Say under `produces` what kind of file it is.");
  return taken;
}

function replaceTypes(response: MutableObject, types: readonly string[]): void {
  const { content } = response;
  if (!isMutableObject(content)) return;
  const [media = {}] = Object.values(content);
  response["content"] = Object.fromEntries(types.map((type) => [type, copyJson(media)]));
}

/** Examples go by media types (Swagger 2.0, Example Object). */
function addExamples(
  response: MutableObject,
  examples: JsonObject,
  types: readonly string[],
  { pointer, upgraded }: Places,
  log: UpgradeLog,
): void {
  for (const [type, example] of Object.entries(examples)) {
    const at = pointerOf(pointer, "examples", type);
    const { content } = response;
    const media = isMutableObject(content) && Object.hasOwn(content, type) ? content[type] : undefined;
    if (isMutableObject(media)) {
      media["example"] = copyJson(example ?? null);
      log.moved(pointerOf(upgraded, "content", type, "example"), at);
    } else if (isMutableObject(content)) {
      log.changed(at, `The example of \`${type}\` is left out: what is answered is ${listOf(types)}.`);
    } else {
      log.changed(at, "The example is left out: a response without `schema` has no body.");
    }
  }
}

function listOf(types: readonly string[]): string {
  return types.map((type) => `\`${type}\``).join(", ");
}
