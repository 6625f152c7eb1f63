import type { Parameter } from "../../model/api.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import type { Schema } from "../../model/schema.js";
import type { Located } from "../reference.js";
import type { OperationContext } from "./operation-context.js";

/** Reads what a parameter may be, and the media type of its `content` where it has that instead of a `schema`. */
export function readParameterSchema(
  context: OperationContext,
  { value, pointer }: Located,
): Pick<Parameter, "schema" | "contentType"> {
  const [entry] = isJsonObject(value["content"]) ? Object.entries(value["content"]) : [];
  if (entry !== undefined && value["schema"] === undefined) return readContent(context, entry, pointer);
  const schema = context.readInline(value["schema"], pointerOf(pointer, "schema"));
  return { schema: mayBeEmpty(value) ? orEmpty(schema) : schema };
}

/** JSON is written for the caller; of any other media type the caller gives the text. */
function readContent(
  context: OperationContext,
  [contentType, media]: readonly [string, JsonValue | undefined],
  parameter: string,
): Pick<Parameter, "schema" | "contentType"> {
  const place = pointerOf(parameter, "content", contentType);
  const located = context.follow(media, place);
  const pointer = pointerOf(located?.pointer ?? place, "schema");
  const schema = located?.value["schema"];
  const type = /[/+]json\s*(?:;|$)/i.test(contentType) ? "JSON" : context.follow(schema, pointer)?.value["type"];
  if (typeof type === "string" && type !== "object" && type !== "array") {
    return { contentType, schema: context.readInline(schema, pointer) };
  }
  if (type !== undefined) {
    const message = `Parameters are not written as \`${contentType}\`; this one takes the text that is to be sent.`;
    context.report("feature-unsupported", pointer, message);
  }
  return { contentType, schema: { kind: "string", pointer } };
}

/** Whether `""` may stand for nothing; in the other styles it cannot be told from a value (OpenAPI 3.1.1, section 4.8.12.2.1). */
function mayBeEmpty(parameter: JsonObject): boolean {
  const { allowEmptyValue, style = "form" } = parameter;
  return parameter["in"] === "query" && allowEmptyValue === true && style === "form";
}

function orEmpty(schema: Schema): Schema {
  if (schema.kind === "string") return schema;
  const { pointer, documentation } = schema;
  const empty: Schema = { kind: "literals", pointer, values: [""] };
  return { kind: "union", mode: "anyOf", pointer, members: [schema, empty], ...(documentation && { documentation }) };
}
