import { pointerOf, type JsonObject, type JsonValue } from "../model/json.js";
import type { ApiSettings } from "../model/settings.js";
import type { PathOf } from "./api-settings.js";
import { isUrl } from "./git-source.js";
import { ownMember, type SettingReader } from "./setting-reader.js";

/** The overlays of an API: a list of files. */
export function readOverlays(
  block: JsonObject,
  base: string,
  reader: SettingReader,
  pathOf: PathOf,
): Pick<ApiSettings, "overlays"> {
  const given = ownMember(block, "overlays");
  if (given === undefined) return {};
  const pointer = pointerOf(base, "overlays");
  if (!Array.isArray(given)) {
    reader.report("config-invalid", pointer, "`overlays` must be a list of files.");
    return {};
  }
  const listed: readonly JsonValue[] = given;
  const overlays = listed.flatMap((file, index) => {
    if (typeof file === "string" && file.trim() !== "" && !isUrl(file)) return [pathOf(file)];
    reader.report("config-invalid", pointerOf(pointer, index), "An overlay is a file, named by its path.");
    return [];
  });
  return overlays.length === 0 ? {} : { overlays };
}
