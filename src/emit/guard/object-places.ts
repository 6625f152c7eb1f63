import type { NamedSchema, ObjectSchema, Schema } from "../../model/schema.js";
import { childrenOf, type Schemas } from "../../model/schema-children.js";
import type { GuardSettings } from "./guard-settings.js";
import { prepare } from "./prepare.js";

/** An object within a schema for which its guard has a function, and the objects within that. */
export interface ObjectPlace {
  readonly schema: ObjectSchema;
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
  const schema = prepare(named.schema, (format) => settings.formats.has(format));
  collect(schema, { schemas, way: undefined, isArgument: true, places });
  return places;
}

/** Where a schema stands, and where the objects within it are to be put. */
interface Walk {
  readonly schemas: Schemas;
  readonly way: Way | undefined;
  /** Whether the function that checks the schema is that of a schema around it. */
  readonly isArgument: boolean;
  readonly places: ObjectPlace[];
}

/** Whether what checks a schema needs nothing of the schema around it: no depth of recursion, and nothing of what was evaluated. */
function collect(schema: Schema, walk: Walk): boolean {
  const { way, isArgument, places, schemas } = walk;
  switch (schema.kind) {
    case "object": {
      if (isArgument || schema.properties.length < fewProperties) return collectWithin(schema, walk);
      const inner: ObjectPlace[] = [];
      const standsAlone = collectWithin(schema, { ...walk, places: inner });
      if (standsAlone) places.push({ schema, way, inner });
      else places.push(...inner);
      return standsAlone;
    }
    case "reference":
      return schemas.get(schema.name)?.recursive !== true;
    case "unevaluated":
      return false;
    default:
      return collectWithin(schema, walk);
  }
}

/** Is {@link collect} for what stands in a schema. */
function collectWithin(schema: Schema, walk: Walk): boolean {
  let standAlone = true;
  const enter = (child: Schema, words: string, isArgument = false): void => {
    if (isLeaf(child)) return;
    if (!collect(child, { ...walk, isArgument, way: { before: walk.way, words } })) standAlone = false;
  };
  switch (schema.kind) {
    case "object":
      for (const property of schema.properties) enter(property.schema, property.name);
      enter(schema.additionalProperties, "value");
      for (const each of schema.patternProperties ?? []) enter(each.schema, "match");
      if (schema.propertyNames !== undefined) enter(schema.propertyNames, "name");
      return standAlone;
    case "array":
      for (const child of childrenOf(schema)) enter(child, "item");
      return standAlone;
    case "intersection":
      schema.members.forEach((member, index) => enter(member, `part ${index + 1}`, walk.isArgument));
      return standAlone;
    case "union": {
      const members = schema.members.filter((member) => !isLeaf(member));
      const [only] = members;
      if (members.length === 1 && only !== undefined) return collect(only, walk);
      schema.members.forEach((member, index) => enter(member, `option ${index + 1}`));
      return standAlone;
    }
    default: {
      // Conditions have their objects in place.
      const inPlace: Walk = { ...walk, places: [] };
      return childrenOf(schema)
        .map((child) => collect(child, inPlace))
        .every(Boolean);
    }
  }
}

/** Whether nothing stands in a schema. */
function isLeaf({ kind }: Schema): boolean {
  return leafKinds.has(kind);
}

const leafKinds: ReadonlySet<Schema["kind"]> = new Set([
  "any",
  "never",
  "string",
  "number",
  "boolean",
  "null",
  "literals",
  "blob",
]);
