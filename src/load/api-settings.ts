import type { NameOverrides } from "../model/api.js";
import { isIdentifier } from "../model/identifier-words.js";
import type { Location } from "../model/issue.js";
import { isJsonObject, pointerOf, type JsonObject } from "../model/json.js";
import { type ApiSettings, defaultSettings, type EnumSettings, guardKinds, operationNames } from "../model/settings.js";
import { readFormats } from "./format-settings.js";
import { readPagination } from "./pagination-settings.js";
import { readOverlays } from "./overlay-settings.js";
import { readPackage } from "./package-settings.js";
import { readSelection } from "./selection-settings.js";
import { ownMember, type SettingReader } from "./setting-reader.js";
import { upstreamName } from "./upstream-setting.js";

/** The member of an API under which all of our settings stand. */
export const blockName = "x-specwright";

/** The name of the setting that says what may be fetched beside public hosts over https. */
export const allowName = "allow";

/** Makes a path of the configuration one that the user would type. */
export type PathOf = (written: string) => string;

/** The closed list of our settings; `schema.json` describes each. */
export const settingNames: readonly string[] = [
  "output",
  "overlays",
  "package",
  upstreamName,
  allowName,
  "license",
  "repository",
  "include",
  "exclude",
  "names",
  "operationNames",
  "importExtension",
  "guards",
  "implicitObject",
  "discriminatorIsAuthoritative",
  "nullableWithoutType",
  "enums",
  "formats",
  "pagination",
  "tanstackQuery",
  "msw",
];

/** The settings of one API; undefined where it has no block of ours, or none that is of use. */
export function readSettings(
  api: JsonObject,
  base: string,
  reader: SettingReader,
  pathOf: PathOf,
): ApiSettings | undefined {
  const block = reader.object(api, base, blockName);
  if (block === undefined) return undefined;
  const pointer = pointerOf(base, blockName);
  reader.unknown(block, pointer, settingNames);
  // Who only follows an upstream needs no output.
  const own = Object.keys(block).filter((name) => name !== upstreamName && name !== allowName);
  if (Object.hasOwn(block, upstreamName) && own.length === 0) return undefined;
  const output = reader.requiredText(block, pointer, "output", "It is the folder for the generated files.");
  const settings: Omit<ApiSettings, "output"> = {
    ...readOverlays(block, pointer, reader, pathOf),
    ...readPackage(block, pointer, reader, pathOf),
    include: readSelection(block, pointer, "include", reader),
    exclude: readSelection(block, pointer, "exclude", reader),
    names: readNames(block, pointer, reader),
    operationNames: reader.choice(block, pointer, "operationNames", operationNames) ?? defaultSettings.operationNames,
    importExtension:
      reader.choice(block, pointer, "importExtension", [".js", ".ts"]) ?? defaultSettings.importExtension,
    guards: reader.choice(block, pointer, "guards", guardKinds) ?? defaultSettings.guards,
    tanstackQuery: reader.flag(block, pointer, "tanstackQuery") ?? defaultSettings.tanstackQuery,
    msw: reader.flag(block, pointer, "msw") ?? defaultSettings.msw,
    implicitObject: reader.flag(block, pointer, "implicitObject") ?? defaultSettings.implicitObject,
    discriminatorIsAuthoritative:
      reader.flag(block, pointer, "discriminatorIsAuthoritative") ?? defaultSettings.discriminatorIsAuthoritative,
    nullableWithoutType: reader.flag(block, pointer, "nullableWithoutType") ?? defaultSettings.nullableWithoutType,
    enums: readEnums(block, pointer, reader),
    formats: readFormats(block, pointer, reader),
    pagination: readPagination(block, pointer, reader),
  };
  return output === undefined ? undefined : { output: pathOf(output), ...settings };
}

/** Where the settings stand that go by a name of the document, by pointers below the block: what is wrong with one shows when it is put to use. */
export function settingPlacesOf(
  { names, enums, formats, pagination }: ApiSettings,
  base: string,
  reader: SettingReader,
): ReadonlyMap<string, Location> {
  const maps: readonly (readonly [pointer: string, map: object])[] = [
    ["/names/operations", names.operations],
    ["/names/schemas", names.schemas],
    ["/enums/schemas", enums.schemas],
    ["/formats/custom", formats.custom],
    ["/pagination/operations", pagination.operations],
  ];
  const pointers = maps.flatMap(([pointer, map]) => Object.keys(map).map((name) => pointerOf(pointer, name)));
  const block = pointerOf(base, blockName);
  return new Map(pointers.map((pointer) => [pointer, reader.locate(`${block}${pointer}`)]));
}

function readNames(block: JsonObject, base: string, reader: SettingReader): NameOverrides {
  const names = reader.object(block, base, "names") ?? {};
  const pointer = pointerOf(base, "names");
  reader.unknown(names, pointer, ["operations", "schemas"]);
  const textsOf = (kind: string): Readonly<Record<string, string>> =>
    readMap(names, kind, pointer, reader, (given, at, name) => readName(given, at, name, reader));
  return { operations: textsOf("operations"), schemas: textsOf("schemas") };
}

/** Whether it is free is known once everything is named. */
function readName(given: JsonObject, base: string, name: string, reader: SettingReader): string | undefined {
  const text = reader.text(given, base, name);
  if (text === undefined || isIdentifier(text)) return text;
  const message = `${JSON.stringify(text)} cannot be a name in TypeScript.`;
  const hint = "A name has letters, digits, `_` and `$`, and begins with no digit.";
  reader.report("config-invalid", pointerOf(base, name), message, hint);
  return undefined;
}

const openness = ["open", "closed"] as const;

/** One word for all, or a map that also has one for single schemas. */
function readEnums(block: JsonObject, base: string, reader: SettingReader): EnumSettings {
  if (!isJsonObject(ownMember(block, "enums") ?? {})) {
    return {
      ...defaultSettings.enums,
      all: reader.choice(block, base, "enums", openness) ?? defaultSettings.enums.all,
    };
  }
  const enums = reader.object(block, base, "enums") ?? {};
  const pointer = pointerOf(base, "enums");
  reader.unknown(enums, pointer, ["all", "schemas"]);
  return {
    all: reader.choice(enums, pointer, "all", openness) ?? defaultSettings.enums.all,
    schemas: readMap(enums, "schemas", pointer, reader, (given, at, name) => reader.choice(given, at, name, openness)),
  };
}

/** The members of a map, without those that are not what they should be. */
function readMap<Value>(
  parent: JsonObject,
  kind: string,
  base: string,
  reader: SettingReader,
  read: (given: JsonObject, base: string, name: string) => Value | undefined,
): Readonly<Record<string, Value>> {
  const given = reader.object(parent, base, kind) ?? {};
  const entries = Object.keys(given).flatMap((name) => {
    const value = read(given, pointerOf(base, kind), name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}
