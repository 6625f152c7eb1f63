import { isJsonObject, pointerOf, type JsonObject } from "../../model/json.js";
import type { ConditionalSchema, Schema } from "../../model/schema.js";
import { objectWith } from "./schema-collections.js";
import { arrayAt, objectAt, type SchemaContext } from "./schema-context.js";

/** The assertions of `if`, `dependentRequired` and `dependentSchemas`. */
export function readConditionals(context: SchemaContext, schema: JsonObject, pointer: string): readonly Schema[] {
  return [
    ...readIf(context, schema, pointer),
    ...readDependentRequired(context, schema, pointer),
    ...readDependentSchemas(context, schema, pointer),
  ];
}

/**
 * `then` and `else` mean nothing without `if`. A lone `if` asserts nothing, but the properties and items that it evaluates count
 * for `unevaluatedProperties` and `unevaluatedItems` (JSON Schema Core 2020-12, section 10.2.2.1).
 */
function readIf(context: SchemaContext, schema: JsonObject, pointer: string): readonly ConditionalSchema[] {
  if (schema["if"] === undefined) return [];
  const member = (keyword: string): Schema => context.read(schema[keyword], pointerOf(pointer, keyword));
  const conditional = { if: member("if"), then: member("then"), else: member("else") };
  const isIdle = conditional.then.kind === "any" && conditional.else.kind === "any";
  if (isIdle && (conditional.if.kind === "any" || conditional.if.kind === "never")) return [];
  return [{ kind: "conditional", keyword: "if", ...conditional, pointer: pointerOf(pointer, "if") }];
}

function readDependentRequired(context: SchemaContext, schema: JsonObject, pointer: string): readonly Schema[] {
  const dependencies = objectAt(context, schema, "dependentRequired", pointer);
  if (dependencies === undefined) return [];
  const base = pointerOf(pointer, "dependentRequired");
  return Object.keys(dependencies).flatMap((name) => {
    const place = pointerOf(base, name);
    const listed = arrayAt(context, dependencies, name, base) ?? [];
    const required = listed.filter((each) => typeof each === "string");
    if (required.length < listed.length) {
      context.report("schema-invalid", place, "`dependentRequired` must list names of properties.");
    }
    if (required.length === 0) return [];
    return [whereHas("dependentRequired", name, objectWith([...new Set(required)], place), place)];
  });
}

function readDependentSchemas(context: SchemaContext, schema: JsonObject, pointer: string): readonly Schema[] {
  const dependencies = objectAt(context, schema, "dependentSchemas", pointer) ?? {};
  return Object.entries(dependencies).flatMap(([name, value]) => {
    const place = pointerOf(pointer, "dependentSchemas", name);
    const then = context.read(value, place);
    return then.kind === "any" ? [] : [whereHas("dependentSchemas", name, then, place)];
  });
}

function whereHas(
  keyword: ConditionalSchema["keyword"],
  name: string,
  then: Schema,
  pointer: string,
): ConditionalSchema {
  const otherwise: Schema = { kind: "any", pointer };
  return { kind: "conditional", keyword, if: objectWith([name], pointer), then, else: otherwise, pointer };
}

/**
 * Draft 7's `dependencies` is a word without meaning since 2019-09, which few know who use it. A guard that honours it would be
 * wrong by the text of 2020-12, and one that does not would be wrong by the meaning of the author.
 */
export function reportDependencies(context: SchemaContext, schema: JsonObject, pointer: string): void {
  if (!isJsonObject(schema["dependencies"])) return;
  const message = "`dependencies` belongs to older dialects of JSON Schema, and means nothing in 2020-12.";
  const hint = "It has become `dependentRequired` and `dependentSchemas`.";
  context.report("schema-dialect-unsupported", pointerOf(pointer, "dependencies"), message, hint);
}
