import type { Server, ServerVariable } from "../../model/api.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import type { SpecDocument } from "../../model/spec-document.js";
import { serverNames } from "../names/server-names.js";
import { textOf } from "./operation-context.js";

/** A variable in the URL of a server. */
const variablePattern = /\{([^{}]+)\}/g;

/**
 * Reads a list of servers (OpenAPI 3.1.1, section 4.8.5).
 *
 * @param documentUrl What relative URLs are relative to, if the document was read from a URL.
 */
export function readServers(
  servers: JsonValue | undefined,
  pointer: string,
  documentUrl: string | undefined,
): readonly Server[] {
  if (!Array.isArray(servers)) return [];
  const read = (servers as readonly JsonValue[]).flatMap((server, index) => {
    if (!isJsonObject(server) || typeof server["url"] !== "string") return [];
    const template = absoluteUrl(server["url"], documentUrl);
    return [
      {
        template,
        value: server,
        pointer: pointerOf(pointer, index),
        name: textOf(server, "name"),
        description: textOf(server, "description"),
      },
    ];
  });
  const names = serverNames(read.map(({ template, name = "", description = "" }) => ({ template, name, description })));
  return read.map(({ template, value, pointer: place, description }, index) => {
    const variables = readVariables(template, value);
    const url = filledIn(template, variables);
    const localName = names[index] ?? "";
    return {
      pointer: place,
      url,
      template,
      variables,
      localName,
      ...(description === undefined ? {} : { description }),
    };
  });
}

/** Where the document was read, if that was from a URL. */
export function documentUrlOf({ file }: SpecDocument): string | undefined {
  return isAbsoluteUrl(file) ? file : undefined;
}

/** Whether requests can go there as it is. */
export function isAbsoluteUrl(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\/[^/{}]+/i.test(url);
}

/** A URL resolved against another (RFC 3986, section 5); as it is where there is none, or where it begins with a variable. */
export function absoluteUrl(url: string, base: string | undefined): string {
  if (base === undefined || /^(?:[a-z][a-z0-9+.-]*:|\{)/i.test(url) || !URL.canParse(url, base)) return url;
  return new URL(url, base).href
    .replaceAll("%7B", "{")
    .replaceAll("%7D", "}")
    .replace(/(?<!\/)\/$/, "");
}

function readVariables(template: string, server: JsonObject): readonly ServerVariable[] {
  const declared = isJsonObject(server["variables"]) ? server["variables"] : {};
  const names = new Set([...template.matchAll(variablePattern)].map(([, name = ""]) => name));
  return [...names].map((name) => {
    const variable = Object.hasOwn(declared, name) ? declared[name] : undefined;
    return { name, ...(isJsonObject(variable) ? readVariable(variable) : { values: [] }) };
  });
}

function readVariable(variable: JsonObject): Omit<ServerVariable, "name"> {
  const description = textOf(variable, "description");
  const listed = Array.isArray(variable["enum"]) ? (variable["enum"] as readonly JsonValue[]) : []; // isArray forgets the element type
  const preset = variable["default"];
  return {
    ...(isScalar(preset) ? { default: String(preset) } : {}),
    values: [...new Set(listed.filter(isScalar).map(String))],
    ...(description === undefined ? {} : { description }),
  };
}

/** YAML makes numbers of ports and versions. */
function isScalar(value: JsonValue | undefined): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}

function filledIn(template: string, variables: readonly ServerVariable[]): string {
  return template.replace(variablePattern, (written, name: string) => {
    return variables.find((variable) => variable.name === name)?.default ?? written;
  });
}
