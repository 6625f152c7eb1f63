import type { Parameter } from "../../model/api.js";
import { isJsonObject, pointerOf } from "../../model/json.js";
import type { Located } from "../reference.js";
import { mediaKindOf } from "./media-kind.js";
import type { OperationContext } from "./operation-context.js";
import { readEncodings } from "./read-encodings.js";

const form = "application/x-www-form-urlencoded";

/** Reads a parameter that is the whole query, of one media type (OpenAPI 3.2.0, section 4.12.1): a form, JSON, or a text that the caller writes. */
export function readQuerystring(
  context: OperationContext,
  { value, pointer }: Located,
): Pick<Parameter, "schema" | "contentType" | "encodings"> {
  const [entry] = isJsonObject(value["content"]) ? Object.entries(value["content"]) : [];
  if (entry === undefined) {
    const message = "A `querystring` parameter says by `content` what it is; a form is assumed.";
    context.report("parameter-invalid", pointer, message);
    return { contentType: form, schema: context.readInline(value["schema"], pointerOf(pointer, "schema")) };
  }
  const [contentType, written] = entry;
  const media = context.follow(written, pointerOf(pointer, "content", contentType));
  const place = pointerOf(media?.pointer ?? pointer, "schema");
  const kind = mediaKindOf(contentType);
  if (kind !== "form" && kind !== "json") return { contentType, schema: { kind: "string", pointer: place } };
  const schema = context.readInline(media?.value["schema"], place);
  return { contentType, schema, ...(media && readEncodings(context, { contentType, kind, pointer: media.pointer })) };
}
