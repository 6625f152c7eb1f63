import { isJsonObject, type JsonValue } from "../../src/model/json.js";
import { subschemasOf } from "./applicators.js";
import { itemsOf, memberOf, membersOf, type Path, withoutMembers } from "./json.js";
import { ruleComment, tagComment } from "./discriminator-rules.js";
import { assertingKeywords, type Occurrence, typeConcerned } from "./judge.js";

/** A keyword where it stands in the text of a named schema. */
export interface PlacedOccurrence extends Occurrence {
  /** The schema that the keyword belongs to, from the named schema on. */
  readonly path: Path;
  readonly around: ReadonlySet<JsonValue>;
  /** The keyword of the document that is meant. */
  readonly label: string;
}

/** Every keyword in the text of a schema that could make a value invalid; what it refers to is not part of it. */
export function occurrencesIn(
  schema: JsonValue,
  path: Path = [],
  outer: readonly JsonValue[] = [],
): readonly PlacedOccurrence[] {
  // What the rule of a discriminator says for a member, the member says too, or the rule as a whole.
  if (!isJsonObject(schema) || schema["$comment"] === tagComment) return [];
  const around = [...outer, schema];
  const isRule = schema["$comment"] === ruleComment;
  const own = assertingKeywords(schema).map((keyword) => {
    return { schema, keyword, path, around: new Set(around), label: isRule ? "discriminator" : keyword };
  });
  const inner = subschemasOf(schema).flatMap((each) => occurrencesIn(each.schema, [...path, ...each.path], around));
  return [...own, ...inner];
}

/** Whether a schema accepts every value, as far as a look at it and at what it refers to tells. */
function isOpen(schema: JsonValue, follow: (schema: JsonValue) => JsonValue | undefined, depth = 0): boolean {
  if (!isJsonObject(schema)) return schema !== false;
  if (depth > 20) return false;
  return assertingKeywords(schema).every((keyword) => assertsNothing({ schema, keyword }, follow, depth + 1));
}

/** Whether no value can fail by a keyword, whatever stands beside it. */
export function assertsNothing(
  { schema, keyword }: Occurrence,
  follow: (schema: JsonValue) => JsonValue | undefined,
  depth = 0,
): boolean {
  const argument = schema[keyword] ?? null;
  const types = [schema["type"] ?? []].flat().map((type) => (type === "integer" ? "number" : type));
  const concerned = typeConcerned(keyword);
  if (types.length > 0 && concerned !== undefined && !types.includes(concerned)) return true;
  const open = (each: JsonValue): boolean => isOpen(each, follow, depth);
  switch (keyword) {
    case "$ref":
      return open(follow(schema) ?? true);
    case "items":
    case "additionalProperties":
    case "unevaluatedProperties":
      return open(argument);
    case "propertyNames":
      // Names are strings.
      return open(memberOf(argument, "type") === "string" ? withoutMembers(argument, "type") : argument);
    case "properties":
    case "patternProperties":
    case "dependentSchemas":
      return membersOf(argument).every(([, each]) => open(each));
    case "allOf":
    case "prefixItems":
      return itemsOf(argument).every(open);
    case "anyOf":
      return itemsOf(argument).some(open);
    case "required":
      return itemsOf(argument).length === 0;
    case "minLength":
    case "minItems":
    case "minProperties":
      return Number(argument) === 0;
    case "uniqueItems":
      return argument !== true;
    case "pattern":
      return ["", ".*", "^.*$"].includes(String(argument));
    case "if":
      return open(memberOf(schema, "then") ?? true) && open(memberOf(schema, "else") ?? true);
    case "type":
      return ["string", "number", "boolean", "array", "object", "null"].every((type) => types.includes(type));
    default:
      return false;
  }
}
