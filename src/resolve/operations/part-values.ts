import { declaredTypes } from "../../model/declared-types.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import type { Located } from "../reference.js";
import type { OperationContext } from "./operation-context.js";
import { membersOf, type Written } from "./written.js";

/** What the value of a part may be: a type of JSON, or bytes, which have none (OpenAPI 3.2.0, section 4.1.6). */
export type PartValue = "null" | "boolean" | "number" | "string" | "array" | "object" | "bytes";

/** What is known of schemas by their pointers, so that each is read once however many refer to it. */
type Known = Map<string, readonly PartValue[] | undefined>;

/** How many schemas lead from one to the next; nobody writes more, and a stack ends. */
const deepest = 100;

/** What the schema of a part allows, as far as it says: nothing at all is bytes (OpenAPI 3.2.0, section 4.15.1.1). */
export function partValues(context: OperationContext, written: Written): ReadonlySet<PartValue> {
  return new Set(valuesOf(context, written, new Map(), 0) ?? ["bytes"]);
}

/** `undefined` where the schema does not say. */
function valuesOf(
  context: OperationContext,
  { value, pointer }: Written,
  known: Known,
  depth: number,
): readonly PartValue[] | undefined {
  if (value === false) return [];
  const located = depth > deepest ? undefined : context.follow(value, pointer);
  if (located === undefined) return undefined;
  if (known.has(located.pointer)) return known.get(located.pointer);
  known.set(located.pointer, []); // a schema that leads back to itself adds nothing
  const values = valuesIn(context, located, known, depth);
  known.set(located.pointer, values && [...new Set(values)]);
  return values;
}

function valuesIn(
  context: OperationContext,
  { value, pointer }: Located,
  known: Known,
  depth: number,
): readonly PartValue[] | undefined {
  const declared = declaredValues(value);
  if (declared !== undefined) return value["nullable"] === true ? [...declared, "null"] : declared;
  const all = membersOf(value, pointer, "allOf").map((member) => valuesOf(context, member, known, depth + 1));
  const told = all.find((values) => values !== undefined);
  if (told !== undefined) return told;
  const choices = ["oneOf", "anyOf"].flatMap((keyword) => membersOf(value, pointer, keyword));
  if (choices.length === 0) return undefined;
  return choices.flatMap((member) => valuesOf(context, member, known, depth + 1) ?? ["bytes"]);
}

function declaredValues(schema: JsonObject): readonly PartValue[] | undefined {
  const { type, enum: listed, const: only } = schema;
  if (type !== undefined) return declaredTypes(type).flatMap((each) => valueOfType(each, schema));
  const literals = Array.isArray(listed) ? listed : only === undefined ? [] : [only];
  if (literals.length > 0) return literals.map(valueOf);
  if (["properties", "additionalProperties", "required", "discriminator"].some((name) => schema[name] !== undefined)) {
    return ["object"];
  }
  return ["items", "prefixItems"].some((name) => schema[name] !== undefined) ? ["array"] : undefined;
}

function valueOfType(type: JsonValue, { format, contentEncoding, contentMediaType }: JsonObject): readonly PartValue[] {
  switch (type) {
    case "integer":
      return ["number"];
    case "string": {
      const isRaw = format === "binary" || (contentMediaType !== undefined && contentEncoding === undefined);
      return [isRaw ? "bytes" : "string"];
    }
    case "null":
    case "boolean":
    case "number":
    case "array":
    case "object":
      return [type];
    default:
      return [];
  }
}

function valueOf(literal: JsonValue): PartValue {
  if (literal === null) return "null";
  if (typeof literal === "object") return Array.isArray(literal) ? "array" : "object";
  return typeof literal === "string" ? "string" : typeof literal === "number" ? "number" : "boolean";
}

/** A list as the schema of parts. */
export interface WrittenList {
  readonly value: JsonObject;
  readonly pointer: string;
}

/** A schema of lists and nothing else, but perhaps null, which no parts are; `undefined` for others. */
export function listAt(context: OperationContext, written: Written): WrittenList | undefined {
  const located = context.follow(written.value, written.pointer);
  if (located === undefined || !isListed(context, written)) return undefined;
  const { type, allOf, nullable } = located.value;
  const [only, ...others] = Array.isArray(allOf) && type === undefined ? allOf : [];
  if (only !== undefined && others.length === 0 && !isJsonObject(located.value["items"])) {
    return listAt(context, { value: only, pointer: pointerOf(located.pointer, "allOf", 0) });
  }
  if (type === undefined && allOf !== undefined) return undefined;
  if (["oneOf", "anyOf", "enum", "const"].some((name) => located.value[name] !== undefined)) return undefined;
  if (type === "array" && nullable !== true) return located;
  const { nullable: _null, ...rest } = located.value;
  return { ...located, value: { ...rest, type: "array" } };
}

/** Whether nothing but lists, and perhaps null, are valid. */
export function isListed(context: OperationContext, written: Written): boolean {
  const values = partValues(context, written);
  return values.has("array") && [...values].every((value) => value === "array" || value === "null");
}
