import type { JsonValue } from "../model/json.js";
import { shownExamples } from "./document-keywords.js";
import {
  hasItems,
  isAsItComes,
  isShared,
  isWrittenByParts,
  positionOfBody,
  schemaOf,
  travelOf,
} from "./body-travel.js";
import { list, map, one, ruleOf, says, type Judge, type Place, type Scope } from "./keyword.js";
import { lost, undocumented, type Verdict } from "./verdict.js";

/** Section 4.8.13 of OpenAPI 3.1.1. */
export const requestBody = ruleOf({
  description: says("documented"),
  required: says("honoured"),
  content: map("Media Type"),
});

function bodySchema(value: JsonValue, place: Place, scope: Scope): Verdict {
  if (place.parent?.kind === "Parameter" || isShared(place)) return "honoured";
  if (place.value["itemSchema"] !== undefined && hasItems(place, scope)) {
    return lost("unsupported", "`itemSchema` beside it describes the items; nothing looks at all of them.");
  }
  if (!isAsItComes(place, scope)) return "honoured";
  const { type, properties, items } = schemaOf(value, scope) ?? {};
  if ((type === undefined || type === "string") && properties === undefined && items === undefined) return "honoured";
  return lost("unsupported", "A body of this media type is text or bytes; what is in it is the caller's to read.");
}

const examples: Judge = (value, place, scope) =>
  place.parent?.kind === "Response"
    ? shownExamples(value, place, scope)
    : lost("undocumented", "The client does not show it; the README of a package may.");

const unwritten = lost("unsupported", "A body of such parts is handed over as a whole.");

const ofParts: Judge = (_value, place, scope) =>
  isShared(place) || (travelOf(place) === "multipart" && hasItems(place, scope)) ? "honoured" : unwritten;

/** The parts of a stream are read alike. */
const ofFirstParts: Judge = (value, place, scope) =>
  place.parent?.kind === "Response" && place.value["itemSchema"] !== undefined
    ? unwritten
    : ofParts(value, place, scope);

/** Section 4.8.14; what OpenAPI 3.2 adds is read in all versions. */
export const mediaType = ruleOf({
  description: says(undocumented),
  schema: one("Schema", bodySchema, { position: positionOfBody }),
  itemSchema: one(
    "Schema",
    (_value, place, scope) =>
      hasItems(place, scope)
        ? "honoured"
        : lost("unsupported", "Only events, JSON lines and sequences, and parts without names go item by item."),
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
  itemEncoding: one("Encoding", ofParts),
  prefixEncoding: list("Encoding", { judge: ofFirstParts }),
  encoding: map("Encoding", {
    judge: (_value, place, scope) =>
      isShared(place) || isWrittenByParts(place, scope)
        ? "honoured"
        : lost("meaningless", "It is said of forms and bodies of parts in requests alone."),
  }),
});

/** Whether the part of an encoding has a place, and no name. */
function isPlaced({ keyword }: Place): boolean {
  return keyword === "itemEncoding" || keyword === "prefixEncoding";
}

const besideStyle: Judge = (_value, place) =>
  isPlaced(place) || ["style", "explode", "allowReserved"].every((keyword) => place.value[keyword] === undefined)
    ? "honoured"
    : lost("meaningless", "`style`, `explode` or `allowReserved` beside it says how the property is written.");

const ofNames: Judge = (_value, place) =>
  isPlaced(place) ? lost("meaningless", "Styles are for parts that have names.") : "honoured";

/** Parts within a part, which has a place itself. */
const withinPart: Judge = (_value, place) =>
  isPlaced(place) &&
  place.parent?.parent?.kind === "Request Body" &&
  /^\s*multipart\//i.test(String(place.value["contentType"]))
    ? "honoured"
    : unwritten;

/** Section 4.8.15. */
export const encoding = ruleOf({
  encoding: says(unwritten),
  prefixEncoding: list("Encoding", { judge: withinPart }),
  itemEncoding: one("Encoding", withinPart),
  contentType: says(besideStyle),
  headers: says(lost("unsupported", "Parts are sent without headers of their own.")),
  style: says(ofNames),
  explode: says(ofNames),
  allowReserved: says(ofNames),
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
