import { isJsonObject, type JsonObject, type JsonValue } from "../../src/model/json.js";
import { assertions, type Evaluate } from "./judge-assertions.js";
import { memberOf, membersOf } from "./json.js";
import { targetOf } from "./references.js";

/** One keyword at one place. */
export interface Occurrence {
  readonly schema: JsonObject;
  readonly keyword: string;
}

/**
 * A plain evaluator of JSON Schema 2020-12, for the question that no validator answers: whether a value would be valid without one keyword.
 *
 * It is no oracle: its verdicts are compared with those of the oracles like the verdicts of guards.
 */
export interface Judge {
  isValid(schema: JsonValue, value: JsonValue): boolean;
  isValidWithout(schema: JsonValue, value: JsonValue, left: Occurrence): boolean;
  /** What a schema refers to. */
  follow(schema: JsonValue): JsonValue | undefined;
}

interface Compiled {
  readonly keyword: string;
  readonly argument: JsonValue;
  readonly evaluate: Evaluate;
}

/** More than this many schemas within one another are a circle. */
const maximumDepth = 400;

/** Makes the judge of the schemas of a resource. */
export function createJudge(resource: JsonObject): Judge {
  const known = new WeakMap<JsonObject, readonly Compiled[]>();
  let left: Occurrence | undefined;
  let depth = 0;

  const compiledOf = (schema: JsonObject): readonly Compiled[] => {
    const found = known.get(schema);
    if (found !== undefined) return found;
    const compiled = membersOf(schema).flatMap(([keyword, argument]): Compiled[] => {
      const evaluate = keyword === "$ref" ? evaluateReference : assertions[keyword];
      return evaluate === undefined ? [] : [{ keyword, argument, evaluate }];
    });
    known.set(schema, compiled);
    return compiled;
  };

  const targets = new WeakMap<JsonObject, JsonValue>();
  const follow = (schema: JsonValue): JsonValue | undefined => {
    if (!isJsonObject(schema) || schema["$ref"] === undefined) return undefined;
    const target = targets.get(schema) ?? targetOf(schema, resource) ?? true;
    targets.set(schema, target);
    return target;
  };
  const evaluateReference: Evaluate = (_argument, value, schema) => isValid(follow(schema) ?? true, value);

  const isValid = (schema: JsonValue, value: JsonValue): boolean => {
    if (!isJsonObject(schema)) return schema !== false;
    if (depth > maximumDepth) return false;
    depth += 1;
    let isEvery = true;
    for (const { keyword, argument, evaluate } of compiledOf(schema)) {
      if (left?.schema === schema && left.keyword === keyword) continue;
      isEvery = evaluate(argument, value, schema, evaluation);
      if (!isEvery) break;
    }
    depth -= 1;
    return isEvery;
  };
  const evaluation = { isValid, follow };
  return {
    isValid,
    follow,
    isValidWithout: (schema, value, occurrence) => {
      left = occurrence;
      const verdict = isValid(schema, value);
      left = undefined;
      return verdict;
    },
  };
}

const typesOfKeywords: readonly (readonly [type: string, keywords: readonly string[]])[] = [
  ["string", ["minLength", "maxLength", "pattern"]],
  ["number", ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]],
  ["array", ["items", "prefixItems", "contains", "minContains", "maxContains", "minItems", "maxItems"]],
  ["array", ["uniqueItems", "unevaluatedItems"]],
  ["object", ["properties", "required", "additionalProperties", "minProperties", "maxProperties", "propertyNames"]],
  ["object", ["patternProperties", "dependentRequired", "dependentSchemas", "unevaluatedProperties"]],
];

/** The type of values that a keyword speaks of; `undefined` where it speaks of all. */
export function typeConcerned(keyword: string): string | undefined {
  return typesOfKeywords.find(([, keywords]) => keywords.includes(keyword))?.[0];
}

/** Whether a keyword speaks of values of the type of this one. */
export function concerns(keyword: string, value: JsonValue): boolean {
  const type = typeConcerned(keyword);
  return type === undefined || typeOf(value) === type;
}

/** The type of a value in the words of JSON Schema; integers are numbers. */
export function typeOf(value: JsonValue): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** The keywords that assert something, of those that stand in a schema. */
export function assertingKeywords(schema: JsonObject): readonly string[] {
  return membersOf(schema).flatMap(([keyword]) => {
    if (keyword === "if") return (memberOf(schema, "then") ?? memberOf(schema, "else")) ? [keyword] : [];
    return keyword === "$ref" || Object.hasOwn(assertions, keyword) ? [keyword] : [];
  });
}
