import { issueOf, type Issue } from "../../model/issue.js";
import { isJsonObject } from "../../model/json.js";
import type { EnumSettings } from "../../model/settings.js";
import type { SpecDocument } from "../../model/spec-document.js";

/** The names under `enums.schemas` that no component has. */
export function enumSettingIssues({ schemas }: EnumSettings, { content, locate }: SpecDocument): readonly Issue[] {
  const components = isJsonObject(content["components"]) ? content["components"]["schemas"] : undefined;
  const known = isJsonObject(components) ? components : {};
  return Object.keys(schemas)
    .filter((name) => !Object.hasOwn(known, name))
    .map((name) => {
      const message = `The setting \`enums.schemas.${name}\` belongs to no schema in the document.`;
      return issueOf("name-override-unused", locate(""), message);
    });
}
