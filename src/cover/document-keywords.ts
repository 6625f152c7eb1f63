import type { JsonValue } from "../model/json.js";
import {
  isIncoming,
  list,
  map,
  one,
  ruleOf,
  says,
  type Judge,
  type JudgeEntry,
  type Place,
  type Scope,
} from "./keyword.js";
import { lost, undocumented, type Verdict } from "./verdict.js";

const linksUnfollowed = lost(
  "unsupported",
  "Links are not followed; the caller passes on what one call needs of another.",
);

/** The document itself (OpenAPI 3.1.1, section 4.8.1). */
export const openApi = ruleOf({
  openapi: says("honoured"),
  $self: says("honoured"),
  info: one("Info"),
  jsonSchemaDialect: says("honoured"),
  servers: list("Server"),
  paths: one("Paths"),
  webhooks: map("Path Item"),
  "x-webhooks": map("Path Item", { judge: xWebhooks }),
  components: one("Components"),
  security: list("Security Requirement"),
  tags: says(
    lost(
      "undocumented",
      "Modules are named by the tags of operations; what is said of tags, the README of a package shows.",
    ),
  ),
  externalDocs: says(undocumented),
});

function xWebhooks(_value: JsonValue, { value }: Place): Verdict {
  return value["webhooks"] === undefined
    ? "honoured"
    : lost("meaningless", "`webhooks` stands beside it, and is read.");
}

/** Section 4.8.2. */
export const info = ruleOf({
  title: says("documented"),
  version: says("documented"),
  summary: says(undocumented),
  description: says(undocumented),
  termsOfService: says(undocumented),
  contact: says(undocumented),
  license: says(lost("undocumented", "The licence of a package is that of `x-specwright.license`.")),
});

/** What responses say of further calls (section 4.8.20). */
export const links = says(linksUnfollowed);

const onlyFirstServer: JudgeEntry = (index, _value, place) => {
  if (isIncoming(place)) return lost("meaningless", "Whoever receives a request decides where.");
  return index === 0
    ? "honoured"
    : lost("unsupported", "Calls go to the first server; another one is passed as `baseUrl`.");
};

/** The servers of a path or of an operation. */
export const ownServers = list("Server", { each: onlyFirstServer });

/** Section 4.8.5. */
export const server = ruleOf({
  url: says(serverUrl),
  name: says((_value, place, { api }) => (isOfDocument(place) && hasServerUrls(api) ? "honoured" : undocumented)),
  description: says((_value, place, { api }) =>
    isOfDocument(place) && hasServerUrls(api) ? "documented" : undocumented,
  ),
  variables: map("Server Variable", {
    each: (name, _value, { value }) =>
      String(value["url"]).includes(`{${name}}`) ? "honoured" : lost("meaningless", `The URL has no \`{${name}}\`.`),
  }),
});

function serverUrl(value: JsonValue, place: Place, { api }: Scope): Verdict {
  if (!isOfDocument(place) || hasServerUrls(api) || /^https?:/i.test(api.servers[0]?.url ?? "")) return "honoured";
  const message = `What \`${String(value)}\` is relative to remains unknown.`;
  return lost("unsupported", message, "Pass `baseUrl` to `createClient`.");
}

const choice: Judge = (_value, place) =>
  isOfDocument(place.parent)
    ? "honoured"
    : lost("unsupported", "Calls go to the server with the defaults of its variables.");

/** Section 4.8.6. */
export const serverVariable = ruleOf({
  enum: says(choice),
  default: says("honoured"),
  description: says(choice),
});

function isOfDocument(place: Place | undefined): boolean {
  return place?.parent?.kind === "OpenAPI";
}

/** Whether the output has `servers.ts`: where there is a choice. */
function hasServerUrls({ servers }: Scope["api"]): boolean {
  return servers.length > 1 || servers.some(({ variables }) => variables.length > 0);
}

/** What mocks alone show. */
export const shownExamples: Judge = (_value, _place, { settings }) =>
  settings.msw
    ? "honoured"
    : lost("setting", "Mocks show examples, and the README of a package.", "Set `msw: true` for mocks.");

/** Of the values of an example, the first of these is shown (OpenAPI 3.2.0, section 4.19). */
const besideData: Judge = (_value, { value }) => {
  const shown = ["dataValue", "value"].find((keyword) => value[keyword] !== undefined);
  return shown === undefined ? "honoured" : lost("meaningless", `\`${shown}\` stands beside it, and is shown.`);
};

const serialized: Judge = (value, place, scope) => {
  const isJson = /[/+]json\s*(?:;|$)/i.test(String(place.parent?.entry));
  if (!isJson || isJsonText(value)) return besideData(value, place, scope);
  return lost("meaningless", "It is not JSON, as its media type has it.");
};

function isJsonText(value: JsonValue): boolean {
  try {
    JSON.parse(String(value));
    return true;
  } catch {
    return false;
  }
}

/** Section 4.8.19. */
export const example = ruleOf({
  dataValue: says("honoured"),
  value: says((value, place, scope) =>
    place.value["dataValue"] === undefined ? "honoured" : besideData(value, place, scope),
  ),
  serializedValue: says(serialized),
  summary: says(undocumented),
  description: says(undocumented),
  externalValue: says(lost("unsupported", "Examples that stand elsewhere are not fetched.")),
});
