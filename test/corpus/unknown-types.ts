import ts from "typescript";
import type { NamedSchema } from "../../src/model/schema.js";
import { type JsonObject, type JsonValue, isJsonObject, valueAt } from "../../src/model/json.js";
import { memberOf, membersOf, type Output } from "./specs.js";
import type { EmittedCode } from "./emitted-code.js";

/**
 * Where the types of named schemas say `unknown` although the document says more.
 *
 * Walks each type and, beside it, the document as it stands. `unknown` is right where one of the schemas of a place says nothing about
 * the type: nothing at all, only limits, or `not`; and in index signatures and arrays of which the document does not say what they hold.
 */
export function unexplainedUnknowns(
  { api }: Output,
  code: ReadonlyMap<string, EmittedCode>,
  raw: JsonObject,
): readonly string[] {
  return api.schemas.flatMap((schema) => {
    const place = placeOf(schema, raw);
    const declaration = declarationOf(code.get(`schemas/${schema.module}.ts`), schema.localName);
    if (place === undefined || declaration === undefined) return [];
    const found: string[] = [];
    walk(declaration, { schemas: [place], path: schema.localName, parent: "value" }, raw, found);
    return found;
  });
}

/** The schemas of the document that stand beside a type. */
interface Place {
  readonly schemas: readonly JsonValue[];
  readonly path: string;
  readonly parent: "value" | "index";
}

function placeOf({ name, isComponent }: NamedSchema, raw: JsonObject): JsonValue | undefined {
  const pointer = name.replace(/^input /, "");
  if (pointer.startsWith("/")) return valueAt(raw, pointer);
  return isComponent || name !== pointer ? memberOf(memberOf(raw["components"], "schemas"), pointer) : undefined;
}

function declarationOf(code: EmittedCode | undefined, name: string): ts.Node | undefined {
  for (const statement of code?.source.statements ?? []) {
    if (ts.isInterfaceDeclaration(statement) && statement.name.text === name) return statement;
    if (ts.isTypeAliasDeclaration(statement) && statement.name.text === name) return statement.type;
  }
  return undefined;
}

function walk(node: ts.Node, place: Place, raw: JsonObject, found: string[]): void {
  if (node.kind === ts.SyntaxKind.UnknownKeyword) {
    if (!isExplained(place, raw)) found.push(place.path);
    return;
  }
  if (ts.isTypeReferenceNode(node)) return; // a type of its own, walked on its own
  if (ts.isPropertySignature(node) && node.type !== undefined) {
    const name = ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) ? node.name.text : node.name.getText();
    walk(
      node.type,
      { schemas: propertySchemas(place, name, raw), path: `${place.path}/${name}`, parent: "value" },
      raw,
      found,
    );
    return;
  }
  if (ts.isIndexSignatureDeclaration(node)) {
    walk(node.type, { schemas: additionalSchemas(place, raw), path: `${place.path}/*`, parent: "index" }, raw, found);
    return;
  }
  if (ts.isArrayTypeNode(node)) {
    walk(node.elementType, { schemas: itemSchemas(place, raw), path: `${place.path}/[]`, parent: "value" }, raw, found);
    return;
  }
  if (ts.isTupleTypeNode(node)) {
    for (const [index, element] of node.elements.entries()) {
      const schemas = tupleSchemas(place, index, ts.isRestTypeNode(element), raw);
      walk(element, { schemas, path: `${place.path}/${index}`, parent: "value" }, raw, found);
    }
    return;
  }
  ts.forEachChild(node, (child) => walk(child, place, raw, found));
}

function propertySchemas(place: Place, name: string, raw: JsonObject): readonly JsonValue[] {
  // `anyOf: [{ required: [name] }]` becomes a type of its own, which is intersected with the one that declares the property.
  const found = applied(place, raw).flatMap((schema): readonly JsonValue[] => {
    const declared = memberOf(memberOf(schema, "properties"), name);
    if (declared !== undefined) return [declared];
    return [memberOf(schema, "required")].flat().includes(name) ? [true] : [];
  });
  return found.length > 0 ? found : [true];
}

function additionalSchemas(place: Place, raw: JsonObject): readonly JsonValue[] {
  // An index signature binds the declared properties too, so it may have to be wider than what the document says of the others.
  return applied(place, raw).flatMap((schema) => {
    const additional = memberOf(schema, "additionalProperties");
    if (additional === undefined) return isObjectLike(schema) ? [true] : [];
    return memberOf(schema, "properties") === undefined ? [additional] : [additional, true];
  });
}

function isObjectLike(schema: JsonValue): boolean {
  const type = memberOf(schema, "type");
  const types = Array.isArray(type) ? type : [type];
  return (
    types.includes("object") ||
    memberOf(schema, "properties") !== undefined ||
    memberOf(schema, "required") !== undefined
  );
}

function itemSchemas(place: Place, raw: JsonObject): readonly JsonValue[] {
  const lists = applied(place, raw).filter((schema) => [memberOf(schema, "type")].flat().includes("array"));
  return lists.flatMap((schema) => memberOf(schema, "items") ?? true);
}

/** What stands at one place of a tuple, or in its rest, which is written as an array of what may follow. */
function tupleSchemas(place: Place, index: number, isRest: boolean, raw: JsonObject): readonly JsonValue[] {
  return applied(place, raw).flatMap((schema) => {
    const prefix = memberOf(schema, "prefixItems");
    if (!Array.isArray(prefix)) return [];
    const rest = memberOf(schema, "items") ?? true;
    const items: readonly JsonValue[] = prefix; // isArray forgets the type
    return isRest ? [{ type: "array", items: rest }] : [items[index] ?? rest];
  });
}

/** Every schema that has a say in a place: through references, `allOf`, `anyOf` and `oneOf`. */
function applied({ schemas }: Pick<Place, "schemas">, raw: JsonObject): readonly JsonValue[] {
  const all = new Set(schemas);
  for (const schema of all) {
    const reference = memberOf(schema, "$ref");
    if (typeof reference === "string") all.add(targetOf(reference, raw));
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      const members = memberOf(schema, keyword);
      if (Array.isArray(members)) for (const member of members as readonly JsonValue[]) all.add(member); // isArray forgets the type
    }
  }
  return [...all];
}

/** What a schema refers to; a component that is no schema says nothing about a type. */
function targetOf(reference: string, raw: JsonObject): JsonValue {
  const isOther = /^#\/components\/(?!schemas\/)\w+\/[^/]+$/.test(reference);
  return isOther ? true : (valueAt(raw, decodeURIComponent(reference.slice(1))) ?? true);
}

/** Keywords that tell of a type; without one of them, `items`, `minLength` and their like bind only values of their own type. */
const telling = new Set(["type", "enum", "const", "$ref", "allOf", "anyOf", "oneOf", "properties", "required"]);

function isExplained(place: Place, raw: JsonObject): boolean {
  return applied(place, raw).some((schema) => {
    if (schema === true || !isJsonObject(schema)) return true;
    return membersOf(schema).every(([name]) => !telling.has(name));
  });
}
