import {
  isJsonObject,
  memberOf,
  pointerOf,
  segmentsOf,
  valueAt,
  type JsonObject,
  type JsonValue,
} from "../../model/json.js";
import { itemContext, memberContext, type ReferenceContext } from "../../model/reference-context.js";
import { identifiersOf } from "../../model/schema-identifiers.js";
import { collectReferences, type Reference } from "../collect-references.js";
import { findHeirs, isParent } from "./heirs.js";

/** What a part of a document refers to, directly or not. */
export interface Reached {
  /** Pointers to components: `/components/schemas/Pet`. */
  readonly components: ReadonlySet<string>;
  /** Pointers to values that stand elsewhere, and not in the part. */
  readonly others: ReadonlySet<string>;
}

/** Finds what `part` needs of `content`, from which it was cut; `part` itself has no components. */
export function reach(part: JsonObject, content: JsonObject): Reached {
  const components = new Set<string>();
  const others = new Set<string>();
  const heirsOf = findHeirs(content);
  const open: string[] = [];
  const add = (pointer: string): void => {
    const component = componentAround(pointer);
    const [group, place] = component === undefined ? [others, pointer] : [components, component];
    if (group.has(place) || (component === undefined && valueAt(part, pointer) !== undefined)) return;
    group.add(place);
    open.push(place);
  };
  const follow = (references: readonly Reference[], base: string): void => {
    for (const reference of references) {
      const target = targetOf(content, reference, base);
      if (target !== undefined) add(target);
    }
  };
  follow(collectReferences(part), "");
  for (const scheme of requiredSchemes(part)) add(pointerOf("/components/securitySchemes", scheme));
  for (let pointer = open.pop(); pointer !== undefined; pointer = open.pop()) {
    const value = valueAt(content, pointer) ?? null;
    follow(collectReferences(value, contextAt(content, pointer)), pointer);
    // A callback has requirements of its own.
    if (!pointer.startsWith("/components/schemas/")) {
      for (const scheme of requiredSchemes(value)) add(pointerOf("/components/securitySchemes", scheme));
    }
    for (const heir of isParent(value) ? heirsOf(pointer) : []) add(heir);
  }
  return { components, others };
}

function componentAround(pointer: string): string | undefined {
  const [, components, group, name] = pointer.split("/");
  return components === "components" && name !== undefined ? `/components/${group ?? ""}/${name}` : undefined;
}

/** An entry of a mapping is the name of a component before it is a reference. */
function targetOf(content: JsonObject, { reference, pointer, isMapping }: Reference, base: string): string | undefined {
  if (typeof reference !== "string") return undefined;
  const named = pointerOf("/components/schemas", reference);
  if (isMapping && valueAt(content, named) !== undefined) return named;
  const around = base + pointer.slice(0, pointer.lastIndexOf("/"));
  return identifiersOf(content).resolve(reference, around);
}

/** What the value at a pointer is; what stands where nobody looks for references is taken for a schema. */
function contextAt(content: JsonObject, pointer: string): ReferenceContext {
  let context: ReferenceContext = "object";
  let value: JsonValue | undefined = content;
  for (const segment of segmentsOf(pointer)) {
    context = Array.isArray(value) ? itemContext(context) : memberContext(context, segment);
    value = value === undefined ? undefined : memberOf(value, segment);
  }
  return context === "data" ? "schema" : context;
}

/** The security schemes that anything in a value requires; where examples look like requirements, too many. */
function requiredSchemes(value: JsonValue): ReadonlySet<string> {
  const names = new Set<string>();
  const open: JsonValue[] = [value];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    if (Array.isArray(each)) open.push(...each);
    if (!isJsonObject(each)) continue;
    const { security } = each;
    const requirements: readonly JsonValue[] = Array.isArray(security) ? security : [];
    for (const requirement of requirements) for (const name of Object.keys(Object(requirement))) names.add(name);
    for (const member of Object.values(each)) if (typeof member === "object" && member !== null) open.push(member);
  }
  return names;
}
