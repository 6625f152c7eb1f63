import type { MediaType, RequestBody } from "../../model/api.js";
import type { StreamFormat } from "../../model/body-items.js";
import type { NamedSchema } from "../../model/schema.js";
import { formatsIn } from "../emit-formats.js";
import { reachableFrom } from "../guard/guard-settings.js";
import { printIndented } from "../guard/layout.js";
import { propertyKey } from "../module-text.js";
import { sentMedia } from "../types/typing-request.js";
import { guardOf, namedSchemaOf, type OperationScope } from "./media-code.js";
import { partsEncoder } from "./part-code.js";
import { fieldStyleOf, formStyles, isJson } from "./style-code.js";

const printWidth = 80; // of an object in the descriptor of an operation
const descriptorIndent = 6;

/** The lines of a descriptor that say how the body is written; none where there is no body. */
export function bodyOf(scope: OperationScope, body: RequestBody | undefined): readonly string[] {
  const content = body === undefined ? [] : sentMedia(body.content);
  const [first, ...others] = content;
  if (first === undefined) return [];
  if (others.length === 0) return memberCode(scope, "body: ", first, descriptorIndent).split("\n");
  const oneOf = imported(scope, "one-of-bodies", "oneOfBodies");
  const members = content.map((media) => {
    return memberCode(scope, `${propertyKey(media.contentType)}: `, media, descriptorIndent + 2).replace(/,$/, "");
  });
  return `body: ${oneOf}(request.contentType, ${objectCode(members)}),`.split("\n");
}

/** A member of an object that stands at `indentation`, with the comma after it; its lines are not indented yet. */
function memberCode(scope: OperationScope, head: string, media: MediaType, indentation: number): string {
  if (media.places === undefined) return `${head}${encoderOf(scope, media)},`;
  return printIndented([head, partsEncoder(scope.imports, media, bodyGuardOf(scope, media)), ","], indentation);
}

function encoderOf(scope: OperationScope, media: MediaType): string {
  const isRange = media.contentType.includes("*");
  const isMultipart = /^multipart\//i.test(media.contentType);
  const contentType = JSON.stringify(media.contentType);
  if (media.stream !== undefined) return itemsCode(scope, media, media.stream);
  switch (media.kind) {
    case "json": {
      const isPlain = media.contentType === "application/json" || isRange;
      return callCode(imported(scope, "body", "jsonBody"), [
        bodyGuardOf(scope, media),
        isPlain ? undefined : contentType,
      ]);
    }
    case "form":
      return formCode(scope, media, bodyGuardOf(scope, media));
    case "multipart":
      return multipartCode(scope, media, bodyGuardOf(scope, media));
    case "text":
      return callCode(imported(scope, "body", "textBody"), [isRange ? '"text/plain"' : contentType]);
    case "binary":
    case "stream":
      // Whoever makes a multipart body knows its boundary, which is a part of its type.
      return callCode(imported(scope, "body", "binaryBody"), [isRange || isMultipart ? undefined : contentType]);
  }
}

function itemsCode(scope: OperationScope, media: MediaType, stream: StreamFormat): string {
  const guard = bodyGuardOf(scope, media);
  const type = JSON.stringify(media.contentType);
  switch (stream.kind) {
    case "lines":
      return callCode(imported(scope, "item-body", "jsonLinesBody"), [type, guard]);
    case "sequence":
      return callCode(imported(scope, "item-body", "jsonSequenceBody"), [type, guard]);
    case "events": {
      const encoder = imported(scope, "event-body", { data: "eventDataBody", event: "eventObjectsBody" }[stream.of]);
      return callCode(encoder, [
        imported(scope, "event-body", stream.data === "json" ? "jsonDataText" : "dataText"),
        guard,
      ]);
    }
    case "parts":
      throw new Error("Unreachable: parts that are sent have places.");
  }
}

function formCode(scope: OperationScope, { encodings }: MediaType, guard: string | undefined): string {
  const styles = formStyles(scope.imports, encodings);
  if (styles.length === 0) return callCode(imported(scope, "body", "formBody"), [guard]);
  return callCode(imported(scope, "styled-form-body", "styledFormBody"), [guard, objectCode(styles)]);
}

function multipartCode(
  scope: OperationScope,
  { encodings = [], contentType }: MediaType,
  guard: string | undefined,
): string {
  const part = (name: string, argument?: string): string =>
    callCode(imported(scope, "multipart-body", name), argument === undefined ? [] : [argument]);
  const writers = encodings.map((encoding) => {
    const type = encoding.contentType;
    const key = propertyKey(encoding.name);
    if (type === undefined) return `${key}: ${part("styledPart", fieldStyleOf(scope.imports, encoding))}`;
    if (!isJson(type)) return `${key}: ${part("typedPart", JSON.stringify(type))}`;
    return `${key}: ${part("jsonPart", type === "application/json" ? undefined : JSON.stringify(type))}`;
  });
  const isUsual = contentType === "multipart/form-data" || contentType.includes("*");
  return callCode(imported(scope, "multipart-body", "multipartBody"), [
    guard,
    writers.length === 0 ? undefined : objectCode(writers),
    isUsual ? undefined : JSON.stringify(contentType),
  ]);
}

/** An object, with a member per line where it is too long for one. */
function objectCode(members: readonly string[]): string {
  const line = `{ ${members.join(", ")} }`;
  if (line.length <= printWidth && !line.includes("\n")) return line;
  return `{\n${members.map((member) => `  ${member.replaceAll("\n", "\n  ")},\n`).join("")}}`;
}

/** A call without the arguments that are left out at its end. */
function callCode(name: string, values: readonly (string | undefined)[]): string {
  const last = values.findLastIndex((value) => value !== undefined);
  const given = values.slice(0, last + 1);
  return `${name}(${given.map((value) => value ?? "undefined").join(", ")})`;
}

function imported(scope: OperationScope, module: string, name: string): string {
  scope.imports.addValue(`runtime/${module}.js`, name);
  return name;
}

/** The guard of a body that is sent, imported: where requests assert formats that the guard does not, one that does. */
function bodyGuardOf(scope: OperationScope, media: MediaType): string | undefined {
  const named = namedSchemaOf(scope, media);
  const guard = named === undefined ? undefined : guardOf(scope, named);
  if (named === undefined || guard === undefined || !reachesRequestFormat(scope, named)) return guard;
  scope.imports.addValue("runtime/with-formats.js", "withFormats");
  scope.imports.addValue("formats.js", "requestFormats");
  return `withFormats(${guard}, requestFormats)`;
}

function reachesRequestFormat({ schemas, guards }: OperationScope, { schema }: NamedSchema): boolean {
  if (guards.requestFormats.size === 0) return false;
  const targets = [...reachableFrom([schema], schemas)].flatMap((name) => schemas.get(name)?.schema ?? []);
  return [schema, ...targets].flatMap((each) => formatsIn(each)).some((format) => guards.requestFormats.has(format));
}
