import { isJsonObject, type JsonValue, valueAt } from "../model/json.js";

/** Which names one set has and the other has not. */
export interface NameChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

const methods: ReadonlySet<string> = new Set([
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
  "query",
]);

/** The operations that are in one document alone: `GET /pets`. */
export function operationChanges(before: JsonValue, after: JsonValue): NameChanges {
  return changesOf(operationsOf(before), operationsOf(after));
}

/** The schemas under `components`, or the `definitions` of Swagger 2.0, that are in one document alone. */
export function schemaChanges(before: JsonValue, after: JsonValue): NameChanges {
  return changesOf(schemasOf(before), schemasOf(after));
}

function changesOf(before: readonly string[], after: readonly string[]): NameChanges {
  const [known, kept] = [new Set(before), new Set(after)];
  return { added: after.filter((name) => !known.has(name)), removed: before.filter((name) => !kept.has(name)) };
}

function operationsOf(content: JsonValue): readonly string[] {
  const paths = valueAt(content, "/paths");
  if (paths === undefined || !isJsonObject(paths)) return [];
  return Object.entries(paths).flatMap(([path, item]) => {
    if (item === undefined || !isJsonObject(item)) return [];
    const fixed = Object.keys(item).filter((name) => methods.has(name));
    const additional = Object.keys(Object(item["additionalOperations"]));
    return [...fixed.map((method) => method.toUpperCase()), ...additional].map((method) => `${method} ${path}`);
  });
}

function schemasOf(content: JsonValue): readonly string[] {
  return ["/components/schemas", "/definitions"].flatMap((pointer) => membersOf(content, pointer));
}

function membersOf(content: JsonValue, pointer: string): readonly string[] {
  const members = valueAt(content, pointer);
  return members !== undefined && isJsonObject(members) ? Object.keys(members) : [];
}
