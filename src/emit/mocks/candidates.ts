import type { JsonValue } from "../../model/json.js";
import { sampleNumber, textOfFormat } from "../../model/sample-scalars.js";
import type { NumberSchema, Schema, StringSchema } from "../../model/schema.js";

/** Values that may be valid for a schema which no other schema stands in, the likeliest first; examples and defaults before all. */
export function candidatesFor(schema: Schema): readonly JsonValue[] {
  const { examples = [], default: fallback } = schema.documentation ?? {};
  const given = [...examples, ...(fallback === undefined ? [] : [fallback])];
  switch (schema.kind) {
    case "literals":
      return [...given, ...schema.values.filter((value) => value !== null), ...schema.values];
    case "string":
      return [...given, ...textsFor(schema)];
    case "number":
      return [...given, ...numbersFor(schema)];
    case "boolean":
      return [...given, true];
    case "null":
      return [null];
    default:
      return [...given, {}, "text", 1, true, [], null];
  }
}

/** Texts that patterns of real documents ask for. */
const usualTexts = (
  "a A 1 abc ABC a-b a_b abc123 A1 en en-US EUR DE #ffffff 0123456789 1.0.0 v1 2026-01-31 2026-01-31T12:00:00Z 12:00 12:00:00 " +
  "https://example.com somebody@example.com example.com 192.0.2.1 +4930123456 3c90c3cc-0d44-4b50-8888-8dd25736052a " +
  "0123456789abcdef0123456789abcdef 0123456789abcdef0123456789abcdef01234567 1.5 -1 / /a a/b a:b a.b * YQ== 0x0123 {}"
).split(" ");

function textsFor({ format = "", minLength = 0, maxLength = Infinity, pattern }: StringSchema): readonly string[] {
  const known = textOfFormat(format) ?? "text";
  const length = Math.min(Math.max(minLength, 1), 5000);
  const cut = known
    .repeat(Math.ceil(length / known.length))
    .slice(0, Math.min(maxLength, Math.max(length, known.length)));
  if (pattern === undefined) return [known, cut];
  return [known, ...usualTexts, ...["a", "A", "0"].map((letter) => letter.repeat(length))];
}

function numbersFor(schema: NumberSchema): readonly number[] {
  const { minimum = 0, maximum = 0, multipleOf: step = 1 } = schema;
  return [sampleNumber(schema), 0, minimum, maximum, Math.ceil(minimum / step) * step, minimum + 0.5, maximum - 0.5];
}
