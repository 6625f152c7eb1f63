import type { NamedSchema, ObjectSchema, Schema } from "../../model/schema.js";
import { childrenOf, type Schemas } from "../../model/schema-children.js";
import type { GuardSettings } from "./guard-settings.js";
import { isAny, isNever } from "./plain.js";
import { preparedSchema } from "./prepare.js";
import { isComplex } from "./union-test.js";

/** An object within a schema for which its guard has a function, and the objects within that. */
export interface ObjectPlace {
  readonly schema: ObjectSchema;
  /** Of its properties. */
  readonly names: string;
  readonly way: Way | undefined;
  readonly inner: readonly ObjectPlace[];
}

/** The way from a named schema to one that stands in it. */
export interface Way {
  readonly before: Way | undefined;
  /** A property's name, or what else tells a schema from those beside it. */
  readonly words: string;
}

/** Objects of fewer properties are hardly longer than the import of a function that has them. */
const fewProperties = 6;

/** The objects within a schema that other schemas could have just as well. */
export function objectPlaces(named: NamedSchema, schemas: Schemas, settings: GuardSettings): readonly ObjectPlace[] {
  const places: ObjectPlace[] = [];
  collect(preparedSchema(named, settings).shape, { schemas, settings, way: undefined, isArgument: true, places });
  return places;
}

/** Where a schema stands, and where the objects within it are to be put. */
interface Walk {
  readonly schemas: Schemas;
  readonly settings: GuardSettings;
  readonly way: Way | undefined;
  /** Whether the function that checks the schema is that of a schema around it. */
  readonly isArgument: boolean;
  readonly places: ObjectPlace[];
}

/**
 * Whether what checks a schema needs nothing of the schema around it: no depth of recursion, nothing of what was evaluated, and no format that
 * the bodies of requests alone assert.
 */
function collect(schema: Schema, walk: Walk): boolean {
  switch (schema.kind) {
    case "object": {
      if (walk.isArgument || schema.properties.length < fewProperties || isNever(schema))
        return collectWithin(schema, walk);
      const inner: ObjectPlace[] = [];
      const standsAlone = collectWithin(schema, { ...walk, places: inner });
      if (standsAlone) walk.places.push({ schema, names: namesOf(schema), way: walk.way, inner });
      else for (const each of inner) walk.places.push(each);
      return standsAlone;
    }
    case "string":
      return schema.format === undefined || walk.settings.formats.has(schema.format);
    case "reference":
      return walk.schemas.get(schema.name)?.recursive !== true;
    case "unevaluated":
      return false;
    default:
      // Nothing is asked of what may be anything.
      return collectWithin(schema, isAny(schema) ? { ...walk, places: [] } : walk);
  }
}

function namesOf({ properties }: ObjectSchema): string {
  return properties.map(({ name }) => name).join();
}

/** Is {@link collect} for what stands in a schema. */
function collectWithin(schema: Schema, walk: Walk): boolean {
  let standsAlone = true;
  const enter = (child: Schema, words: string, isArgument = false): void => {
    if (leafKinds.has(child.kind)) return;
    const isDeep = child.kind !== "string" && child.kind !== "reference";
    const inner = isDeep ? { ...walk, isArgument, way: { before: walk.way, words } } : walk;
    standsAlone = collect(child, inner) && standsAlone;
  };
  /** For what a guard has no function for. */
  const enterInPlace = (child: Schema): void => {
    standsAlone = collect(child, { ...walk, places: [] }) && standsAlone;
  };
  switch (schema.kind) {
    case "object":
      for (const property of schema.properties) enter(property.schema, property.name);
      for (const { schema: child } of schema.patternProperties ?? []) enter(child, "match");
      enter(schema.additionalProperties, "value");
      if (schema.propertyNames !== undefined) enterInPlace(schema.propertyNames);
      break;
    case "array":
      for (const [index, item] of (schema.prefixItems ?? []).entries()) enter(item, `item ${index}`);
      enter(schema.items, "item");
      if (schema.contains !== undefined) enterInPlace(schema.contains.schema);
      break;
    case "intersection":
      for (const [index, member] of schema.members.entries()) enter(member, `part ${index + 1}`, walk.isArgument);
      break;
    case "union": {
      const isOnly = schema.members.filter(isComplex).length === 1;
      for (const [index, member] of schema.members.entries()) {
        if (isOnly && isComplex(member)) standsAlone = collect(member, walk) && standsAlone;
        else enter(member, `option ${index + 1}`);
      }
      break;
    }
    default:
      childrenOf(schema).forEach(enterInPlace);
  }
  return standsAlone;
}

/** Of schemas in which nothing stands, and which say nothing that {@link collect} has to know. */
const leafKinds: ReadonlySet<Schema["kind"]> = new Set([
  "any",
  "never",
  "number",
  "boolean",
  "null",
  "literals",
  "blob",
]);
