import { isJsonObject, type JsonObject } from "../../model/json.js";
import type { LintRule } from "../lint-rule.js";
import { entriesAt, follow, itemsAt, memberAt, type Placed, textsOf } from "../placed.js";
import type { VisitContext, Visitor } from "../redocly.js";

const bounds = ["maxLength", "enum", "const", "format", "pattern"];

/** Strings in request bodies have a bound: a length, values, a format or a pattern. In no set; turn it on yourself. */
export const stringUnbounded: LintRule = {
  name: "string-unbounded",
  set: "none",
  severity: "warn",
  visit: (): Visitor => {
    const seen = new Set<JsonObject>();
    return {
      RequestBody: (body, context) => {
        if (!isJsonObject(body)) return;
        for (const [, media] of entriesAt({ value: body, location: context.location }, "content")) {
          const target = follow(context, media);
          const schema = target === undefined ? undefined : memberAt(target, "schema");
          if (schema !== undefined) visitSchemas(context, schema, seen);
        }
      },
    };
  },
};

function visitSchemas(context: VisitContext, start: Placed, seen: Set<JsonObject>): void {
  const waiting: Placed[] = [start];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const schema = follow(context, next);
    if (schema === undefined || seen.has(schema.value) || schema.value["readOnly"] === true) continue;
    seen.add(schema.value);
    if (isUnbounded(schema.value)) {
      context.report({ message: "This string in a request body may be of any length.", location: schema.location });
    }
    waiting.push(...partsOf(schema).toReversed());
  }
}

/** A part of an `allOf` may bound what another part calls a string; that is left to the reader. */
function isUnbounded({ type, ...keywords }: JsonObject): boolean {
  const isString = type === "string" || textsOf(type).includes("string");
  return isString && bounds.every((name) => keywords[name] === undefined);
}

function partsOf(schema: Placed<JsonObject>): readonly Placed[] {
  const single = ["items", "additionalProperties"].flatMap((name) => memberAt(schema, name) ?? []);
  const listed = ["allOf", "oneOf", "anyOf", "prefixItems"].flatMap((name) => itemsAt(schema, name));
  return [...entriesAt(schema, "properties").map(([, property]) => property), ...single, ...listed];
}
