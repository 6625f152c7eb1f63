/**
 * Specwright's lint rules as a plugin of Redocly, which loads this module by its name:
 *
 * ```yaml
 * plugins: [specwright/redocly]
 * extends: [recommended, specwright/recommended]
 * ```
 *
 * @module
 */
import { nearestName } from "./model/nearest-name.js";
import { createPlugin } from "./redocly/create-plugin.js";
import type { RedoclyPlugin } from "./redocly/redocly.js";
import { printable } from "./report/printable.js";
import { createLocalNames } from "./resolve/names/local-names.js";
import { isReservedName } from "./resolve/names/reserved-names.js";
import { derivedName } from "./resolve/names/derived-name.js";
import { readMembers } from "./resolve/schemas/enum-members.js";

/** The plugin; Redocly wants a function, and as the default export. */
export default function specwright(): RedoclyPlugin {
  return createPlugin({
    createNames: createLocalNames,
    isReserved: isReservedName,
    nameFromPath: derivedName,
    hasLabels: (schema) => {
      const values = Array.isArray(schema["enum"]) ? schema["enum"] : [];
      return readMembers(schema, values)?.some(({ label }) => label !== undefined) === true;
    },
    nearestName,
    printable,
  });
}
