import { type SchemaObject, transformSchemaObject, type TransformNodeOptions } from "openapi-typescript";
import ts from "typescript";
import { isJsonObject, type JsonObject, type JsonValue } from "../../model/json.js";

/** What a typing says so that {@link typeNodeOf} builds its type, where openapi-typescript has no words for it. */
export const typingWords = {
  /** Raw bytes. */
  blob: { anyOf: [{ type: "string", format: "binary" }] },
  /** Raw bytes as a body of their own, which may come piece by piece. */
  bytes: { anyOf: [{ type: "string", format: "bytes" }] },
  /** Any string or number, in a union with literals that editors are to suggest still. */
  otherString: { type: "string", format: "other" },
  otherNumber: { type: "number", format: "other" },
} as const;

type NodeOf = (schema: SchemaObject, options: TransformNodeOptions) => ts.TypeNode | undefined;

/** What a typing says to refer to a named type, by its TypeScript name. */
export function typingOfName(name: string): JsonObject {
  return { type: "reference", name };
}

const inOneLine = new WeakSet<ts.TupleTypeNode>();

/** Whether a tuple is short enough for one line. */
export function isInOneLine(tuple: ts.TupleTypeNode): boolean {
  return inOneLine.has(tuple);
}

/**
 * Builds the types that openapi-typescript would make too narrow or does not know: arrays (its tuples are neither optional nor open),
 * blobs, open literals and named types. It asks twice for the type of a property, so what was built once is kept.
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

function nodeOf(
  { type, name, format, items, prefixItems, minItems }: Readonly<Record<string, JsonValue | undefined>>,
  typeOf: (typing: JsonValue) => ts.TypeNode,
): ts.TypeNode | undefined {
  if (type === "reference") return ts.factory.createTypeReferenceNode(String(name));
  if (type === "array") {
    if (!Array.isArray(prefixItems)) return ts.factory.createArrayTypeNode(typeOf(items ?? {}));
    const prefix = prefixItems.map((item: JsonValue, index) =>
      index < Number(minItems) ? typeOf(item) : ts.factory.createOptionalTypeNode(typeOf(item)),
    );
    const rest =
      items === false ? [] : [ts.factory.createRestTypeNode(ts.factory.createArrayTypeNode(typeOf(items ?? {})))];
    const tuple = ts.factory.createTupleTypeNode([...prefix, ...rest]);
    if (prefix.length <= 6) inOneLine.add(tuple);
    return tuple;
  }
  if (format === "binary") return ts.factory.createTypeReferenceNode("Blob");
  if (format === "bytes") return bytesNode();
  return format === "other" ? openNode(type === "number") : undefined;
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
