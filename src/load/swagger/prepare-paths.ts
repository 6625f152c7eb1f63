import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import { copyJson, setMember } from "../copy-json.js";
import { withCollectionFormat } from "./collection-format.js";
import { assumedType, mediaTypesOf } from "./media-types.js";
import { isPayload, prepareBody } from "./prepare-body.js";
import { prepareResponses } from "./prepare-responses.js";
import { operationServers } from "./prepare-servers.js";
import { parametersIn, type SwaggerParameter } from "./swagger-parameter.js";
import type { UpgradeLog } from "./upgrade-log.js";

const methods: ReadonlySet<string> = new Set(["get", "put", "post", "delete", "options", "head", "patch"]);

/** The paths of a document, with what the library upgrades well; the rest of them is put back afterwards. */
export function preparePaths(content: JsonObject, log: UpgradeLog): JsonValue | undefined {
  const { paths } = content;
  if (!isJsonObject(paths)) return undefined;
  return Object.fromEntries(
    Object.entries(paths).flatMap(([path, item]): [string, JsonValue][] => {
      if (isJsonObject(item)) return [[path, preparePath(item, pointerOf("/paths", path), content, log)]];
      log.afterwards("/paths", (upgraded) => setMember(upgraded, path, copyJson(item ?? null)));
      return [];
    }),
  );
}

function preparePath(item: JsonObject, pointer: string, content: JsonObject, log: UpgradeLog): JsonObject {
  const inherited = parametersIn(item["parameters"], pointerOf(pointer, "parameters"), content, log);
  const prepared: [string, JsonValue][] = [];
  for (const [name, member] of Object.entries(item)) {
    if (name === "parameters") prepared.push([name, prepareParameters(inherited, pointer, log)]);
    else if (methods.has(name) && isJsonObject(member)) {
      prepared.push([name, prepareOperation(member, pointerOf(pointer, name), inherited, content, log)]);
    } else log.afterwards(pointer, (upgraded) => setMember(upgraded, name, copyJson(member ?? null)));
  }
  return Object.fromEntries(prepared);
}

/** All but those that make the body, which go to the operations. */
function prepareParameters(
  parameters: readonly SwaggerParameter[],
  pointer: string,
  log: UpgradeLog,
): readonly JsonObject[] {
  return parameters
    .filter((parameter) => !isPayload(parameter))
    .map(({ written, writtenAt }, index) => {
      log.moved(pointerOf(pointer, "parameters", index), writtenAt);
      return prepareParameter(written, writtenAt, log);
    });
}

/** A parameter that is no body; references stay. */
export function prepareParameter(parameter: JsonObject, pointer: string, log: UpgradeLog): JsonObject {
  return Object.hasOwn(parameter, "$ref") ? parameter : withCollectionFormat(parameter, pointer, log);
}

function prepareOperation(
  operation: JsonObject,
  pointer: string,
  inherited: readonly SwaggerParameter[],
  content: JsonObject,
  log: UpgradeLog,
): JsonObject {
  const { responses } = operation;
  const own = parametersIn(operation["parameters"], pointerOf(pointer, "parameters"), content, log);
  const body = prepareBody(own, inherited, { operation, pointer, content, log });
  const servers = operationServers(operation, pointer, content, log);
  if (servers !== undefined) {
    log.moved(pointerOf(pointer, "servers"), pointerOf(pointer, "schemes"));
    log.afterwards(pointer, (upgraded) => void (upgraded["servers"] = servers.map((url) => ({ url }))));
  }
  const upgradable = isJsonObject(responses)
    ? prepareResponses(responses, pointerOf(pointer, "responses"), { operation, content, log })
    : responses;
  return {
    ...Object.fromEntries(Object.entries(operation).filter(([name]) => name !== "schemes")),
    parameters: [...prepareParameters(own, pointer, log), ...body.parameters],
    // The library takes an empty list at its word, and leaves out the body.
    consumes: body.consumes ?? [],
    produces: mediaTypesOf("produces", operation, content) ?? [assumedType],
    ...(upgradable === undefined ? {} : { responses: upgradable }),
  };
}
