import type { Parameter } from "../../model/api.js";
import type { Schema } from "../../model/schema.js";
import { compareDocumentation } from "./compare-documentation.js";
import { compareSchemas } from "./compare-schemas.js";
import { matchBy } from "./match.js";
import type { OperationPlace } from "./operation-place.js";
import { code, sentence } from "./place.js";
import { typeWords } from "./type-words.js";

/** Finds the parameters that were added and removed, and what differs in the others. `renamed` says what path parameters were called. */
export function compareParameters(
  before: readonly Parameter[],
  after: readonly Parameter[],
  renamed: ReadonlyMap<string, string>,
  place: OperationPlace,
): void {
  const earlier = after.map((parameter) =>
    parameter.in === "path" ? { ...parameter, name: renamed.get(parameter.name) ?? parameter.name } : parameter,
  );
  const { removed, added, kept } = matchBy(before, earlier, keyOf);
  for (const parameter of removed) {
    const message = sentence(`${labelOf(parameter)} is gone`);
    const from = typeWords(parameter.schema);
    const kind = parameter.required ? "required-parameter-removed" : "parameter-removed";
    place.reportTo(place.requests, { kind, message, before: parameter.pointer, from });
  }
  for (const parameter of added) {
    const kind = parameter.required ? "required-parameter-added" : "parameter-added";
    const message = sentence(`${labelOf(parameter)} is new${parameter.required ? " and required" : ""}`);
    place.reportTo(place.requests, { kind, message, after: parameter.pointer, to: typeWords(parameter.schema) });
  }
  for (const [previous, next] of kept) compareParameter(previous, next, place);
  reportRenamed(after, renamed, place);
}

/** Names of header fields do not depend on case (RFC 9110, section 5.1); the whole query goes by no name. */
function keyOf({ name, in: location }: Parameter): string {
  if (location === "querystring") return location;
  return `${location} ${location === "header" ? name.toLowerCase() : name}`;
}

function labelOf({ name, in: location }: Parameter): string {
  return `the ${location} parameter ${code(name)}`;
}

function reportRenamed(
  parameters: readonly Parameter[],
  renamed: ReadonlyMap<string, string>,
  place: OperationPlace,
): void {
  for (const { name, in: location, pointer } of parameters) {
    const previous = renamed.get(name);
    if (location !== "path" || previous === undefined || previous === name) continue;
    const message = `The path parameter ${code(previous)} is called ${code(name)} now.`;
    place.report({ kind: "path-parameter-renamed", message, after: pointer, from: previous, to: name });
  }
}

function compareParameter(before: Parameter, after: Parameter, place: OperationPlace): void {
  const places = { before: before.pointer, after: after.pointer };
  const label = labelOf(after);
  if (before.required !== after.required) {
    const kind = after.required ? "parameter-became-required" : "parameter-became-optional";
    const message = sentence(`${label} is ${after.required ? "required" : "optional"} now`);
    place.reportTo(place.requests, { kind, message, ...places });
  }
  const isOnePlain = isPlain(before.schema) || isPlain(after.schema);
  const [from, to] = [serialization(before, isOnePlain), serialization(after, isOnePlain)];
  if (from !== to) {
    const message = sentence(`${label} is written as ${to} now, not as ${from}`);
    place.reportTo(place.requests, { kind: "parameter-serialization-changed", message, ...places, from, to });
  }
  const inner = place.placeOf(place.requests, label);
  compareDocumentation(before, after, inner);
  compareSchemas(before.schema, after.schema, inner);
}

/** How a parameter is written; that makes no difference to a plain value in most styles (OpenAPI 3.1.1, section 4.8.12.2). */
function serialization({ style, explode, contentType, allowReserved }: Parameter, isPlain: boolean): string {
  if (contentType !== undefined) return contentType;
  return `${style}${isPlain || !explode ? "" : ", exploded"}${allowReserved ? ", with reserved characters" : ""}`;
}

/** Whether a value is neither a list nor an object. */
function isPlain(schema: Schema): boolean {
  if (schema.kind === "union") return schema.members.every(isPlain);
  return ["string", "number", "boolean", "literals", "null"].includes(schema.kind);
}
