import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import type { SchemaContext } from "./schema-context.js";

/** Reports what a keyword holds that is not what it must be; the pointer is that of the keyword. */
type AnnotationCheck = (context: SchemaContext, keyword: string, value: JsonValue, pointer: string) => void;

/** Keywords that assert nothing by themselves; a value of another type is taken as absent, and costs no guard. */
const annotations: ReadonlyMap<string, AnnotationCheck> = new Map([
  ["title", checkString],
  ["description", checkString],
  ["format", checkString],
  ["contentEncoding", checkString],
  ["contentMediaType", checkString],
  ["deprecated", checkFlag],
  ["readOnly", checkFlag],
  ["writeOnly", checkFlag],
  ["discriminator", checkDiscriminator],
  ["x-enum-varnames", checkNames],
  ["x-enumNames", checkNames],
]);

/** Reports annotations that are not what they must be. */
export function reportAnnotations(context: SchemaContext, schema: JsonObject, pointer: string): void {
  // Schemas have fewer keywords than there are.
  for (const keyword in schema) {
    const check = annotations.get(keyword);
    const value = schema[keyword];
    if (check !== undefined && value !== undefined) check(context, keyword, value, pointer);
  }
}

function checkString(context: SchemaContext, keyword: string, value: JsonValue, pointer: string): void {
  if (!isString(value)) reportType(context, keyword, pointer, "a string");
}

function checkFlag(context: SchemaContext, keyword: string, value: JsonValue, pointer: string): void {
  if (typeof value !== "boolean") reportType(context, keyword, pointer, "`true` or `false`");
}

/** Two values of an enum cannot stand under one name. */
function checkNames(context: SchemaContext, keyword: string, names: JsonValue, pointer: string): void {
  if (!Array.isArray(names)) return;
  const listed: readonly unknown[] = names;
  const place = listed.findIndex((name, index) => typeof name === "string" && listed.indexOf(name) < index);
  if (place < 0) return;
  const message = `\`${String(listed[place])}\` stands for two values, so the values are named after themselves.`;
  report(context, pointerOf(pointer, keyword, String(place)), message);
}

function checkDiscriminator(context: SchemaContext, keyword: string, value: JsonValue, pointer: string): void {
  if (!isJsonObject(value)) return reportType(context, keyword, pointer, "an object");
  const { propertyName, mapping } = value;
  const place = pointerOf(pointer, keyword);
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

function reportType(context: SchemaContext, keyword: string, pointer: string, words: string): void {
  report(context, pointerOf(pointer, keyword), `\`${keyword}\` must be ${words}; it is taken as absent.`);
}

function report(context: SchemaContext, pointer: string, message: string): void {
  context.report("annotation-invalid", pointer, message);
}

function isString(value: JsonValue | undefined): value is string {
  return typeof value === "string";
}
