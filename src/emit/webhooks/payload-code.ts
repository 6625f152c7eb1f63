import type { MediaType } from "../../model/api.js";
import type { Schema } from "../../model/schema.js";
import { propertiesOf } from "../../model/schema-properties.js";
import type { Doc } from "../guard/layout.js";
import { jsonLiteral, objectLiteral, propertyKey, stringLiteral } from "../guard/text.js";
import { guardOf, namedSchemaOf, typeExpression, type OperationScope } from "../operations/media-code.js";
import { incomingValue, type IncomingValue } from "../types/incoming-value.js";

const pure = "/* @__PURE__ */ ";

/** The expression that reads a body; `undefined` where the document names no media type. */
export function payloadExpression(scope: OperationScope, content: readonly MediaType[]): Doc | undefined {
  const payloads = content.map((media) => [propertyKey(media.contentType), payloadOf(scope, media)] as const);
  const [first] = payloads;
  if (first === undefined || payloads.length === 1) return first?.[1];
  return [pure, runtimeName(scope, "payload", "oneOfPayloads"), "(", objectLiteral(payloads), ")"];
}

function payloadOf(scope: OperationScope, media: MediaType): Doc {
  switch (media.kind) {
    case "json": {
      const { type, guard } = checkOf(scope, media);
      return [pure, runtimeName(scope, "payload", "jsonPayload"), type, "(", guard ?? "", ")"];
    }
    case "form": {
      const { schema, type, guard } = checkOf(scope, media);
      const fields = schema === undefined ? [] : fieldReaders(scope, schema);
      const given = fields.length === 0 ? [guard ?? ""] : [guard ?? "undefined", ", ", objectLiteral(fields)];
      return [pure, runtimeName(scope, "payload", "formPayload"), type, "(", ...given, ")"];
    }
    case "text":
      return runtimeName(scope, "payload", isXml(media.contentType) ? "xmlPayload" : "textPayload");
    case "multipart":
      return runtimeName(scope, "payload", "multipartPayload");
    case "binary":
    case "stream":
      return runtimeName(scope, "payload", "binaryPayload");
  }
}

function isXml(contentType: string): boolean {
  return /[/+]xml\s*(?:;|$)/i.test(contentType);
}

/** The schema of a body with its guard, which is imported; without one, the type argument says what the body is. */
function checkOf(
  scope: OperationScope,
  media: MediaType,
): { readonly schema?: Schema; readonly type: string; readonly guard?: string } {
  const named = namedSchemaOf(scope, media);
  if (named === undefined) return { type: "" };
  const guard = guardOf(scope, named);
  return guard === undefined
    ? { schema: named.schema, type: `<${typeExpression(scope, named)}>` }
    : { schema: named.schema, type: "", guard };
}

/** The readers of the fields of a form that are not text; objects travel as JSON (OpenAPI 3.1.1, section 4.8.15.1). */
function fieldReaders(scope: OperationScope, schema: Schema): readonly (readonly [key: string, reader: Doc])[] {
  const fields = new Map(propertiesOf(schema, scope.schemas).map((property) => [property.name, property.schema]));
  return [...fields].flatMap(([name, field]) => {
    const { reader, isExact } = incomingValue(field, scope.schemas);
    const isText = reader.kind === "literalValue" && reader.values.every((value) => typeof value === "string");
    if (isExact && (reader.kind === "textValue" || isText)) return [];
    const used: IncomingValue["reader"] = isExact ? reader : { kind: "jsonValue" };
    return [[propertyKey(name), readerExpression(scope, used)] as const];
  });
}

/** The expression of what reads a header, a query parameter or a field. */
export function readerExpression(scope: OperationScope, reader: IncomingValue["reader"]): Doc {
  const name = runtimeName(scope, "webhook-values", reader.kind);
  switch (reader.kind) {
    case "literalValue":
      return [
        pure,
        name,
        "(",
        reader.values.flatMap((value, index) => [index === 0 ? "" : ", ", jsonLiteral(value)]),
        ")",
      ];
    case "listValue": {
      const separator = reader.separator === undefined ? "" : `, ${stringLiteral(reader.separator)}`;
      return [pure, name, "(", readerExpression(scope, reader.item), separator, ")"];
    }
    default:
      return name;
  }
}

function runtimeName(scope: OperationScope, module: "payload" | "webhook-values", name: string): string {
  scope.imports.addValue(`runtime/${module}.js`, name);
  return name;
}
