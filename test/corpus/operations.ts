import type { JsonObject, JsonValue } from "../../src/model/json.js";
import { valueAt } from "../../src/model/json.js";
import { memberOf, membersOf } from "./specs.js";

/** The methods of a path item. */
export const methods: ReadonlySet<string> = new Set([
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
]);

/** The number of operations under `paths`, counted in the document as it stands. */
export function operationCount(raw: JsonObject): number {
  return membersOf(raw["paths"])
    .filter(([path]) => path.startsWith("/"))
    .flatMap(([, item]) => membersOf(followed(item, raw)))
    .filter(([name]) => methods.has(name)).length;
}

function followed(item: JsonValue, raw: JsonObject): JsonValue {
  const reference = memberOf(item, "$ref");
  return typeof reference === "string" ? (valueAt(raw, decodeURIComponent(reference.slice(1))) ?? item) : item;
}
