import { type JsonObject, pointerOf } from "../../src/model/json.js";
import type { GuardIssue } from "../../src/runtime/guard.js";
import type { Broken } from "./cover.js";
import type { PlacedOccurrence } from "./occurrences.js";

/** Keywords that hand a value on, so that issues tell of what is within. */
const silent = ["$ref", "allOf", "anyOf", "oneOf", "if", "properties", "patternProperties", "items", "prefixItems"];

/** Whether an explanation should name the keyword itself. */
export function isTold({ keyword, label, schema }: PlacedOccurrence): boolean {
  if (label === "discriminator") return true;
  if (silent.includes(keyword) || keyword === "dependentSchemas" || keyword === "propertyNames") return false;
  return !["additionalProperties", "unevaluatedProperties"].includes(keyword) || schema[keyword] === false;
}

/** Whether a member of a union has the keyword, whose failure may be told of by another member. */
export function isInUnion({ path }: PlacedOccurrence): boolean {
  return path.some((segment) => ["anyOf", "oneOf", "not", "if", "then", "else", "contains"].includes(String(segment)));
}

/** Whether one of the issues tells of the keyword where it fails: at the value itself, or at a property that is missing or too many. */
export function tells(issues: readonly GuardIssue[], { label, schema }: PlacedOccurrence, { place }: Broken): boolean {
  const pointer = pointerOf("", ...place);
  const keywords = [label, ...substitutesOf(label, schema)];
  return issues.some((issue) => {
    if (!keywords.includes(issue.keyword)) return false;
    if (!["required", "additionalProperties", "unevaluatedProperties", "discriminator"].includes(label)) {
      return issue.pointer === pointer;
    }
    return issue.pointer.startsWith(`${pointer}/`) && !issue.pointer.slice(pointer.length + 1).includes("/");
  });
}

/** The keywords that may be told of instead: a list of literals leaves nothing to say of their type, and a tag of another type is of none. */
function substitutesOf(label: string, schema: JsonObject): readonly string[] {
  if (label === "const") return ["enum"];
  if (label === "discriminator") return ["type"];
  return label === "type" && (schema["enum"] ?? schema["const"]) !== undefined ? ["enum", "const"] : [];
}
