import { formatNames } from "../model/format-names.js";
import { pointerOf, type JsonObject, type JsonValue } from "../model/json.js";
import { defaultSettings, type FormatSettings } from "../model/settings.js";
import { meantHint, ownMember, type SettingReader } from "./setting-reader.js";

const directions = ["request", "response"] as const;

/** Which formats an API asserts, in the order of {@link formatNames}: the order of the file must make no difference. */
export function readFormats(block: JsonObject, base: string, reader: SettingReader): FormatSettings {
  const formats = reader.object(block, base, "formats") ?? {};
  const pointer = pointerOf(base, "formats");
  reader.unknown(formats, pointer, [...directions, "custom"]);
  const custom = readCustom(formats, pointer, reader);
  const known = [...formatNames, ...Object.keys(custom).sort()];
  const [request, response] = directions.map((direction) => {
    const listed = readDirection(formats, pointer, direction, known, reader) ?? defaultSettings.formats[direction];
    return known.filter((name) => listed.includes(name));
  });
  const settings = { request: request ?? [], response: response ?? [], custom };
  reportUnused(settings, pointerOf(pointer, "custom"), reader);
  return settings;
}

function readDirection(
  formats: JsonObject,
  base: string,
  direction: string,
  known: readonly string[],
  reader: SettingReader,
): readonly string[] | undefined {
  const value = ownMember(formats, direction);
  if (value === undefined) return undefined;
  if (value === "all") return known;
  if (value === "none") return [];
  const pointer = pointerOf(base, direction);
  if (Array.isArray(value)) {
    // Array.isArray forgets that the array is one of JSON.
    return (value as readonly JsonValue[]).flatMap((name, index) =>
      readName(name, pointerOf(pointer, String(index)), known, reader),
    );
  }
  const isFormat = typeof value === "string" && known.includes(value);
  const hint = isFormat ? `A list of one is \`[${value}]\`.` : meantHint(value, ["all", "none"]);
  reader.report("config-invalid", pointer, `\`${direction}\` must be a list of formats, \`all\` or \`none\`.`, hint);
  return undefined;
}

/** A format that is not known is what it is without settings: an annotation. */
function readName(
  name: JsonValue,
  pointer: string,
  known: readonly string[],
  reader: SettingReader,
): readonly string[] {
  if (typeof name !== "string") {
    reader.report("config-invalid", pointer, "A format is a text.");
    return [];
  }
  if (known.includes(name)) return [name];
  const hint = meantHint(name, known) ?? "Give it a regular expression under `formats.custom`.";
  reader.report("format-unsupported", pointer, `There is no format \`${name}\`, so it stays an annotation.`, hint);
  return [];
}

function readCustom(formats: JsonObject, base: string, reader: SettingReader): Readonly<Record<string, string>> {
  const given = reader.object(formats, base, "custom") ?? {};
  const at = pointerOf(base, "custom");
  const entries = Object.keys(given).flatMap((name) => {
    const pattern = reader.text(given, at, name);
    if (pattern === undefined || !isCustomFormat(name, pattern, pointerOf(at, name), reader)) return [];
    return [[name, pattern] as const];
  });
  return Object.fromEntries(entries);
}

function isCustomFormat(name: string, pattern: string, pointer: string, reader: SettingReader): boolean {
  if (formatNames.includes(name)) {
    const message = `\`${name}\` means something already: it is one of the formats that Specwright knows.`;
    reader.report("config-invalid", pointer, message, "Choose another name, and use it in the document.", "key");
    return false;
  }
  if (isRegularExpression(pattern, "u") || isRegularExpression(pattern, "")) return true;
  const message = `${JSON.stringify(pattern)} is not a regular expression that JavaScript can read.`;
  reader.report("config-invalid", pointer, message);
  return false;
}

function reportUnused({ request, response, custom }: FormatSettings, base: string, reader: SettingReader): void {
  for (const name of Object.keys(custom)) {
    if (request.includes(name) || response.includes(name)) continue;
    const hint = "List it under `formats.request` or `formats.response`.";
    reader.report("format-unused", pointerOf(base, name), `Nothing asserts the format \`${name}\`.`, hint, "key");
  }
}

function isRegularExpression(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}
