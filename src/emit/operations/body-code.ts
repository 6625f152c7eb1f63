import type { MediaType, RequestBody, StreamFormat } from "../../model/api.js";
import type { NamedSchema } from "../../model/schema.js";
import { formatsIn } from "../emit-formats.js";
import { reachableFrom } from "../guard/guard-settings.js";
import { propertyKey } from "../module-text.js";
import { sentMedia } from "../types/typing-request.js";
import { guardOf, namedSchemaOf, type OperationScope } from "./media-code.js";
import { fieldStyleOf, formStyles, isJson } from "./style-code.js";

const printWidth = 80; // of an object in the descriptor of an operation

/** The lines of a descriptor that say how the body is written; none where there is no body. */
export function bodyOf(scope: OperationScope, body: RequestBody | undefined): readonly string[] {
  const content = body === undefined ? [] : sentMedia(body.content);
  const encoders = content.map((media) => ({ key: propertyKey(media.contentType), code: encoderOf(scope, media) }));
  const [first] = encoders;
  if (first === undefined) return [];
  if (encoders.length === 1) return `body: ${first.code},`.split("\n");
  const oneOf = imported(scope, "one-of-bodies", "oneOfBodies");
  const members = encoders.map(({ key, code }) => `${key}: ${code}`);
  return `body: ${oneOf}(request.contentType, ${objectCode(members)}),`.split("\n");
}

function encoderOf(scope: OperationScope, media: MediaType): string {
  const isRange = media.contentType.includes("*");
  const isMultipart = /^multipart\//i.test(media.contentType);
  const contentType = JSON.stringify(media.contentType);
  if (media.stream !== undefined) return itemsCode(scope, media, media.stream);
  switch (media.kind) {
    case "json": {
      const isPlain = media.contentType === "application/json" || isRange;
      return call(imported(scope, "body", "jsonBody"), [bodyGuardOf(scope, media), isPlain ? undefined : contentType]);
    }
    case "form":
      return formCode(scope, media, bodyGuardOf(scope, media));
    case "multipart":
      return multipartCode(scope, media, bodyGuardOf(scope, media));
    case "text":
      return call(imported(scope, "body", "textBody"), [isRange ? '"text/plain"' : contentType]);
    case "binary":
    case "stream":
      // Whoever makes a multipart body knows its boundary, which is a part of its type.
      return call(imported(scope, "body", "binaryBody"), [isRange || isMultipart ? undefined : contentType]);
  }
}

function itemsCode(scope: OperationScope, media: MediaType, { kind }: StreamFormat): string {
  const encoder = imported(scope, "item-body", kind === "sequence" ? "jsonSequenceBody" : "jsonLinesBody");
  return call(encoder, [JSON.stringify(media.contentType), bodyGuardOf(scope, media)]);
}

function formCode(scope: OperationScope, { encodings }: MediaType, guard: string | undefined): string {
  const styles = formStyles(scope.imports, encodings);
  if (styles.length === 0) return call(imported(scope, "body", "formBody"), [guard]);
  return call(imported(scope, "styled-form-body", "styledFormBody"), [guard, objectCode(styles)]);
}

function multipartCode(
  scope: OperationScope,
  { encodings = [], contentType }: MediaType,
  guard: string | undefined,
): string {
  const part = (name: string, argument?: string): string =>
    call(imported(scope, "multipart-body", name), argument === undefined ? [] : [argument]);
  const writers = encodings.map((encoding) => {
    const type = encoding.contentType;
    const key = propertyKey(encoding.name);
    if (type === undefined) return `${key}: ${part("styledPart", fieldStyleOf(scope.imports, encoding))}`;
    if (!isJson(type)) return `${key}: ${part("typedPart", JSON.stringify(type))}`;
    return `${key}: ${part("jsonPart", type === "application/json" ? undefined : JSON.stringify(type))}`;
  });
  const isUsual = contentType === "multipart/form-data" || contentType.includes("*");
  return call(imported(scope, "multipart-body", "multipartBody"), [
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
function call(name: string, values: readonly (string | undefined)[]): string {
  const last = values.findLastIndex((value) => value !== undefined);
  return `${name}(${values
    .slice(0, last + 1)
    .map((value) => value ?? "undefined")
    .join(", ")})`;
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
  return [schema, ...targets].flatMap(formatsIn).some((format) => guards.requestFormats.has(format));
}
