import { isIdentifier } from "../../model/identifier-words.js";
import { issueOf, type Issue } from "../../model/issue.js";
import { segmentsOf } from "../../model/json.js";
import type { SpecDocument } from "../../model/spec-document.js";
import type { SettingPlace } from "../setting-place.js";
import type { NameListener } from "./local-names.js";
import { isReservedName, isReservedTypeName, whyReserved } from "./reserved-names.js";

const settable = "Set a name of your own under `x-specwright.names`.";
const made =
  "No setting changes this name. If a component or an operation has the wanted one, set another for that under `x-specwright.names`.";

/** Adds an issue for every name that had to change: where it is configured, or else where the document has what is named. */
export function changedNames({ locate }: SpecDocument, placeOf: SettingPlace, issues: Issue[]): NameListener {
  return (pointer, wanted, localName, setting, isSettable) => {
    const message = `The name \`${wanted}\` ${reasonOf(wanted, setting)}, so this is called \`${localName}\`.`;
    if (setting === undefined) {
      const hint = isSettable ? settable : made;
      issues.push(issueOf("name-changed", locate(pointer), message, hint));
    } else issues.push(issueOf("name-changed", placeOf(setting), message, "Choose another name."));
  };
}

/** An issue for every configured name that nothing answers to; `settings` are pointers below `x-specwright`. */
export function unusedNames(settings: readonly string[], placeOf: SettingPlace): readonly Issue[] {
  return settings.map((setting) => {
    const [, ...path] = segmentsOf(setting);
    const message = `The configured name \`${path.join(".")}\` belongs to nothing in the document.`;
    return issueOf("name-override-unused", placeOf(setting), message);
  });
}

function reasonOf(wanted: string, setting: string | undefined): string {
  if (!isIdentifier(wanted)) return "is no identifier";
  const isReserved = setting?.startsWith("/names/schemas/") === true ? isReservedTypeName : isReservedName;
  return isReserved(wanted) ? whyReserved(wanted) : "is taken by something else in the output";
}
