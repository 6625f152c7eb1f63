import {
  BOOLEAN,
  NULL,
  NUMBER,
  QUESTION_TOKEN,
  STRING,
  transformSchemaObject,
  tsIntersection,
  tsLiteral,
  tsPropertyIndex,
  tsUnion,
  type SchemaObject,
  type TransformNodeOptions,
} from "openapi-typescript";
import ts from "typescript";
import { isJsonObject, type JsonObject, type JsonValue } from "../../model/json.js";

/** What a typing says so that {@link typeNodeOf} builds its type, where openapi-typescript has no words for it. */
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

/** What a typing says for items that are given one after the other, all at once or as they come up. */
export function typingOfItems(item: JsonValue): JsonObject {
  return { type: "items", item };
}

/** A property as a typing says it. */
export interface TypingProperty {
  readonly name: string;
  readonly typing: JsonValue;
  readonly required: boolean;
  /** Of its doc comment; none by default. */
  readonly lines?: readonly string[];
}

/**
 * What a typing says for an object with properties, beside others of a type. openapi-typescript would put a path together for each, which
 * messages alone would read, and make a comment out of the lines, out of which we would have to make the lines again.
 */
export function typingOfProperties(properties: readonly TypingProperty[], additional?: JsonValue): JsonObject {
  const others = additional === undefined ? { type: "object" } : { type: "object", additionalProperties: additional };
  if (properties.length === 0) return others;
  const declared = properties.map(({ name, typing, required, lines = [] }) => ({ name, typing, required, lines }));
  const object = { type: "properties", properties: declared };
  // Beside properties, no type can say that there are no others.
  return additional === undefined || additional === false ? object : typingOfTypes("intersection", [object, others]);
}

type NodeOf = (schema: SchemaObject, options: TransformNodeOptions) => ts.TypeNode | undefined;

const inOneLine = new WeakSet<ts.TupleTypeNode>();

/** Whether a tuple is short enough for one line. */
export function isInOneLine(tuple: ts.TupleTypeNode): boolean {
  return inOneLine.has(tuple);
}

/**
 * Builds the types that openapi-typescript would make too narrow or does not know: arrays (its tuples are neither optional nor open), and
 * what the functions above say.
 */
export const typeNodeOf: NodeOf = (schema, options) => {
  if (!isJsonObject(schema)) return undefined;
  const typeOf = (each: JsonValue): ts.TypeNode =>
    // The cast: typings are built by us, as the document is.
    (isJsonObject(each) ? nodeOf(each, typeOf) : undefined) ??
    transformSchemaObject(each as unknown as SchemaObject, options);
  return nodeOf(schema, typeOf);
};

function nodeOf(typing: JsonObject, typeOf: (typing: JsonValue) => ts.TypeNode): ts.TypeNode | undefined {
  switch (typing["type"]) {
    case "properties":
      return ts.factory.createTypeLiteralNode(listOf(typing["properties"]).map((each) => propertyNode(each, typeOf)));
    case "string":
      return STRING;
    case "number":
      return NUMBER;
    case "boolean":
      return BOOLEAN;
    case "null":
      return NULL;
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
    case "items":
      return itemsNode(() => typeOf(typing["item"] ?? {}));
    case "other":
      return openNode(typing["of"] === "number");
    default:
      return undefined;
  }
}

function propertyNode(property: JsonValue, typeOf: (typing: JsonValue) => ts.TypeNode): ts.TypeElement {
  const { name, typing, required, lines = [] } = property as unknown as TypingProperty; // as `typingOfProperties` has it
  const mark = required ? undefined : QUESTION_TOKEN;
  const node = ts.factory.createPropertySignature(undefined, tsPropertyIndex(name), mark, typeOf(typing));
  if (lines.length > 0) documented.set(node, lines);
  return node;
}

const documented = new WeakMap<ts.Node, readonly string[]>();

/** The lines of the doc comment of a property that we have built, where it has one. */
export function builtLines(member: ts.Node): readonly string[] | undefined {
  return documented.get(member);
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

/** `Iterable<Item> | AsyncIterable<Item>`. */
function itemsNode(itemNode: () => ts.TypeNode): ts.TypeNode {
  const names = ["Iterable", "AsyncIterable"];
  return ts.factory.createUnionTypeNode(names.map((name) => ts.factory.createTypeReferenceNode(name, [itemNode()])));
}

/** `(string & {})`: assignable from and to `string`, but not absorbing the literals beside it. */
function openNode(isNumber: boolean): ts.TypeNode {
  const keyword = isNumber ? ts.SyntaxKind.NumberKeyword : ts.SyntaxKind.StringKeyword;
  const base = ts.factory.createKeywordTypeNode(keyword);
  return ts.factory.createParenthesizedType(
    ts.factory.createIntersectionTypeNode([base, ts.factory.createTypeLiteralNode([])]),
  );
}
