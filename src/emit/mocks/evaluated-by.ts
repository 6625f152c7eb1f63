import { isJsonObject, type JsonValue } from "../../model/json.js";
import { matchesPattern } from "../../model/matches-pattern.js";
import type { ArraySchema, ObjectSchema, Schema } from "../../model/schema.js";
import { targetOf } from "../../model/schema-children.js";
import { isValid, type JudgeScope, membersOf } from "./is-valid.js";

/** The names or indexes of the members of `value` that some part of `schema` has evaluated (JSON Schema Core 2020-12, section 11). */
export function evaluatedBy(scope: JudgeScope, schema: Schema, value: JsonValue): ReadonlySet<string> {
  const all = (schemas: readonly Schema[]): ReadonlySet<string> =>
    new Set(schemas.flatMap((each) => [...evaluatedBy(scope, each, value)]));
  switch (schema.kind) {
    case "reference":
      return evaluatedBy(scope, targetOf(schema, scope.schemas), value);
    case "intersection":
      return all(schema.members);
    case "union":
      return all(schema.members.filter((member) => isValid(scope, member, value)));
    case "conditional":
      return isValid(scope, schema.if, value) ? all([schema.if, schema.then]) : all([schema.else]);
    case "unevaluated":
      return new Set(membersOf(value).map(([key]) => key));
    case "object":
      return isJsonObject(value) ? evaluatedNames(schema, value) : new Set();
    case "array":
      return evaluatedIndexes(scope, schema, value);
    default:
      return new Set();
  }
}

function evaluatedNames(schema: ObjectSchema, value: JsonValue): ReadonlySet<string> {
  const { properties, patternProperties = [], additionalDeclared } = schema;
  const names = membersOf(value).map(([name]) => name);
  const declared = new Set(properties.filter((each) => each.declared).map(({ name }) => name));
  const matches = (name: string): boolean =>
    patternProperties.some(({ pattern, patternFlags = "u" }) => matchesPattern(pattern, patternFlags, name) === true);
  return new Set(names.filter((name) => additionalDeclared || declared.has(name) || matches(name)));
}

function evaluatedIndexes(scope: JudgeScope, schema: ArraySchema, value: JsonValue): ReadonlySet<string> {
  const { prefixItems = [], itemsDeclared, contains } = schema;
  const found = membersOf(value).filter(
    ([index, item]) =>
      itemsDeclared ||
      Number(index) < prefixItems.length ||
      (contains !== undefined && isValid(scope, contains.schema, item)),
  );
  return new Set(found.map(([index]) => index));
}
