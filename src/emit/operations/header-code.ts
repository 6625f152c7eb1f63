import type { Operation } from "../../model/api.js";
import type { Schema } from "../../model/schema.js";
import type { Schemas } from "../../model/schema-children.js";
import { docComment, documentationLines } from "../documentation.js";
import { functionText } from "../function-text.js";
import { propertyKey } from "../module-text.js";
import type { OperationScope } from "./media-code.js";

const bodyWidth = 117; // of a line in a function

/** The type of a header, and the expression of the function that reads it. */
interface HeaderCode {
  readonly type: string;
  readonly reader: string;
}

const textCode: HeaderCode = { type: "string", reader: "textHeader" };
const cookiesCode: HeaderCode = { type: "string[]", reader: "cookiesHeader" };

/** The type of the headers that an operation documents, and the function that reads them; empty where it documents none. */
export function headersText(scope: OperationScope, { headers, localName }: Operation): string {
  if (headers === undefined) return "";
  const members = headers.members.map(([name, header]) => {
    const code = headerCode(scope, name, header.schema);
    const comment = docComment(documentationLines(header.documentation), "  ");
    return { key: propertyKey(name), reader: code.reader, text: `${comment}  ${propertyKey(name)}?: ${code.type};\n` };
  });
  scope.imports.addValue("runtime/read-headers.js", "readHeaders");
  const readers = members.map(({ key, reader }) => `${key}: ${reader}`);
  return [
    `\n/** The headers that \`${localName}\` documents: each where an answer has it. */\n`,
    `export interface ${headers.typeName} {\n${members.map(({ text }) => text).join("")}}\n`,
    functionText({
      comment: `\n/** Reads the headers of an answer to \`${localName}\`. */\n`,
      name: headers.localName,
      parameters: ["response: Response"],
      type: headers.typeName,
      body: returnLines(readers),
    }),
  ].join("");
}

function returnLines(readers: readonly string[]): readonly string[] {
  const line = `return readHeaders(response, { ${readers.join(", ")} });`;
  if (line.length <= bodyWidth) return [line];
  return ["return readHeaders(response, {", ...readers.map((reader) => `  ${reader},`), "});"];
}

function headerCode(scope: OperationScope, header: string, schema: Schema): HeaderCode {
  const own = codeOf(schema, scope.schemas);
  const code = header.toLowerCase() === "set-cookie" && own.type.endsWith("[]") ? cookiesCode : own;
  for (const name of code.reader.match(/\w+/g) ?? []) scope.imports.addValue("runtime/read-headers.js", name);
  return code;
}

/** Headers are text; what else a schema can make of them is a number, `true` or `false`, or a list of such. */
function codeOf(schema: Schema, schemas: Schemas, depth = 0): HeaderCode {
  switch (schema.kind) {
    case "number":
      return { type: "number", reader: "numberHeader" };
    case "boolean":
      return { type: "boolean", reader: "booleanHeader" };
    case "reference": {
      const target = schemas.get(schema.name);
      return target === undefined || depth > 8 ? textCode : codeOf(target.schema, schemas, depth + 1);
    }
    case "array": {
      const { type, reader } = codeOf(schema.items, schemas, depth + 1);
      return type.endsWith("[]") ? textCode : { type: `${type}[]`, reader: `listHeader(${reader})` };
    }
    case "literals":
      return codeOfValues(schema.values);
    case "union": {
      const members = schema.members
        .filter(({ kind }) => kind !== "null")
        .map((each) => codeOf(each, schemas, depth + 1));
      const [first = textCode] = members;
      return members.every(({ type }) => type === first.type) ? first : textCode;
    }
    default:
      return textCode;
  }
}

function codeOfValues(values: readonly unknown[]): HeaderCode {
  const types = new Set(values.map((value) => typeof value));
  if (types.size > 1) return textCode;
  if (types.has("number")) return { type: "number", reader: "numberHeader" };
  return types.has("boolean") ? { type: "boolean", reader: "booleanHeader" } : textCode;
}
