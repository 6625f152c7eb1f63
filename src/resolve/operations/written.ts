import { pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";

/** A schema as it stands in the document. */
export interface Written {
  readonly value: JsonValue | undefined;
  readonly pointer: string;
}

/** The schemas that a keyword such as `anyOf` lists. */
export function membersOf(schema: JsonObject, pointer: string, keyword: string): readonly Written[] {
  const members = schema[keyword];
  if (!Array.isArray(members)) return [];
  return members.map((value: JsonValue, index) => ({ value, pointer: pointerOf(pointer, keyword, index) }));
}
