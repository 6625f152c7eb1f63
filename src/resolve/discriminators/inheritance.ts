import { isJsonObject, pointerOf, valueAt, type JsonObject, type JsonValue } from "../../model/json.js";
import { identifiersOf } from "../../model/schema-identifiers.js";
import { readMapping } from "./mapping-target.js";
import { literalsOf } from "./property-literals.js";
import { componentAround, componentAt, componentsPointer, pointerOfComponent } from "../names/schema-names.js";

/**
 * Discriminators in schemas that do not list what they pick from: the components that reach the schema through `allOf`
 * (OpenAPI 3.1.1, section 4.8.25.4).
 *
 * Such a parent means one of its children, the one that the property picks. What it says itself gets a name of its own, and that is
 * what its children refer to: so no schema is defined by itself, and a child is all that it inherits and what it adds.
 */
export interface Inheritance {
  /** Whether a reference to the component, in the schema at `pointer`, means what the component says itself. */
  meansBase(component: string, pointer: string): boolean;
  /** What the property of a parent picks; `undefined` for a component that is none. */
  parent(component: string): Parent | undefined;
  /** What a component says itself. */
  baseOf(component: string): JsonValue | undefined;
}

export interface Parent {
  readonly propertyName: string;
  /** No value twice; the target is a pointer, that of the parent for what it says itself. */
  readonly entries: readonly { readonly value: string; readonly target: string }[];
}

/** Finds the parents among the components of a document. */
export function findInheritance(content: JsonObject): Inheritance {
  const components = valueAt(content, componentsPointer);
  const schemas = isJsonObject(components) ? components : {};
  const discriminated = Object.keys(schemas).filter((name) => discriminatorOf(schemas[name]) !== undefined);
  const edges = discriminated.length === 0 ? new Map() : inheritedBy(content, schemas);
  const descendants = new Map(discriminated.map((name) => [name, descendantsOf(name, edges)]));
  const parents = new Map(
    discriminated.map((name) => [name, readParent(content, schemas, name, descendants.get(name) ?? none)]),
  );
  const hasUnion = (name: string): boolean => ["oneOf", "anyOf"].some((keyword) => isUnion(schemas[name], keyword));
  return {
    meansBase: (component, pointer) => {
      const child = componentAround(pointer);
      if (child === undefined || descendants.get(component)?.has(child) !== true) return false;
      if (!hasUnion(component) && parents.get(component) === undefined) return false;
      return /^(?:\/allOf\/\d+)+$/.test(pointer.slice(pointerOfComponent(child).length));
    },
    parent: (component) => (hasUnion(component) ? undefined : parents.get(component)),
    baseOf: (component) => (hasUnion(component) ? withoutUnion(schemas[component]) : schemas[component]),
  };
}

/** Where discriminators are annotations, nothing inherits by them. */
export const noInheritance: Inheritance = {
  meansBase: () => false,
  parent: () => undefined,
  baseOf: () => undefined,
};

const none: ReadonlySet<string> = new Set();

function discriminatorOf(schema: JsonValue | undefined): (JsonObject & { readonly propertyName: string }) | undefined {
  const declared = isJsonObject(schema) ? schema["discriminator"] : undefined;
  const propertyName = isJsonObject(declared) ? declared["propertyName"] : undefined;
  // With a default, what stands for the parent may have any value of the property, or none (OpenAPI 3.2.0, section 4.25.4).
  if (!isJsonObject(declared) || declared["defaultMapping"] !== undefined) return undefined;
  return typeof propertyName === "string" ? { ...declared, propertyName } : undefined;
}

function isUnion(schema: JsonValue | undefined, keyword: string): boolean {
  return isJsonObject(schema) && Array.isArray(schema[keyword]);
}

function withoutUnion(schema: JsonValue | undefined): JsonValue | undefined {
  if (!isJsonObject(schema)) return schema;
  const { oneOf: _, anyOf: __, discriminator: ___, ...own } = schema;
  return own;
}

/** Which components refer to each component in their `allOf`. */
function inheritedBy(content: JsonObject, schemas: JsonObject): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const [child, schema] of Object.entries(schemas)) {
    for (const parent of inheritedIn(content, schema, pointerOfComponent(child))) {
      children.set(parent, [...(children.get(parent) ?? []), child]);
    }
  }
  return children;
}

function inheritedIn(content: JsonObject, schema: JsonValue | undefined, pointer: string): readonly string[] {
  const members =
    isJsonObject(schema) && Array.isArray(schema["allOf"]) ? (schema["allOf"] as readonly JsonValue[]) : []; // isArray forgets the element type
  return members.flatMap((member, index) => {
    const place = pointerOf(pointer, "allOf", index);
    const reference = isJsonObject(member) ? member["$ref"] : undefined;
    const target = typeof reference === "string" ? identifiersOf(content).resolve(reference, place) : undefined;
    const component = target === undefined ? undefined : componentAt(target);
    return [...(component === undefined ? [] : [component]), ...inheritedIn(content, member, place)];
  });
}

function descendantsOf(parent: string, children: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set(children.get(parent));
  for (const name of found) for (const child of children.get(name) ?? []) found.add(child);
  found.delete(parent);
  return found;
}

/** `undefined` where nothing inherits, or where a value would pick two schemas. */
function readParent(
  content: JsonObject,
  schemas: JsonObject,
  name: string,
  descendants: ReadonlySet<string>,
): Parent | undefined {
  const discriminator = discriminatorOf(schemas[name]);
  if (discriminator === undefined || descendants.size === 0) return undefined;
  const { propertyName } = discriminator;
  const pointer = pointerOfComponent(name);
  const mapping = readMapping(content, discriminator, pointer);
  const isMapped = (target: string): boolean => mapping.some((entry) => entry.target === target);
  const isFree = (value: string): boolean => mapping.every((entry) => entry.value !== value);
  const literals = literalsOf(content, schemas[name], pointer, propertyName);
  const implicit = Object.keys(schemas).flatMap((child) => {
    const target = pointerOfComponent(child);
    if (!descendants.has(child) || isMapped(target)) return [];
    const own = literalsOf(content, schemas[child], target, propertyName);
    const values = own === undefined || isSame(own, literals) ? [child] : own;
    return values.filter(isFree).map((value) => ({ value, target }));
  });
  // The parent's own name picks what it says itself, if its own property may have it.
  const isOwnName = isFree(name) && !isMapped(pointer) && (literals === undefined || literals.includes(name));
  const entries = [
    ...mapping.flatMap(({ value, target }) => (target === undefined ? [] : [{ value, target }])),
    ...implicit,
    ...(isOwnName && implicit.every(({ value }) => value !== name) ? [{ value: name, target: pointer }] : []),
  ];
  const isAmbiguous = new Set(entries.map(({ value }) => value)).size < entries.length;
  return entries.length === 0 || isAmbiguous ? undefined : { propertyName, entries };
}

function isSame(left: readonly string[], right: readonly string[] | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
