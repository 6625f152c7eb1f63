import type { PartEncoding, PartPlaces } from "../../model/body-items.js";
import { pointerOf } from "../../model/json.js";
import type { Schema } from "../../model/schema.js";
import type { Located } from "../reference.js";
import { isFormData } from "./media-kind.js";
import type { OperationContext } from "./operation-context.js";
import { asReceived, isAll, itemAt, readPlaces } from "./part-places.js";
import { listAt, partValues, type WrittenList } from "./part-values.js";
import type { Written } from "./written.js";

/** A body that is a list of parts, by their places. */
export interface PartList {
  readonly schema: Schema;
  readonly places: PartPlaces;
}

/**
 * Reads a multipart body whose schema is a list, each item of which is a part (OpenAPI 3.2.0, section 4.14.5.2); `undefined` for others.
 *
 * In `multipart/form-data` parts have names, which nothing gives to items: a list of them cannot be sent.
 */
export function readPartList(
  context: OperationContext,
  contentType: string,
  media: Located,
  wanted: string,
  isSent: boolean,
): PartList | undefined {
  const written: Written = { value: media.value["schema"], pointer: pointerOf(media.pointer, "schema") };
  const list = isSent && isFormData(contentType) ? undefined : listAt(context, written);
  if (list === undefined) return undefined;
  const places = isSent ? readPlaces(context, media, list) : asReceived(readPlaces(context, media, list));
  const asWritten = context.follow(written.value, written.pointer)?.value === list.value;
  if (isAll("json", places) && asWritten)
    return { schema: context.readBody(written.value, written.pointer, wanted), places };
  const schema = withContents(context, context.readInline(list.value, list.pointer), list, places);
  // A body that is sent and received may not be the same both ways.
  const name = `parts ${written.pointer} ${JSON.stringify(places)}`;
  return { schema: context.addSchema(name, wanted, schema), places };
}

/** The schema of a list with what is given and taken for its parts: blobs for bytes, and texts for what only the caller can write. */
function withContents(context: OperationContext, schema: Schema, list: WrittenList, places: PartPlaces): Schema {
  if (schema.kind !== "array") return schema;
  const own = schema.prefixItems ?? [];
  const { first: parts, others } = places;
  const count = Math.max(own.length, parts.findLastIndex((part) => part.of !== others.of || part.places) + 1);
  const first = parts.slice(0, count).map((part, index) => {
    return withContent(context, own[index] ?? schema.items, itemAt(list, index), part);
  });
  const items = withContent(context, schema.items, itemAt(list), others);
  return { ...schema, items, ...(first.length > 0 && { prefixItems: first }) };
}

/** The schema of what is given and taken for a part. */
export function withContent(context: OperationContext, schema: Schema, item: Written, part: PartEncoding): Schema {
  if (schema.kind === "never") return schema;
  const list = part.places === undefined ? undefined : listAt(context, item);
  if (list !== undefined && part.places !== undefined) {
    return withContents(context, context.readInline(list.value, list.pointer), list, part.places);
  }
  const { pointer, documentation } = schema;
  const base = { pointer, ...(documentation && { documentation }) };
  switch (part.of) {
    case "json":
      return schema;
    case "blob":
      return { ...base, kind: "blob" };
    case "text": {
      const values = partValues(context, item);
      const isText = [...values].every((value) => !["array", "object", "bytes"].includes(value));
      return isText && values.has("string") ? schema : { ...base, kind: "string" };
    }
    case "either": {
      const given = (schema.kind === "union" ? schema.members : [schema]).filter((each) => !isOpaque(each));
      const members: readonly Schema[] = given.length > 0 ? given : [{ kind: "string", pointer }];
      return { ...base, kind: "union", mode: "anyOf", members: [...members, { kind: "blob", pointer }] };
    }
  }
}

/** Whether a schema says nothing of values, or that they are bytes. */
function isOpaque(schema: Schema): boolean {
  return schema.kind === "any" || (schema.kind === "string" && schema.format === "binary");
}
