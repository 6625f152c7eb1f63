import {
  transformSchemaObject,
  tsIntersection,
  tsLiteral,
  tsUnion,
  type SchemaObject,
  type TransformNodeOptions,
} from "openapi-typescript";
import ts from "typescript";
import { isJsonObject, type JsonObject, type JsonValue } from "../../model/json.js";

/** What a typing says so that {@link createTypeNodes} builds its type, where openapi-typescript has no words for it. */
export const typingWords = {
  /** Raw bytes. */
  blob: { type: "blob" },
  /** Raw bytes as a body of their own, which may come piece by piece. */
  bytes: { type: "bytes" },
  /** Any string or number, in a union with literals that editors are to suggest still. */
  otherString: { type: "other", of: "string" },
  otherNumber: { type: "other", of: "number" },
} as const;

/** What a typing says to refer to a named type, by its TypeScript name. */
export function typingOfName(name: string): JsonObject {
  return { type: "reference", name };
}

/** What a typing says for one of some values. openapi-typescript would add an `@enum` tag to whatever says `enum`. */
export function typingOfValues(values: readonly JsonValue[]): JsonObject {
  return { type: "literals", values };
}

/** What a typing says for all types that are one of some, or each of them. openapi-typescript would put paths together that nobody reads. */
export function typingOfTypes(type: "union" | "intersection", members: readonly JsonValue[]): JsonObject {
  return { type, members };
}

type NodeOf = (schema: SchemaObject, options: TransformNodeOptions) => ts.TypeNode | undefined;

const inOneLine = new WeakSet<ts.TupleTypeNode>();

/** Whether a tuple is short enough for one line. */
export function isInOneLine(tuple: ts.TupleTypeNode): boolean {
  return inOneLine.has(tuple);
}

/**
 * Builds the types that openapi-typescript would make too narrow or does not know: arrays (its tuples are neither optional nor open), and
 * what the functions above say. It asks twice for the type of a property, so what was built once is kept.
 */
export function createTypeNodes(): NodeOf {
  const built = new WeakMap<object, ts.TypeNode>();
  return (schema, options) => {
    if (!isJsonObject(schema)) return undefined;
    const known = built.get(schema);
    if (known !== undefined) return known;
    // The cast: typings are built by us, as the document is.
    const node = nodeOf(schema, (each) => transformSchemaObject(each as unknown as SchemaObject, options));
    if (node !== undefined) built.set(schema, node);
    return node;
  };
}

function nodeOf(typing: JsonObject, typeOf: (typing: JsonValue) => ts.TypeNode): ts.TypeNode | undefined {
  switch (typing["type"]) {
    case "array":
      return arrayNode(typing, typeOf);
    case "union":
      return tsUnion(listOf(typing["members"]).map(typeOf));
    case "intersection":
      return tsIntersection(listOf(typing["members"]).map(typeOf));
    case "literals":
      return tsUnion(listOf(typing["values"]).map(tsLiteral));
    case "reference":
      return ts.factory.createTypeReferenceNode(String(typing["name"]));
    case "blob":
      return ts.factory.createTypeReferenceNode("Blob");
    case "bytes":
      return bytesNode();
    case "other":
      return openNode(typing["of"] === "number");
    default:
      return undefined;
  }
}

function arrayNode(
  { items = {}, prefixItems, minItems }: JsonObject,
  typeOf: (typing: JsonValue) => ts.TypeNode,
): ts.TypeNode {
  if (prefixItems === undefined) return ts.factory.createArrayTypeNode(typeOf(items));
  const prefix = listOf(prefixItems).map((item, index) =>
    index < Number(minItems) ? typeOf(item) : ts.factory.createOptionalTypeNode(typeOf(item)),
  );
  const rest = items === false ? [] : [ts.factory.createRestTypeNode(ts.factory.createArrayTypeNode(typeOf(items)))];
  const tuple = ts.factory.createTupleTypeNode([...prefix, ...rest]);
  if (prefix.length <= 6) inOneLine.add(tuple);
  return tuple;
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

/** `Blob | Uint8Array | ReadableStream<Uint8Array>`. */
function bytesNode(): ts.TypeNode {
  const named = (name: string, ...of: ts.TypeNode[]): ts.TypeNode => ts.factory.createTypeReferenceNode(name, of);
  const stream = named("ReadableStream", named("Uint8Array"));
  return ts.factory.createUnionTypeNode([named("Blob"), named("Uint8Array"), stream]);
}

/** `(string & {})`: assignable from and to `string`, but not absorbing the literals beside it. */
function openNode(isNumber: boolean): ts.TypeNode {
  const keyword = isNumber ? ts.SyntaxKind.NumberKeyword : ts.SyntaxKind.StringKeyword;
  const base = ts.factory.createKeywordTypeNode(keyword);
  return ts.factory.createParenthesizedType(
    ts.factory.createIntersectionTypeNode([base, ts.factory.createTypeLiteralNode([])]),
  );
}
