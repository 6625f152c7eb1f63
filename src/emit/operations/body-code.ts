import type { MediaType, RequestBody } from "../../model/api.js";
import type { NamedSchema } from "../../model/schema.js";
import { formatsIn } from "../emit-formats.js";
import { reachableFrom } from "../guard/guard-settings.js";
import { propertyKey } from "../module-text.js";
import { sentMedia } from "../types/typing-request.js";
import { guardOf, namedSchemaOf, type OperationScope } from "./media-code.js";
import { fieldStyleOf } from "./style-code.js";

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
  const named = namedSchemaOf(scope, media);
  const guard = named === undefined ? undefined : requestGuardOf(scope, named);
  const isRange = media.contentType.includes("*");
  const contentType = JSON.stringify(media.contentType);
  switch (media.kind) {
    case "json": {
      const isPlain = media.contentType === "application/json" || isRange;
      return call(imported(scope, "body", "jsonBody"), [guard, isPlain ? undefined : contentType]);
    }
    case "form":
      return formCode(scope, media, guard);
    case "multipart":
      return multipartCode(scope, media, guard);
    case "text":
      return call(imported(scope, "body", "textBody"), [isRange ? '"text/plain"' : contentType]);
    case "binary":
    case "stream":
      return call(imported(scope, "body", "binaryBody"), [isRange ? undefined : contentType]);
  }
}

function formCode(scope: OperationScope, { encodings = [] }: MediaType, guard: string | undefined): string {
  const styles = encodings.flatMap((encoding) => {
    const key = propertyKey(encoding.name);
    if (encoding.contentType === undefined) return [`${key}: ${fieldStyleOf(scope.imports, encoding)}`];
    return isJson(encoding.contentType) ? [`${key}: ${imported(scope, "styled-form-body", "jsonField")}`] : [];
  });
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

function isJson(contentType: string): boolean {
  return /[/+]json\s*(?:;|$)/i.test(contentType);
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

/** The guard of a body that is sent: where requests assert formats that the guard does not, one that does. */
function requestGuardOf(scope: OperationScope, named: NamedSchema): string | undefined {
  const guard = guardOf(scope, named);
  if (guard === undefined || !reachesRequestFormat(scope, named)) return guard;
  scope.imports.addValue("runtime/with-formats.js", "withFormats");
  scope.imports.addValue("formats.js", "requestFormats");
  return `withFormats(${guard}, requestFormats)`;
}

function reachesRequestFormat({ schemas, guards }: OperationScope, { schema }: NamedSchema): boolean {
  if (guards.requestFormats.size === 0) return false;
  const targets = [...reachableFrom([schema], schemas)].flatMap((name) => schemas.get(name)?.schema ?? []);
  return [schema, ...targets].flatMap(formatsIn).some((format) => guards.requestFormats.has(format));
}
