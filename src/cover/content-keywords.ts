import { isJsonObject, type JsonObject, type JsonValue } from "../model/json.js";
import { shownExamples } from "./document-keywords.js";
import { map, one, ruleOf, says, type Judge, type Place, type Scope } from "./keyword.js";
import type { SchemaPosition } from "./schema-position.js";
import { lost, undocumented, type Verdict } from "./verdict.js";

/** Section 4.8.13 of OpenAPI 3.1.1. */
export const requestBody = ruleOf({
  description: says("documented"),
  required: says("honoured"),
  content: map("Media Type"),
});

type Travel = "json" | "form" | "multipart" | "text" | "stream";

/** How a body of the media type at `place` travels; text and bytes are one here. */
function travelOf({ entry }: Place): Travel {
  const type = (String(entry).split(";")[0] ?? "").trim().toLowerCase();
  if (/^(?:text\/event-stream|application\/(?:(?:x-)?(?:ndjson|jsonl|json-?lines)|stream\+json))$/.test(type))
    return "stream";
  if (/[/+]json-seq$/.test(type)) return "stream";
  if (/[/+]json$/.test(type) || type === "*/*") return "json";
  if (type === "application/x-www-form-urlencoded") return "form";
  return type.startsWith("multipart/") ? "multipart" : "text";
}

function isOfEvents({ entry }: Place): boolean {
  return /^\s*text\/event-stream\b/i.test(String(entry));
}

/** Whether a body, or a whole query, is written property by property. */
function isWrittenByParts(place: Place): boolean {
  const travel = travelOf(place);
  if (place.parent?.kind === "Parameter") return travel === "form" && place.parent.value["in"] === "querystring";
  return place.parent?.kind === "Request Body" && ["form", "multipart"].includes(travel);
}

function isAsItComes(place: Place): boolean {
  const travel = travelOf(place);
  return travel === "text" || (travel === "stream" && place.parent?.kind === "Request Body");
}

/** The schema itself, or what it refers to. */
function schemaOf(value: JsonValue, { resolve }: Pick<Scope, "resolve">): JsonObject | undefined {
  const reference = isJsonObject(value) ? value["$ref"] : undefined;
  const target = typeof reference === "string" ? resolve(reference, "") : value;
  return isJsonObject(target) ? target : undefined;
}

function bodySchema(value: JsonValue, place: Place, scope: Scope): Verdict {
  if (place.parent?.kind === "Parameter" || !isAsItComes(place)) return "honoured";
  const { type, properties, items } = schemaOf(value, scope) ?? {};
  if ((type === undefined || type === "string") && properties === undefined && items === undefined) return "honoured";
  return lost("unsupported", "A body of this media type is text or bytes; what is in it is the caller's to read.");
}

function positionOfBody(place: Place, value: JsonValue): SchemaPosition {
  if (place.parent?.kind === "Parameter") return "parameter";
  if (isAsItComes(place)) return "text";
  if (travelOf(place) !== "stream" || !isJsonObject(value)) return "named";
  if (value["type"] === "array") return "stream";
  return value["type"] === "string" ? "parameterMember" : "named";
}

const examples: Judge = (value, place, scope) =>
  place.parent?.kind === "Response"
    ? shownExamples(value, place, scope)
    : lost("undocumented", "The client does not show it; the README of a package may.");

const unwritten = lost("unsupported", "A body of such parts is handed over as a whole.");

const ofParts: Judge = (_value, place) =>
  place.parent?.kind === "Response" && place.value["itemSchema"] !== undefined ? "honoured" : unwritten;

/** Section 4.8.14; what OpenAPI 3.2 adds is read in all versions. */
export const mediaType = ruleOf({
  description: says(undocumented),
  schema: one("Schema", bodySchema, { position: positionOfBody }),
  itemSchema: one(
    "Schema",
    (_value, place) => {
      const isReceived = ["stream", "multipart"].includes(travelOf(place)) && place.parent?.kind === "Response";
      const isSent = travelOf(place) === "stream" && place.parent?.kind === "Request Body" && !isOfEvents(place);
      return isReceived || isSent
        ? "honoured"
        : lost("unsupported", "Only responses of events and parts, and JSON lines or sequences, go item by item.");
    },
    { position: "named" },
  ),
  example: says(examples),
  examples: map("Example", {
    judge: examples,
    each: (name, _value, { value }) =>
      Object.keys(Object(value["examples"]))[0] === name
        ? "honoured"
        : lost("undocumented", "Mocks show the first example."),
  }),
  itemEncoding: says(ofParts),
  prefixEncoding: says(unwritten),
  encoding: map("Encoding", {
    judge: (_value, place) =>
      isWrittenByParts(place)
        ? "honoured"
        : lost("meaningless", "It is said of forms and bodies of parts in requests alone."),
  }),
});

const besideStyle: Judge = (_value, { value }) =>
  ["style", "explode", "allowReserved"].every((keyword) => value[keyword] === undefined)
    ? "honoured"
    : lost("meaningless", "`style`, `explode` or `allowReserved` beside it says how the property is written.");

/** Section 4.8.15. */
export const encoding = ruleOf({
  encoding: says(unwritten),
  prefixEncoding: says(unwritten),
  itemEncoding: says(unwritten),
  contentType: says(besideStyle),
  headers: says(lost("unsupported", "Parts are sent without headers of their own.")),
  style: says("honoured"),
  explode: says("honoured"),
  allowReserved: says("honoured"),
});

const ofType =
  (type: string): Judge =>
  (_value, { value }) =>
    value["type"] === type ? "honoured" : lost("meaningless", `It is said of schemes of type \`${type}\` alone.`);

/** Section 4.8.27. */
export const securityScheme = ruleOf({
  type: says("honoured"),
  description: says("documented"),
  name: says(ofType("apiKey")),
  in: says(ofType("apiKey")),
  scheme: says(ofType("http")),
  bearerFormat: says(
    lost("undocumented", "It is a hint for readers of the document; no comment of the code shows it."),
  ),
  flows: one("OAuth Flows", ofType("oauth2")),
  openIdConnectUrl: says(ofType("openIdConnect")),
  oauth2MetadataUrl: says(lost("unsupported", "Nobody is asked for the metadata of this server.")),
  deprecated: says("documented"),
});

const deprecatedFlow = lost("unsupported", "Nobody should use this flow any more (RFC 9700, section 2).");

/** Section 4.8.28. */
export const oauthFlows = ruleOf({
  implicit: says(deprecatedFlow),
  password: says(deprecatedFlow),
  clientCredentials: one("OAuth Flow"),
  authorizationCode: one("OAuth Flow"),
  deviceAuthorization: says(lost("unsupported", "The flow for devices is not generated.")),
});

const ofLogins: Judge = (value, place, scope) =>
  place.keyword === "authorizationCode"
    ? flowUrl(value, place, scope)
    : lost("meaningless", "No login leads to this flow, and no refresh token from it (RFC 6749, section 4.4).");

const flowUrl: Judge = (value, _place, { api }) =>
  /^https?:/i.test(String(value)) || /^https?:/i.test(api.servers[0]?.url ?? "")
    ? "honoured"
    : lost("unsupported", `What \`${String(value)}\` is relative to remains unknown.`, "Pass it where you use it.");

/** Section 4.8.29. */
export const oauthFlow = ruleOf({
  authorizationUrl: says(ofLogins),
  tokenUrl: says(flowUrl),
  refreshUrl: says(ofLogins),
  deviceAuthorizationUrl: says(lost("meaningless", "It is said of the flow for devices alone.")),
  scopes: says("honoured"),
});

/** Section 4.8.25. */
export const discriminator = ruleOf({
  propertyName: says("honoured"),
  defaultMapping: says("honoured"),
  mapping: {
    judge: "honoured",
    as: "map",
    each: (_name, target, _place, { resolve }) => {
      const named = `#/components/schemas/${String(target)}`;
      return (resolve(named, "") ?? resolve(String(target), "")) === undefined
        ? lost("meaningless", `There is no schema \`${String(target)}\`, so this value picks none.`)
        : "honoured";
    },
  },
});
