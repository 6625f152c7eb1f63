import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { isJsonObject, type JsonValue, segmentsOf } from "../../../src/model/json.js";
import { bundledSchema, type JsonSchema, type SchemaSet, targetOf } from "./json-schema.js";

/** Tells what keeps a value from being valid, formats included. */
export type Judge = (value: unknown) => readonly ErrorObject[];

/** Makes the judge of one schema of a set. */
export function judgeOf(set: SchemaSet, name: string): Judge {
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true, logger: false });
  addFormats.default(ajv);
  const validate = ajv.compile(bundledSchema(set, name));
  return (value) => (validate(value) ? [] : (validate.errors ?? []));
}

/**
 * The value with as little changed as its schema demands.
 *
 * GitHub's own examples violate GitHub's own schemas here and there: what is missing or wrong becomes the plainest valid value.
 */
export function repaired(value: JsonValue, set: SchemaSet, judge: Judge): JsonValue {
  const holder = { value: structuredClone(value) };
  for (let round = 0; round < 50; round += 1) {
    const [error] = judge(holder.value);
    if (error === undefined) return holder.value;
    mend(holder, error, set);
  }
  throw new Error(`An example resists: ${JSON.stringify(judge(holder.value)[0])}`);
}

function mend(holder: { value: JsonValue }, error: ErrorObject, set: SchemaSet): void {
  const schema = error.parentSchema as JsonSchema; // `verbose` gives it, and it is one of ours
  const segments = ["value", ...segmentsOf(error.instancePath)];
  if (error.keyword !== "required") return put(holder, segments, plainValue(schema, set));
  const missing = String(error.params["missingProperty"]);
  put(holder, [...segments, missing], plainValue(schema.properties?.[missing] ?? {}, set));
}

function put(target: unknown, segments: readonly string[], value: JsonValue): void {
  const parents = segments.slice(0, -1);
  let parent: unknown = target;
  for (const segment of parents) parent = Reflect.get(Object(parent), segment);
  Reflect.set(Object(parent), segments.at(-1) ?? "", value);
}

function plainValue(schema: JsonSchema, set: SchemaSet): JsonValue {
  if (schema.$ref !== undefined) return plainValue(set.get(targetOf(schema.$ref)) ?? {}, set);
  const [literal] = schema.enum ?? [];
  if (literal !== undefined) return literal;
  const [member] = schema.anyOf ?? schema.oneOf ?? [];
  if (member !== undefined) return plainValue(member, set);
  const types = [schema.type ?? "null"].flat();
  if (types.includes("null")) return null;
  switch (types[0]) {
    case "string":
      return plainText(schema.format);
    case "boolean":
      return false;
    case "array":
      return [];
    case "object":
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, plainValue(schema.properties?.[name] ?? {}, set)]),
      );
    default:
      return 0;
  }
}

function plainText(format: string | undefined): string {
  if (format === "date-time") return "2026-11-23T10:00:00Z";
  if (format === "uri") return "https://api.github.com/";
  return format === "email" ? "octocat@github.com" : "text";
}

/** The `number`th variation of an example: other names, numbers and seconds, and the same structure. */
export function varied(value: JsonValue, number: number): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => varied(item, number));
  if (isJsonObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, property]) => [name, varied(property ?? null, number)]),
    );
  }
  if (typeof value === "number") return value + number;
  return typeof value === "string" ? variedText(value, number) : value;
}

function variedText(text: string, number: number): string {
  const digits = String(number % 60).padStart(2, "0");
  return text
    .replace(/octocat(?=$|[/_@])/g, `octocat${number}`)
    .replaceAll("Hello-World", `Hello-World-${number}`)
    .replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:)\d\d/, `$1${digits}`)
    .replace(/^[0-9a-f]{6}(?=[0-9a-f]{2}-)/, (start) => start.slice(0, 4) + digits);
}
