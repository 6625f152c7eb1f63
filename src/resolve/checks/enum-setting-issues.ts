import { issueOf, type Issue } from "../../model/issue.js";
import { isJsonObject, pointerOf } from "../../model/json.js";
import type { EnumSettings } from "../../model/settings.js";
import type { SpecDocument } from "../../model/spec-document.js";
import type { SettingPlace } from "../setting-place.js";

/** The names under `enums.schemas` that no component has. */
export function enumSettingIssues(
  { schemas }: EnumSettings,
  { content }: SpecDocument,
  placeOf: SettingPlace,
): readonly Issue[] {
  const components = isJsonObject(content["components"]) ? content["components"]["schemas"] : undefined;
  const known = isJsonObject(components) ? components : {};
  return Object.keys(schemas)
    .filter((name) => !Object.hasOwn(known, name))
    .map((name) => {
      const message = `The setting \`enums.schemas.${name}\` belongs to no schema in the document.`;
      return issueOf("name-override-unused", placeOf(pointerOf("/enums/schemas", name)), message);
    });
}
