import parseSpdx from "spdx-expression-parse";
import { isJsonObject, pointerOf, type JsonObject } from "../model/json.js";
import type { ApiSettings, LicenseSettings } from "../model/settings.js";
import type { PathOf } from "./api-settings.js";
import { ownMember, type SettingReader } from "./setting-reader.js";

/** The settings that say what becomes of the output as a package. */
export function readPackage(
  block: JsonObject,
  base: string,
  reader: SettingReader,
  pathOf: PathOf,
): Pick<ApiSettings, "package" | "license" | "repository"> {
  const name = reader.text(block, base, "package");
  const repository = reader.text(block, base, "repository");
  const license = readLicense(block, base, reader, pathOf);
  return {
    ...(name === undefined ? {} : { package: name }),
    ...(repository === undefined ? {} : { repository }),
    ...(license === undefined ? {} : { license }),
  };
}

/** An SPDX expression alone, or a map that also says who holds the rights or where the text is. */
function readLicense(
  block: JsonObject,
  base: string,
  reader: SettingReader,
  pathOf: PathOf,
): LicenseSettings | undefined {
  if (!isJsonObject(ownMember(block, "license") ?? {})) {
    const spdx = readSpdx(block, base, "license", reader);
    return spdx === undefined ? undefined : { spdx };
  }
  const given = reader.object(block, base, "license");
  if (given === undefined) return undefined;
  const pointer = pointerOf(base, "license");
  reader.unknown(given, pointer, ["spdx", "copyright", "file"]);
  const spdx = readSpdx(given, pointer, "spdx", reader);
  const copyright = reader.text(given, pointer, "copyright");
  const file = reader.text(given, pointer, "file");
  if (spdx === undefined && file === undefined) {
    reader.report("config-invalid", pointer, "`license` names neither `spdx` nor `file`.", spdxHint);
  }
  return {
    ...(spdx === undefined ? {} : { spdx }),
    ...(copyright === undefined ? {} : { copyright }),
    ...(file === undefined ? {} : { file: pathOf(file) }),
  };
}

const spdxHint = "An SPDX expression such as `MIT` or `Apache-2.0`; see https://spdx.org/licenses.";

function readSpdx(parent: JsonObject, base: string, name: string, reader: SettingReader): string | undefined {
  const spdx = reader.text(parent, base, name);
  if (spdx === undefined || spdx === "UNLICENSED" || isSpdx(spdx)) return spdx;
  reader.report("config-invalid", pointerOf(base, name), `\`${spdx}\` is no SPDX expression.`, spdxHint);
  return undefined;
}

function isSpdx(text: string): boolean {
  try {
    parseSpdx(text);
    return true;
  } catch {
    return false;
  }
}
