import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import type { SchemaContext } from "./schema-context.js";

/** What keywords hold that assert nothing by themselves; a value of another type is taken as absent, and costs no guard. */
const annotations = [
  ["title", isString, "a string"],
  ["description", isString, "a string"],
  ["format", isString, "a string"],
  ["contentEncoding", isString, "a string"],
  ["contentMediaType", isString, "a string"],
  ["deprecated", isBoolean, "`true` or `false`"],
  ["readOnly", isBoolean, "`true` or `false`"],
  ["writeOnly", isBoolean, "`true` or `false`"],
  ["discriminator", isJsonObject, "an object"],
] as const;

/** Reports annotations that are not what they must be. */
export function reportAnnotations(context: SchemaContext, schema: JsonObject, pointer: string): void {
  for (const [keyword, isExpected, words] of annotations) {
    const value = schema[keyword];
    if (value === undefined || isExpected(value)) continue;
    report(context, pointerOf(pointer, keyword), `\`${keyword}\` must be ${words}; it is taken as absent.`);
  }
  for (const keyword of ["x-enum-varnames", "x-enumNames"])
    reportRepeatedName(context, schema[keyword], pointerOf(pointer, keyword));
  if (isJsonObject(schema["discriminator"])) reportDiscriminator(context, schema["discriminator"], pointer);
}

/** Two values of an enum cannot stand under one name. */
function reportRepeatedName(context: SchemaContext, names: JsonValue | undefined, pointer: string): void {
  if (!Array.isArray(names)) return;
  const listed: readonly unknown[] = names;
  const place = listed.findIndex((name, index) => typeof name === "string" && listed.indexOf(name) < index);
  if (place < 0) return;
  const message = `\`${String(listed[place])}\` stands for two values, so the values are named after themselves.`;
  report(context, pointerOf(pointer, String(place)), message);
}

function reportDiscriminator(context: SchemaContext, { propertyName, mapping }: JsonObject, pointer: string): void {
  const place = pointerOf(pointer, "discriminator");
  if (!isString(propertyName)) {
    report(
      context,
      pointerOf(place, "propertyName"),
      "`propertyName` must be a string; the discriminator picks nothing.",
    );
  }
  if (mapping === undefined) return;
  if (!isJsonObject(mapping)) {
    report(context, pointerOf(place, "mapping"), "`mapping` must be an object; it is taken as absent.");
    return;
  }
  for (const [name, target] of Object.entries(mapping)) {
    if (isString(target)) continue;
    report(context, pointerOf(place, "mapping", name), `\`${name}\` must name a schema; it is taken as absent.`);
  }
}

function report(context: SchemaContext, pointer: string, message: string): void {
  context.report("annotation-invalid", pointer, message);
}

function isString(value: JsonValue | undefined): value is string {
  return typeof value === "string";
}

function isBoolean(value: JsonValue): value is boolean {
  return typeof value === "boolean";
}
