import { isJsonObject, type JsonObject, type JsonValue, valueAt } from "../../model/json.js";
import { identifiersOf } from "../../model/schema-identifiers.js";

/** The members of a document that hold path items. */
export const pathItemGroups = ["paths", "webhooks", "x-webhooks"] as const;

/** An operation of a document that may be chosen or left out. */
export interface OfferedOperation {
  readonly group: (typeof pathItemGroups)[number];
  /** The path, or the key of the webhook. */
  readonly key: string;
  /** As the document writes it; one under `additionalOperations` may be anything. */
  readonly method: string;
  readonly value: JsonObject;
}

/** Those that a path item has by name (OpenAPI 3.2, section 4.9.1). */
const fixedMethods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

const moreMethods = "additionalOperations";

/** Every operation under `paths` and the webhooks, in document order. */
export function offeredOperations(content: JsonObject): readonly OfferedOperation[] {
  return pathItemGroups.flatMap((group) => {
    const items = content[group];
    if (!isJsonObject(items)) return [];
    return Object.entries(items).flatMap(([key, item]) =>
      operationsOf(pathItemOf(content, item)).map(([method, value]) => ({ group, key, method, value })),
    );
  });
}

/** The path item itself, where a reference leads to it; undefined where there is none. */
export function pathItemOf(content: JsonObject, item: JsonValue | undefined): JsonObject | undefined {
  const { resolve } = identifiersOf(content);
  const seen = new Set<JsonValue>();
  let current = item;
  while (isJsonObject(current) && typeof current["$ref"] === "string" && !seen.has(current)) {
    seen.add(current);
    const target = resolve(current["$ref"], "");
    current = target === undefined ? undefined : valueAt(content, target);
  }
  return isJsonObject(current) ? current : undefined;
}

/** A path item with those of its operations alone whose method is kept. */
export function withMethods(item: JsonObject, keeps: (method: string) => boolean): JsonObject {
  const members = Object.entries(item).flatMap(
    ([name, value]): readonly (readonly [string, JsonValue | undefined])[] => {
      if (name === moreMethods && isJsonObject(value)) {
        return [[name, Object.fromEntries(Object.entries(value).filter(([method]) => keeps(method)))]];
      }
      return fixedMethods.includes(name) && !keeps(name) ? [] : [[name, value]];
    },
  );
  return Object.fromEntries(members);
}

function operationsOf(item: JsonObject | undefined): readonly (readonly [method: string, value: JsonObject])[] {
  if (item === undefined) return [];
  const more = item[moreMethods];
  return [
    ...Object.entries(item).filter(([name]) => fixedMethods.includes(name)),
    ...(isJsonObject(more) ? Object.entries(more) : []),
  ].flatMap(([method, value]) => (isJsonObject(value) ? [[method, value] as const] : []));
}
