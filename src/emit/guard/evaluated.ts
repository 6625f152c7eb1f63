import type { ObjectSchema, PatternProperty, Schema, UnevaluatedSchema, UnionSchema } from "../../model/schema.js";
import { canBe } from "./disjoint.js";
import { isAny, isNever } from "./plain.js";
import { rememberedBySchema } from "../../model/remembered-by-schema.js";
import { type Schemas, targetOf } from "../../model/schema-children.js";

/** What a schema evaluates of every object that is valid for it (JSON Schema Core 2020-12, section 11.3). */
export interface EvaluatedProperties {
  readonly names: ReadonlySet<string>;
  readonly patterns: readonly PatternProperty[];
  /** Whether it evaluates all properties. */
  readonly all: boolean;
}

const none: EvaluatedProperties = { names: new Set(), patterns: [], all: false };

/** Whether only the value shows what a schema does not evaluate. */
export function isDynamic({ schema, properties, items }: UnevaluatedSchema, schemas: Schemas): boolean {
  if (items !== undefined && !isAny(items)) return true;
  return properties !== undefined && !isAny(properties) && evaluatedProperties(schema, schemas) === undefined;
}

/** What a schema evaluates of objects; `undefined` where that depends on the object, or does not show. */
export const evaluatedProperties: (schema: Schema, schemas: Schemas) => EvaluatedProperties | undefined =
  rememberedBySchema((schema, schemas) => {
    const inner = (each: Schema): EvaluatedProperties | undefined => evaluatedProperties(each, schemas);
    switch (schema.kind) {
      case "object":
        return ofObject(schema);
      case "reference":
        return inner(targetOf(schema, schemas));
      case "intersection":
        return merged(schema.members.map(inner));
      case "union":
        return ofUnion(schema, schemas, inner);
      case "conditional":
        return shared([merged([inner(schema.if), inner(schema.then)]), inner(schema.else)]);
      case "unevaluated":
        return schema.properties === undefined ? inner(schema.schema) : { ...none, all: true };
      default:
        return none;
    }
  });

function ofObject({ properties, patternProperties, additionalDeclared }: ObjectSchema): EvaluatedProperties {
  const declared = properties.filter((property) => property.declared);
  const names = new Set(declared.map(({ name }) => name));
  return { names, patterns: patternProperties ?? [], all: additionalDeclared };
}

/** Of a union, what the one member evaluates that takes objects; several must agree, as each object is valid for others. */
function ofUnion(
  { members }: UnionSchema,
  schemas: Schemas,
  inner: (schema: Schema) => EvaluatedProperties | undefined,
): EvaluatedProperties | undefined {
  return shared(members.filter((member) => !isNever(member) && canBe("object", member, schemas)).map(inner));
}

function merged(parts: readonly (EvaluatedProperties | undefined)[]): EvaluatedProperties | undefined {
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  return {
    names: new Set(known.flatMap(({ names }) => [...names])),
    patterns: [...new Set(known.flatMap(({ patterns }) => patterns))],
    all: known.some(({ all }) => all),
  };
}

/** What all parts evaluate, if it is the same. */
function shared(parts: readonly (EvaluatedProperties | undefined)[]): EvaluatedProperties | undefined {
  const [first, ...others] = parts;
  if (parts.length === 0) return none;
  return others.every((part) => textOf(part) === textOf(first)) ? first : undefined;
}

function textOf(evaluated: EvaluatedProperties | undefined): string {
  if (evaluated === undefined) return "";
  const { names, patterns, all } = evaluated;
  if (all) return "all";
  return JSON.stringify([
    [...names].sort(),
    patterns.map(({ pattern, patternFlags }) => `${pattern}/${patternFlags ?? "u"}`).sort(),
  ]);
}
