import { isJsonObject, type JsonValue } from "../../model/json.js";
import { quoted, type LintRule } from "../lint-rule.js";
import { listOf } from "../placed.js";

/** Enums have names that people gave: drf-spectacular adds three digits of a hash where two sets of choices share a property's name. */
export const drfEnumHashedName: LintRule = {
  name: "drf-enum-hashed-name",
  set: "drf",
  severity: "warn",
  visit: (generator) => {
    const hashed = new Set<string>();
    return {
      SchemaProperties: (properties) => {
        if (!isJsonObject(properties)) return;
        for (const [name, property] of Object.entries(properties)) {
          for (const component of componentsIn(property)) if (isHashed(component, name)) hashed.add(component);
        }
      },
      Root: {
        leave: (_root, context) => {
          for (const name of hashed) {
            context.report({
              message: `The type ${quoted(generator, name)} is named after a hash of its values, so it has another name when they change. Give it one in \`ENUM_NAME_OVERRIDES\`.`,
              location: context.location.child(["components", "schemas", name]).key(),
            });
          }
        },
      },
    };
  },
};

/** `StatusA1bEnum` for a property `status`. */
function isHashed(component: string, property: string): boolean {
  const stem = /^(.*?)[0-9A-F][0-9a-f]{2}Enum$/u.exec(component)?.[1];
  return (
    stem !== undefined && stem !== "" && stem.toLowerCase() === property.replaceAll(/[^\p{L}\p{N}]/gu, "").toLowerCase()
  );
}

/** The components that a property refers to, by itself, in a union or for its items. */
function componentsIn(property: JsonValue | undefined): readonly string[] {
  if (!isJsonObject(property)) return [];
  const parts = [
    property,
    property["items"] ?? null,
    ...["allOf", "oneOf", "anyOf"].flatMap((name) => listOf(property[name])),
  ];
  return parts.flatMap((part) => {
    const reference = isJsonObject(part) ? part["$ref"] : undefined;
    return typeof reference === "string" && reference.startsWith(prefix) ? [reference.slice(prefix.length)] : [];
  });
}

const prefix = "#/components/schemas/";
