import { isJsonObject, type JsonObject, type JsonValue } from "../../src/model/json.js";
import { anything } from "./breaks.js";
import type { Judge } from "./judge.js";
import { itemsOf, memberOf, membersOf, withMembers } from "./json.js";

/**
 * A value like `sample` that satisfies only one member of each `oneOf` among the schemas; `undefined` where none was found.
 *
 * The member that was chosen stands among the schemas. What the others ask of properties that it leaves open is what tells them apart.
 */
export function toldApart(sample: JsonValue, schemas: readonly JsonObject[], judge: Judge): JsonValue | undefined {
  let value = sample;
  for (const schema of schemas) {
    const members = itemsOf(schema["oneOf"]);
    if (members.length < 2) continue;
    const chosen = members.find((member) => schemas.some((each) => each === member));
    for (const other of members) {
      if (other === chosen || !judge.isValid(other, value)) continue;
      const better = candidates(other, value, judge).find((each) => {
        return !judge.isValid(other, each) && (chosen === undefined || judge.isValid(chosen, each));
      });
      if (better === undefined) return undefined;
      value = better;
    }
  }
  return value;
}

function candidates(other: JsonValue, value: JsonValue, judge: Judge): readonly JsonValue[] {
  if (!isJsonObject(value)) return [];
  return declaredNames(other, judge).flatMap((name) => anything.map((each) => withMembers(value, { [name]: each })));
}

function declaredNames(schema: JsonValue | undefined, judge: Judge, depth = 0): readonly string[] {
  if (schema === undefined || depth > 8) return [];
  return [
    ...membersOf(memberOf(schema, "properties")).map(([name]) => name),
    ...[judge.follow(schema), ...itemsOf(memberOf(schema, "allOf"))].flatMap((each) =>
      declaredNames(each, judge, depth + 1),
    ),
  ];
}
