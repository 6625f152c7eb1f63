import { isJsonObject, pointerOf, segmentsOf, valueAt, type JsonValue } from "../../model/json.js";
import { areNames } from "../../model/pointer-names.js";
import { derivedName } from "./derived-name.js";
import { statusWord } from "./status-word.js";
import { pascalCase } from "./words.js";

/**
 * What a schema is called that has no name, but is referred to: `/components/schemas/Pet/properties/tag` is `PetTag`. A schema of an
 * operation, or of a component of another kind, begins with the body, parameter or header that it belongs to: `ListPetsResponse`.
 */
export function deepName(content: JsonValue, pointer: string): string {
  const segments = segmentsOf(pointer);
  const owner = ownerOf(content, segments);
  return pascalCase(
    owner === undefined
      ? namesIn(segments).slice(-3).join(" ")
      : [owner.name, ...namesIn(owner.rest).slice(-2)].join(" "),
  );
}

/** What a schema belongs to, and the way from there. */
interface Owner {
  readonly name: string;
  readonly rest: readonly string[];
}

function ownerOf(content: JsonValue, segments: readonly string[]): Owner | undefined {
  const [root = "", kind = "", name = "", ...rest] = segments;
  if (root === "paths" || root === "webhooks") return ownerWithin(content, [root, kind], [name, ...rest]);
  if (root !== "components") return undefined;
  return kind === "pathItems" ? ownerWithin(content, [root, kind, name], rest) : ownerOfKind(kind, name, rest);
}

/** @param pathItem The way to a path item, at whose end is its path or name. */
function ownerWithin(
  content: JsonValue,
  pathItem: readonly string[],
  [first = "", ...rest]: readonly string[],
): Owner | undefined {
  const pointer = pointerOf("", ...pathItem, first);
  if (first === "parameters") return ownerOfParameter(content, "", pointer, rest);
  const operation = valueAt(content, pointer);
  if (!isJsonObject(operation)) return undefined;
  const { operationId } = operation;
  const operationName = typeof operationId === "string" ? operationId : derivedName(first, pathItem.at(-1) ?? "");
  const [kind = "", ...within] = rest;
  if (kind === "requestBody") return ownerOfKind("requestBodies", operationName, within);
  if (kind === "parameters") return ownerOfParameter(content, operationName, pointerOf(pointer, kind), within);
  if (kind !== "responses") return undefined;
  const [status = "", ...withinResponse] = within;
  const responses = operation[kind];
  const shownStatus = statusWord(status, Object.keys(isJsonObject(responses) ? responses : {}));
  return ownerOfKind(kind, operationName + shownStatus, withinResponse);
}

function ownerOfParameter(
  content: JsonValue,
  operationName: string,
  parameters: string,
  [index = "", ...rest]: readonly string[],
): Owner | undefined {
  const name = valueAt(content, pointerOf(parameters, index, "name"));
  return typeof name === "string" ? ownerOfKind("parameters", `${operationName} ${name}`, rest) : undefined;
}

/** @param kind As `components` calls it. */
function ownerOfKind(kind: string, name: string, rest: readonly string[]): Owner | undefined {
  const [first, second = "", ...others] = rest;
  if (kind === "responses" && first === "headers") return ownerOfKind(first, `${name} ${second}`, others);
  const suffix = suffixes.get(kind);
  // There is a schema, or one for each media type.
  return suffix === undefined ? undefined : { name: `${name} ${suffix}`, rest: first === "content" ? others : rest };
}

const suffixes: ReadonlyMap<string, string> = new Map([
  ["responses", "response"],
  ["requestBodies", "body"],
  ["parameters", "parameter"],
  ["headers", "header"],
]);

/** The names on a way, without the keywords between them. */
function namesIn(segments: readonly string[]): readonly string[] {
  const isChosen = areNames(segments);
  return segments.filter((segment, index) => isChosen[index] === true || !keywordsOnTheWay.has(segment));
}

const keywordsOnTheWay: ReadonlySet<string> = new Set([
  "components",
  "schemas",
  "properties",
  "paths",
  "schema",
  "content",
  "definitions",
  "$defs",
]);
