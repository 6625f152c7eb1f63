import { type JsonObject, type JsonValue, pointerOf, valueAt } from "../../src/model/json.js";
import { discriminatingProperty, literalsOf, mappingOf } from "./discriminator-values.js";
import { isSame, itemsOf, memberOf, membersOf, withoutMembers } from "./json.js";
import { componentAt, pointerOfReference } from "./references.js";

/**
 * Which schemas inherit from a schema with a discriminator: the components that refer to it in their `allOf`, and those that refer to these.
 *
 * Without a union beside the discriminator, the schema is a parent: a value is valid for the heir that the property picks. Its own keywords
 * are what its heirs refer to; with a union, they are all but the union.
 */
export interface Heritage {
  /** What a component that is a parent picks from. */
  parentOf(component: string): Parent | undefined;
  /** Whether a component inherits from another. */
  isHeir(component: string, ancestor: string): boolean;
  /** What the heirs of a component inherit from it; `undefined` for one that is nobody's parent. */
  legacyOf(component: string): JsonValue | undefined;
}

/** Pointers to what the values of the property pick. */
export interface Parent {
  readonly property: string;
  readonly picks: ReadonlyMap<string, string>;
}

export function heritageOf(raw: JsonObject): Heritage {
  const components = new Map(membersOf(valueAt(raw, "/components/schemas")));
  const parents = new Map([...components].map(([name, schema]) => [name, referencesInAllOf(schema, raw)]));
  const ancestors = new Map([...components.keys()].map((name) => [name, reachable(name, parents)]));
  const isHeir = (component: string, ancestor: string): boolean =>
    component !== ancestor && ancestors.get(component)?.has(ancestor) === true;
  const found = new Map(
    [...components.keys()].map((name) => {
      const heirs = [...components.keys()].filter((each) => isHeir(each, name));
      return [name, { heirs, parent: parentOf(name, heirs, raw) }] as const;
    }),
  );
  return {
    isHeir,
    parentOf: (component) => found.get(component)?.parent,
    legacyOf: (component) => {
      const schema = components.get(component);
      const { parent, heirs = [] } = found.get(component) ?? {};
      if (parent !== undefined) return schema;
      const isUnion = discriminatingProperty(schema) !== undefined && heirs.length > 0 && hasUnion(schema);
      return isUnion ? withoutMembers(schema, "oneOf", "anyOf", "discriminator") : undefined;
    },
  };
}

function hasUnion(schema: JsonValue | undefined): boolean {
  return ["oneOf", "anyOf"].some((keyword) => Array.isArray(memberOf(schema, keyword)));
}

function referencesInAllOf(schema: JsonValue, raw: JsonObject): readonly string[] {
  return itemsOf(memberOf(schema, "allOf")).flatMap((member) => {
    const component = componentAt(pointerOfReference(memberOf(member, "$ref"), raw));
    return [...(component === undefined ? [] : [component]), ...referencesInAllOf(member, raw)];
  });
}

function reachable(name: string, parents: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set(parents.get(name));
  for (const each of found) for (const parent of parents.get(each) ?? []) found.add(parent);
  return found;
}

/**
 * A value of the property leads to an heir by `mapping`; to an heir without one by the strings that it allows for the property, unless it
 * has them from the parent, else by its name. The parent's own name leads to the parent's own keywords, if it may be the property's value.
 * Where a value leads to two schemas, the discriminator is a hint alone.
 */
function parentOf(name: string, heirs: readonly string[], raw: JsonObject): Parent | undefined {
  const pointer = pointerOf("/components/schemas", name);
  const schema = valueAt(raw, pointer);
  const property = discriminatingProperty(schema);
  if (property === undefined || heirs.length === 0 || hasUnion(schema)) return undefined;
  const mapping = mappingOf(schema, raw);
  const mapped = [...mapping.values()];
  const inherited = literalsOf({ schema, pointer }, property, raw);
  const picks: (readonly [value: string, target: string])[] = [];
  for (const [value, target] of mapping) if (target !== undefined) picks.push([value, target]);
  for (const heir of heirs) {
    const target = pointerOf("/components/schemas", heir);
    if (mapped.includes(target)) continue;
    const own = literalsOf({ schema: valueAt(raw, target), pointer: target }, property, raw);
    const values = own === undefined || isSame(own, inherited) ? [heir] : own;
    for (const value of values) if (!mapping.has(value)) picks.push([value, target]);
  }
  const isTaken = mapping.has(name) || mapped.includes(pointer) || picks.some(([value]) => value === name);
  if (!isTaken && (inherited?.includes(name) ?? true)) picks.push([name, pointer]);
  const isClear = picks.length > 0 && new Set(picks.map(([value]) => value)).size === picks.length;
  return isClear ? { property, picks: new Map(picks) } : undefined;
}
