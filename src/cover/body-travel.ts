import { declaredTypes } from "../model/declared-types.js";
import { isJsonObject, type JsonObject, type JsonValue } from "../model/json.js";
import { isIncoming, type Place, type Scope } from "./keyword.js";
import type { SchemaPosition } from "./schema-position.js";

type Travel = "json" | "form" | "multipart" | "text" | "stream";

/** How a body of the media type at `place` travels; text and bytes are one here. */
export function travelOf({ entry }: Place): Travel {
  const type = (String(entry).split(";")[0] ?? "").trim().toLowerCase();
  if (/^(?:text\/event-stream|application\/(?:(?:x-)?(?:ndjson|jsonl|json-?lines)|stream\+json))$/.test(type))
    return "stream";
  if (/[/+]json-seq$/.test(type)) return "stream";
  if (/[/+]json$/.test(type) || type === "*/*") return "json";
  if (type === "application/x-www-form-urlencoded") return "form";
  return type.startsWith("multipart/") ? "multipart" : "text";
}

/** Whether nobody can say how a body travels: what a media type among the components is, those say that refer to it. */
export function isShared({ parent }: Place): boolean {
  return parent?.kind === "Components";
}

/** Whether a body, or a whole query, is written property by property. */
export function isWrittenByParts(place: Place, scope: Pick<Scope, "resolve">): boolean {
  const travel = travelOf(place);
  if (travel === "multipart" && hasItems(place, scope)) return false;
  if (place.parent?.kind === "Parameter") return travel === "form" && place.parent.value["in"] === "querystring";
  return place.parent?.kind === "Request Body" && ["form", "multipart"].includes(travel);
}

/** Whether a body is read or written item by item: a stream, or parts that have places. */
export function hasItems(place: Place, scope: Pick<Scope, "resolve">): boolean {
  if (isShared(place)) return true;
  const travel = travelOf(place);
  const isSent = place.parent?.kind === "Request Body";
  if (!isSent && place.parent?.kind !== "Response") return false;
  if (isSent && (isIncoming(place) || /^\s*multipart\/form-data\b/i.test(String(place.entry)))) return false;
  const isDescribed = place.value["itemSchema"] !== undefined || isList(place.value["schema"], scope);
  return (travel === "stream" || travel === "multipart") && isDescribed;
}

function isList(value: JsonValue | undefined, scope: Pick<Scope, "resolve">): boolean {
  const { type, items, prefixItems, allOf } = (value !== undefined && schemaOf(value, scope)) || {};
  const types = declaredTypes(type).filter((each) => each !== "null");
  if (type !== undefined) return types.length === 1 && types[0] === "array";
  if (items !== undefined || prefixItems !== undefined) return true;
  return Array.isArray(allOf) && allOf.length === 1 && isList(allOf[0], scope);
}

/** Whether nobody looks into a body: forms are written and received, but an answer is given out as one text, and its parts as a blob. */
export function isAsItComes(place: Place, scope: Pick<Scope, "resolve">): boolean {
  if (isShared(place)) return false;
  const isAnswer = place.parent?.kind === "Response";
  switch (travelOf(place)) {
    case "json":
      return false;
    case "text":
      return true;
    case "form":
      return isAnswer;
    case "multipart":
      return (isAnswer || isIncoming(place)) && !hasItems(place, scope);
    case "stream":
      return !isAnswer && !hasItems(place, scope);
  }
}

/** The schema itself, or what it refers to. */
export function schemaOf(value: JsonValue, { resolve }: Pick<Scope, "resolve">): JsonObject | undefined {
  const reference = isJsonObject(value) ? value["$ref"] : undefined;
  const target = typeof reference === "string" ? resolve(reference, "") : value;
  return isJsonObject(target) ? target : undefined;
}

/** Where the schema of a body stands. */
export function positionOfBody(place: Place, value: JsonValue, scope: Pick<Scope, "resolve">): SchemaPosition {
  if (place.parent?.kind === "Parameter") return "parameter";
  if (isAsItComes(place, scope)) return "text";
  if (travelOf(place) !== "stream" || !isJsonObject(value)) return "named";
  if (value["type"] === "array") return "stream";
  return value["type"] === "string" ? "parameterMember" : "named";
}
