import { valueAt, isJsonObject, type JsonObject } from "../../model/json.js";
import { fragmentOf, type SchemaIdentifiers } from "../../model/schema-identifiers.js";

/**
 * What `$dynamicRef` means at some point of an evaluation: for each name of a `$dynamicAnchor`, the pointer to the schema that bears
 * it in the outermost of the resources that were entered so far (JSON Schema Core 2020-12, section 8.2.3.2).
 *
 * Only how a schema is reached decides that, not the value, so each schema is read once for each scope in which it is reached.
 */
export type DynamicScope = ReadonlyMap<string, string>;

/** Where references lead, in a document whose schemas may have names of their own. */
export interface SchemaTargets {
  /** Whether the scope counts in this document. */
  readonly isDynamic: boolean;
  /** The scope after reaching the schema at `pointer`. */
  enter(scope: DynamicScope | undefined, pointer: string): DynamicScope;
  /** Whether a schema read at `pointer`, inside of another one, enters a resource. */
  isEntrance(pointer: string): boolean;
  /** What distinguishes the schema at `pointer` in this scope from itself reached from nowhere; empty where nothing does. */
  variantOf(pointer: string, scope: DynamicScope): string;
  /** The pointer to what `$ref` means in the schema at `pointer`. */
  targetOf(reference: string, pointer: string): string | undefined;
  /** The pointer to what `$dynamicRef` means there. */
  dynamicTargetOf(reference: string, pointer: string, scope: DynamicScope): string | undefined;
  /** The pointer to what `$recursiveRef` of JSON Schema 2019-09 means there: the innermost schema around it that has `$recursiveAnchor`. */
  recursiveTargetOf(pointer: string): string | undefined;
}

const nothing: DynamicScope = new Map();

/** The targets of references in `content`. */
export function createSchemaTargets(content: JsonObject, identifiers: SchemaIdentifiers): SchemaTargets {
  const { dynamicNames, startsAt, resourceAt, resolve } = identifiers;
  const enter = (scope: DynamicScope | undefined, pointer: string): DynamicScope => {
    if (dynamicNames.size === 0) return nothing;
    const entered = new Map(scope);
    for (const [name, target] of resourceAt(pointer).dynamicAnchors) {
      if (dynamicNames.has(name) && !entered.has(name)) entered.set(name, target);
    }
    return entered;
  };
  const textOf = (scope: DynamicScope): string =>
    [...scope]
      .map(([name, target]) => `${name}=${target}`)
      .sort()
      .join(" ");
  return {
    isDynamic: dynamicNames.size > 0,
    enter,
    isEntrance: (pointer) => dynamicNames.size > 0 && startsAt(pointer) !== undefined,
    variantOf: (pointer, scope) => {
      if (scope.size === 0) return "";
      const text = textOf(scope);
      return text === textOf(enter(undefined, pointer)) ? "" : text;
    },
    targetOf: resolve,
    dynamicTargetOf: (reference, pointer, scope) => {
      const target = resolve(reference, pointer);
      const name = fragmentOf(reference);
      const schema = target === undefined ? undefined : valueAt(content, target);
      const isDynamic = isJsonObject(schema) && schema["$dynamicAnchor"] === name;
      return isDynamic ? (scope.get(name) ?? target) : target;
    },
    recursiveTargetOf: (pointer) => {
      const isAnchor = (around: string): boolean => {
        const schema = valueAt(content, around);
        return isJsonObject(schema) && schema["$recursiveAnchor"] === true;
      };
      let around = pointer;
      while (around !== "" && !isAnchor(around)) around = around.slice(0, around.lastIndexOf("/"));
      return around === "" ? undefined : around;
    },
  };
}
