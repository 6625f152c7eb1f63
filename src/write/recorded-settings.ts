import { isDeepStrictEqual } from "node:util";
import type { JsonObject, JsonValue } from "../model/json.js";
import type { PaginationSettings } from "../model/pagination.js";
import { patternsOf, type SelectionRule } from "../model/selection.js";
import { type ApiSettings, defaultSettings } from "../model/settings.js";

/**
 * The settings that have a say in the output, for the manifest.
 *
 * Most are recorded only where they differ from the default: a new setting then changes no manifest of those who do not
 * use it. The folder is none of them: it stands where it stands, and its path depends on the place of the command.
 */
export function recordedSettings({
  names,
  importExtension,
  package: packageName,
  ...settings
}: ApiSettings): JsonValue {
  const { guards, implicitObject, discriminatorIsAuthoritative, enums, formats } = settings;
  const { pagination, tanstackQuery, msw, include, exclude } = settings;
  const { operationNames, nullableWithoutType, overlays = [] } = settings;
  return {
    importExtension,
    names: { operations: names.operations, schemas: names.schemas },
    ...(packageName === undefined ? {} : { package: packageName }),
    ...differing("include", include.map(recordedRule)),
    ...differing("exclude", exclude.map(recordedRule)),
    ...differing("operationNames", operationNames),
    ...(overlays.length === 0 ? {} : { overlays }),
    ...differing("guards", guards),
    ...differing("implicitObject", implicitObject),
    ...differing("discriminatorIsAuthoritative", discriminatorIsAuthoritative),
    ...differing("nullableWithoutType", nullableWithoutType),
    ...differing("enums", { all: enums.all, schemas: enums.schemas }),
    ...differing("formats", { request: formats.request, response: formats.response, custom: formats.custom }),
    ...differing("pagination", { all: pagination.all, operations: recordedRules(pagination) }),
    ...differing("tanstackQuery", tanstackQuery),
    ...differing("msw", msw),
  };
}

function recordedRule(rule: SelectionRule): JsonObject {
  return Object.fromEntries(patternsOf(rule));
}

function recordedRules({ operations }: PaginationSettings): JsonObject {
  return Object.fromEntries(
    Object.entries(operations).map(([name, rule]) => [name, rule === false ? rule : { ...rule }]),
  );
}

function differing(name: keyof typeof defaultSettings, value: JsonValue): JsonObject {
  return isDeepStrictEqual(value, defaultSettings[name]) ? {} : { [name]: value };
}
