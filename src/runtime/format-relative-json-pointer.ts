import { jsonPointerFormat } from "./format-json-pointer.js";
import type { Format } from "./format.js";

/** How many levels to go up, then a JSON Pointer, or `#` for the name: draft-bhutton-relative-json-pointer-00. */
export const relativeJsonPointerFormat: Format = {
  name: "relative-json-pointer",
  test: (text) => {
    const [levels = ""] = /^(?:0|[1-9]\d*)/.exec(text) ?? [];
    const rest = text.slice(levels.length);
    return levels !== "" && (rest === "#" || jsonPointerFormat.test(rest));
  },
};
