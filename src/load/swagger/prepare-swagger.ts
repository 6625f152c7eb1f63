import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import { isPlaced } from "./swagger-parameter.js";
import { mediaTypesOf, objectIn } from "./media-types.js";
import { preparePaths, prepareParameter } from "./prepare-paths.js";
import { prepareSharedResponses } from "./prepare-responses.js";
import { prepareServers } from "./prepare-servers.js";
import type { UpgradeLog } from "./upgrade-log.js";

/** The document with all that the library would lose or misread said in words that it upgrades as they are meant. */
export function prepareSwagger(content: JsonObject, file: string, log: UpgradeLog): JsonObject {
  for (const [upgraded, origin] of movedSections(content)) log.moved(upgraded, origin);
  const others = Object.entries(content).filter(([name]) => !prepared.has(name));
  return {
    ...prepareServers(Object.fromEntries(others), file, log),
    ...present("produces", mediaTypesOf("produces", content, content)),
    ...present("parameters", prepareSharedParameters(content, log)),
    ...present("responses", prepareSharedResponses(content, log)),
    ...present("paths", preparePaths(content, log)),
    ...present("securityDefinitions", prepareSecurity(content, log)),
  };
}

const prepared: ReadonlySet<string> = new Set([
  "consumes",
  "produces",
  "parameters",
  "responses",
  "paths",
  "securityDefinitions",
  // What only OpenAPI 3 has would stand in the way.
  "components",
  "servers",
]);

/** The sections of a document that have another place in OpenAPI 3.0. */
function movedSections(content: JsonObject): readonly (readonly [upgraded: string, origin: string])[] {
  return [
    ["/openapi", "/swagger"],
    ["/servers", Object.hasOwn(content, "host") ? "/host" : "/basePath"],
    ["/components", ""],
    ["/components/schemas", "/definitions"],
    ["/components/parameters", "/parameters"],
    ["/components/responses", "/responses"],
    ["/components/securitySchemes", "/securityDefinitions"],
  ];
}

/** The shared parameters; those that make a body stand in each operation that refers to them. */
function prepareSharedParameters(content: JsonObject, log: UpgradeLog): JsonObject | undefined {
  const entries = Object.entries(objectIn(content, "parameters")).flatMap(
    ([name, parameter]): [string, JsonValue][] => {
      if (!isJsonObject(parameter)) return [];
      if (!Object.hasOwn(parameter, "$ref") && !isPlaced(parameter)) return [];
      if (parameter["in"] === "body" || parameter["in"] === "formData") return [];
      return [[name, prepareParameter(parameter, pointerOf("/parameters", name), log)]];
    },
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function prepareSecurity(content: JsonObject, log: UpgradeLog): JsonObject | undefined {
  const entries = Object.entries(objectIn(content, "securityDefinitions")).filter(([name, scheme]) => {
    if (!isJsonObject(scheme)) return false;
    if (scheme["type"] === "oauth2" && typeof scheme["flow"] !== "string") {
      const pointer = pointerOf("/securityDefinitions", name);
      log.changed(pointer, "OAuth without a `flow` is taken for the flow `implicit`.");
    }
    return true;
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function present(name: string, value: JsonValue | undefined): JsonObject {
  return value === undefined ? {} : { [name]: value };
}
