import { isJsonObject } from "../model/json.js";
import { links, ownServers } from "./document-keywords.js";
import {
  isIncoming,
  list,
  map,
  one,
  ruleOf,
  says,
  type Judge,
  type JudgeEntry,
  type Keyword,
  type Place,
} from "./keyword.js";
import { lost, undocumented, type Verdict } from "./verdict.js";

/** Section 4.8.8 of OpenAPI 3.1.1. */
export const paths = ruleOf({}, one("Path Item"));

/** Section 4.8.18. */
export const callback = ruleOf({}, one("Path Item"));

/** Headers that other parts of the document describe (section 4.8.12.1). */
const describedElsewhere = new Set(["accept", "content-type", "authorization"]);

/** Whether OpenAPI tells us to ignore a parameter. */
export const parameterEntry: JudgeEntry = (_entry, value) => {
  if (!isJsonObject(value) || value["in"] !== "header") return "honoured";
  return describedElsewhere.has(String(value["name"]).toLowerCase())
    ? lost("meaningless", "OpenAPI tells us to ignore this header, which other parts of the document describe.")
    : "honoured";
};

const parameters = list("Parameter", { each: parameterEntry });

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** Section 4.8.9. */
export const pathItem = ruleOf({
  $ref: says("honoured"),
  summary: says(undocumented),
  description: says(undocumented),
  servers: ownServers,
  parameters,
  ...Object.fromEntries(methods.map((method) => [method, one("Operation")])),
  additionalOperations: map("Operation"),
});

const firstTag: JudgeEntry = (index, _value, place) => {
  if (isIncoming(place)) return lost("undocumented", "Webhooks and callbacks have a module each, whatever their tags.");
  return index === 0 ? "honoured" : lost("undocumented", "An operation stands in the module of its first tag.");
};

const outgoing: Judge = (_value, place) =>
  isIncoming(place)
    ? lost("unsupported", "Who sends a webhook is proved by its signature.", "Pass a verifier to `receiveWebhook`.")
    : "honoured";

/** Section 4.8.10. */
export const operation = ruleOf({
  tags: { judge: "honoured", as: "list", each: firstTag },
  summary: says("documented"),
  description: says("documented"),
  externalDocs: says(undocumented),
  operationId: says("honoured"),
  parameters,
  requestBody: one("Request Body"),
  responses: one("Responses"),
  callbacks: map("Callback"),
  deprecated: says("documented"),
  security: list("Security Requirement", { judge: outgoing }),
  servers: ownServers,
});

/** Section 4.8.30. */
export const securityRequirement = ruleOf(
  {},
  says((value) =>
    Array.isArray(value) && value.length > 0
      ? lost("undocumented", "Whoever obtains a token names its scopes; those of an operation are not shown.")
      : "honoured",
  ),
);

/** Section 4.8.16. */
export const responses = ruleOf({}, one("Response"));

/** Section 4.8.17. */
export const response = ruleOf({
  summary: says("documented"),
  description: says("documented"),
  headers: map("Header", {
    each: (name) =>
      String(name).toLowerCase() === "content-type"
        ? lost("meaningless", "OpenAPI tells us to ignore this header, which `content` describes.")
        : "honoured",
  }),
  content: map("Media Type"),
  links,
});

const notRead = lost("undocumented", "No comment of the code shows it; the README of a package may.");

/** The whole query is described by its `content` (OpenAPI 3.2.0, section 4.12.1). */
function isWholeQuery({ value }: Place): boolean {
  return value["in"] === "querystring";
}

const hasContent: Judge = (_value, place) =>
  place.value["schema"] === undefined || isWholeQuery(place)
    ? "honoured"
    : lost("meaningless", "`schema` stands beside it, and is read.");

const besideContent: Judge = (_value, place) =>
  place.value["content"] !== undefined && isWholeQuery(place)
    ? lost("meaningless", "`content` stands beside it, and is read.")
    : "honoured";

const firstMediaType: JudgeEntry = (name, _value, { value }) =>
  Object.keys(Object(value["content"]))[0] === name
    ? "honoured"
    : lost("meaningless", "A parameter has one media type (OpenAPI 3.1.1, section 4.8.12.2), and the first is read.");

/** A keyword that says how a `schema` is written: of `content`, its media type says it. */
function written(isRead: (place: Parameters<Judge>[1]) => Verdict): Keyword {
  return says((value, place) => {
    if (value === false) return "honoured";
    if (place.value["schema"] !== undefined) return isRead(place);
    return lost("meaningless", "The media type of `content` says how the parameter is written.");
  });
}

const queryAlone = lost("meaningless", "It is said of parameters in the query alone.");

/** Section 4.8.12. */
export const parameter = ruleOf({
  name: says((_value, place) =>
    isWholeQuery(place) ? lost("meaningless", "It names no part of the query, which is this parameter.") : "honoured",
  ),
  in: says("honoured"),
  description: says("documented"),
  required: says("honoured"),
  deprecated: says("documented"),
  allowEmptyValue: written(({ value }) =>
    value["in"] !== "query"
      ? queryAlone
      : value["style"] === undefined || value["style"] === "form"
        ? "honoured"
        : lost("meaningless", "Nothing and an empty value look the same in this style."),
  ),
  style: written(() => "honoured"),
  explode: written(() => "honoured"),
  allowReserved: written(({ value }) => (value["in"] === "query" ? "honoured" : queryAlone)),
  schema: one("Schema", besideContent, { position: "parameter" }),
  content: map("Media Type", { judge: hasContent, each: firstMediaType }),
  example: says(notRead),
  examples: says(notRead),
});

const ofRequests = lost("meaningless", "It is said of parameters alone.");

/** Section 4.8.21. */
export const header = ruleOf({
  description: says("documented"),
  required: says("honoured"),
  deprecated: says("documented"),
  style: says("honoured"),
  explode: says((value) =>
    value === true ? lost("unsupported", "Objects in headers are given out as they are written.") : "honoured",
  ),
  schema: one("Schema", "honoured", { position: "parameterMember" }),
  content: says((_value, { value }) =>
    value["schema"] === undefined
      ? lost("unsupported", "Headers are read by their `schema`; one with `content` is given out as text.")
      : lost("meaningless", "`schema` stands beside it, and is read."),
  ),
  example: says(undocumented),
  examples: says(undocumented),
  allowEmptyValue: says(ofRequests),
  allowReserved: says(ofRequests),
});
