import type { JsonValue } from "../model/json.js";
import { says, type Judge, type Keyword, type Place } from "./keyword.js";
import { positions } from "./schema-position.js";
import { lost, undocumented } from "./verdict.js";

const words: Judge = (_value, { position }) => (positions[position].hasWords ? "documented" : undocumented);

/** `format` is asserted as the settings say, and a comment where it has room for one. */
const format: Judge = (value, place, scope) => {
  const { isGuarded, hasWords } = positions[place.position];
  if (value === "binary" && (place.position === "text" || scope.isPart(place))) return "honoured";
  const { request, response, custom } = scope.settings.formats;
  const isAsserted = [...request, ...response].includes(String(value)) || Object.hasOwn(custom, String(value));
  if (isGuarded && isAsserted && scope.settings.guards !== "none") return "honoured";
  if (hasWords) return "documented";
  return lost("undocumented", "No guard asserts this format, and no comment of the code shows it.");
};

const view: Judge = (value, { position }) =>
  value !== true || positions[position].hasViews
    ? "honoured"
    : lost("meaningless", "It is said of properties alone (OpenAPI 3.1.1, section 4.8.24.1).");

const sample: Judge = (_value, _place, { settings }) =>
  settings.msw ? "honoured" : lost("setting", "Samples alone go by examples.", "Set `msw: true` for mocks.");

/** What tells the files in forms of parts from texts. */
const content: Judge = (_value, place, { isPart }) =>
  isPart(place)
    ? "honoured"
    : lost("undocumented", "The text is given out as it comes, and no comment of the code shows what is in it.");

/** The names and labels of an enum, which become constants. */
const constants: Judge = (_value, place: Place) =>
  place.value["enum"] === undefined
    ? lost("meaningless", "It means nothing without `enum` beside it.")
    : positions[place.position].hasConstants
      ? "honoured"
      : lost("undocumented", "Only an enum with a name of its own has constants.");

const ofChanges = lost("undocumented", "`specwright diff` alone goes by it.");

/** The keywords of a schema that annotate (JSON Schema Validation 2020-12, sections 7 to 9), with OpenAPI's own. */
export const documentationKeywords: Readonly<Record<string, Keyword>> = {
  title: says(words),
  description: says(words),
  default: says(words),
  deprecated: says((value: JsonValue, place, scope) => (value === true ? words(value, place, scope) : "honoured")),
  readOnly: says(view),
  writeOnly: says(view),
  examples: says(sample),
  example: says(sample),
  format: says(format),
  contentEncoding: says(content),
  contentMediaType: says(content),
  contentSchema: says(lost("unsupported", "What stands in a text is not read.")),
  externalDocs: says(undocumented),
  xml: says(lost("unsupported", "Bodies of XML are handed over as text.")),
  "x-enum-varnames": says(constants),
  "x-enumNames": says(constants),
  "x-enum-descriptions": says(constants),
  "x-sunset": says(ofChanges),
  "x-stability-level": says(ofChanges),
};
