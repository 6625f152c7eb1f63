import { isJsonObject, pointerOf, type JsonObject } from "../../model/json.js";
import type { UpgradeLog } from "./upgrade-log.js";

/** The separators of lists that OpenAPI 3.0 has as well, by where the list stands (Swagger 2.0, Parameter Object, `collectionFormat`). */
const knownFormats: ReadonlyMap<string, readonly string[]> = new Map([
  ["query", ["csv", "ssv", "pipes", "multi"]],
  ["formData", ["csv", "ssv", "pipes", "multi"]],
]);

/**
 * The parameter or header with a `collectionFormat` that can be upgraded.
 *
 * Lists are joined by commas where nothing is said, which OpenAPI 3.0 has otherwise, and where it does not know the separator.
 */
export function withCollectionFormat(parameter: JsonObject, pointer: string, log: UpgradeLog): JsonObject {
  const { collectionFormat: format = "csv", ...others } = parameter;
  if (parameter["type"] !== "array") return others;
  const { in: place } = parameter;
  const known = (typeof place === "string" ? knownFormats.get(place) : undefined) ?? ["csv"];
  const isKnown = known.some((each) => each === format);
  if (!isKnown) {
    const message = `OpenAPI 3.0 has no lists with \`collectionFormat: ${JSON.stringify(format)}\` here; their items are joined by commas.`;
    log.changed(pointerOf(pointer, "collectionFormat"), message);
  }
  reportNested(parameter, pointer, log);
  return { ...others, collectionFormat: isKnown ? format : "csv" };
}

/** What is inside of a list is joined by a separator of its own in Swagger 2.0 alone. */
function reportNested(parameter: JsonObject, pointer: string, log: UpgradeLog): void {
  const items = parameter["items"];
  if (!isJsonObject(items) || items["type"] !== "array") return;
  const message = "OpenAPI 3.0 has no lists of lists here: how the inner ones are written is not said any more.";
  log.changed(pointerOf(pointer, "items"), message);
}
