import { formatNames } from "../../model/format-names.js";
import { issueOf, type Issue } from "../../model/issue.js";
import { pointerOf } from "../../model/json.js";
import type { NamedSchema } from "../../model/schema.js";
import type { FormatSettings } from "../../model/settings.js";
import type { SpecDocument } from "../../model/spec-document.js";
import { furtherPlaces, walkSchemas } from "../passes/walk-schemas.js";

/** They say what a string is for, and no string fails them. */
const assertNothing: readonly string[] = ["binary", "password"];

/** The formats that were to be asserted, and that neither Specwright nor the configuration knows: one issue for each name. */
export function formatIssues(
  schemas: readonly NamedSchema[],
  formats: FormatSettings,
  { locate }: SpecDocument,
): readonly Issue[] {
  const places = new Map<string, Set<string>>();
  walkSchemas(schemas, (schema) => {
    const format = schema.kind === "string" ? schema.format : undefined;
    if (format === undefined || !isWantedInVain(format, formats)) return;
    places.set(format, (places.get(format) ?? new Set()).add(schema.pointer));
  });
  return [...places].map(([format, pointers]) => {
    const [first = ""] = pointers;
    const message = `There is no format \`${format}\`, so it stays an annotation.${furtherPlaces(pointers)}`;
    const hint = "Give it a regular expression under `x-specwright.formats.custom`.";
    return issueOf("format-unsupported", locate(pointerOf(first, "format")), message, hint);
  });
}

function isWantedInVain(format: string, { request, response, custom }: FormatSettings): boolean {
  if (formatNames.includes(format) || Object.hasOwn(custom, format) || assertNothing.includes(format)) return false;
  // `all` arrives as the list of everything there is.
  return [request, response].some(
    (names) => names.includes(format) || formatNames.every((name) => names.includes(name)),
  );
}
