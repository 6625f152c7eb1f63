import type {
  ConditionalSchema,
  IntersectionSchema,
  NotSchema,
  UnevaluatedSchema,
  UnionSchema,
} from "./composed-schema.js";
import type { JsonValue } from "./json.js";

export type * from "./composed-schema.js";

/**
 * What a value must be. The two dialects of OpenAPI, and the many ways in which JSON Schema says one thing, are gone here:
 * every kind is a plain assertion that also states the type, so that types, guards and explanations need no second look.
 *
 * - `nullable`, `type: [a, b]` and keywords without a `type` have become unions;
 * - a keyword beside `allOf`, `anyOf`, `oneOf` or `$ref` has become an intersection;
 * - `const` and `enum` have become literals, already filtered by their siblings.
 */
export type Schema =
  | AnySchema
  | NeverSchema
  | ReferenceSchema
  | LiteralsSchema
  | StringSchema
  | NumberSchema
  | BooleanSchema
  | NullSchema
  | ArraySchema
  | ObjectSchema
  | UnionSchema
  | IntersectionSchema
  | NotSchema
  | ConditionalSchema
  | UnevaluatedSchema
  | BlobSchema;

/** What every kind carries beside its assertion. */
export interface SchemaBase {
  /** JSON Pointer to the schema in the document. */
  readonly pointer: string;
  readonly documentation?: Documentation;
}

/** Words about a schema, property, parameter or operation; none of it is asserted. */
export interface Documentation {
  readonly title?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  /** When it goes away, as written: the day of `x-sunset`. */
  readonly sunset?: string;
  /** How much may change without notice, as written: `x-stability-level`. */
  readonly stability?: string;
  readonly format?: string;
  readonly default?: JsonValue;
  readonly examples?: readonly JsonValue[];
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  /** What a text holds in another notation (JSON Schema Validation 2020-12, section 8). */
  readonly contentEncoding?: string;
  readonly contentMediaType?: string;
  readonly contentSchema?: JsonValue;
}

/** Every value is valid: `true`, `{}`, or a schema that only annotates. */
export interface AnySchema extends SchemaBase {
  readonly kind: "any";
}

/** No value is valid: `false`, or keywords that exclude each other. */
export interface NeverSchema extends SchemaBase {
  readonly kind: "never";
}

/** Valid is what is valid for the named schema. */
export interface ReferenceSchema extends SchemaBase {
  readonly kind: "reference";
  /** Key in {@link Api.schemas}. */
  readonly name: string;
}

/** Valid is what equals one of the values, by the equality of JSON Schema 2020-12, section 4.2.2. */
export interface LiteralsSchema extends SchemaBase {
  readonly kind: "literals";
  /** Without duplicates; never empty. */
  readonly values: readonly JsonValue[];
  /** Other values of the types of `values` are valid too, as the settings say: the literals are what is known so far. */
  readonly open?: true;
  /** Names and labels, in the order of `values`, where the document gives any. */
  readonly members?: readonly LiteralMember[];
}

/** What a document calls one value of an enum. */
export interface LiteralMember {
  readonly value: JsonValue;
  /** From `x-enum-varnames` or `x-enumNames`. */
  readonly name?: string;
  /** From `x-enum-descriptions`, or from the starred lists of Django REST framework. */
  readonly label?: string;
}

/** A string; lengths count code points (JSON Schema Validation 2020-12, section 6.3). */
export interface StringSchema extends SchemaBase {
  readonly kind: "string";
  readonly minLength?: number;
  readonly maxLength?: number;
  /** A regular expression that is valid in JavaScript; not anchored. */
  readonly pattern?: string;
  /** `""` for a pattern that is valid in JavaScript only without the `u` flag, such as `\\-`. By default `u`. */
  readonly patternFlags?: "u" | "";
  /** An annotation as JSON Schema 2020-12 has it, unless the settings have it asserted: {@link Api.formats}. */
  readonly format?: string;
}

/** A number; `1.0` is an integer. */
export interface NumberSchema extends SchemaBase {
  readonly kind: "number";
  readonly integer: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  /** Greater than 0; exact on decimals. */
  readonly multipleOf?: number;
  readonly format?: string;
}

export interface BooleanSchema extends SchemaBase {
  readonly kind: "boolean";
}

export interface NullSchema extends SchemaBase {
  readonly kind: "null";
}

export interface ArraySchema extends SchemaBase {
  readonly kind: "array";
  /** What the items must be that follow `prefixItems`: all of them where there are none; kind `any` where the document says nothing. */
  readonly items: Schema;
  /** Whether the document spoke of `items` at all: then no item is unevaluated (JSON Schema Core 2020-12, section 10.3.1.2). */
  readonly itemsDeclared: boolean;
  /** What the first items must be, as far as they are there; never empty. */
  readonly prefixItems?: readonly Schema[];
  readonly contains?: Contains;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;
}

/** How many items must be valid for a schema (JSON Schema Core 2020-12, section 10.3.1.3). */
export interface Contains {
  readonly schema: Schema;
  /** 1 where the document says nothing. */
  readonly minContains: number;
  readonly maxContains?: number;
}

/** An object; only own properties count. */
export interface ObjectSchema extends SchemaBase {
  readonly kind: "object";
  /** In document order; names in `required` that are not declared follow as required properties of kind `any`. */
  readonly properties: readonly Property[];
  /** What properties must be whose names match; never empty. Each applies beside `properties` and beside the others. */
  readonly patternProperties?: readonly PatternProperty[];
  /** What every name of a property must be, as a string. */
  readonly propertyNames?: Schema;
  /** What must be the properties that are neither declared nor match a pattern; kind `any` where the document allows anything or says nothing. */
  readonly additionalProperties: Schema;
  /** Whether the document spoke of additional properties at all. */
  readonly additionalDeclared: boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

export interface PatternProperty extends Pattern {
  readonly schema: Schema;
}

/** A regular expression that is valid in JavaScript; not anchored. */
export interface Pattern {
  readonly pattern: string;
  /** `""` for a pattern that is valid in JavaScript only without the `u` flag, such as `\\-`. By default `u`. */
  readonly patternFlags?: "u" | "";
}

export interface Property {
  /** As on the wire; any string, `__proto__` and `constructor` included. */
  readonly name: string;
  readonly required: boolean;
  /** False for a name that stands in `required` alone. */
  readonly declared: boolean;
  readonly schema: Schema;
}

/** Raw bytes in a multipart body (`format: binary`): a `Blob`, never JSON. */
export interface BlobSchema extends SchemaBase {
  readonly kind: "blob";
}

/** A schema with a name of its own: it becomes one module with a type, a guard and an explanation. */
export interface NamedSchema {
  /** Key in {@link Api.schemas}: the name under `components/schemas`, or a JSON Pointer for a schema that we named. */
  readonly name: string;
  /** The TypeScript name of the type; `is…`, `assert…` and `…Guard` derive from it. */
  readonly localName: string;
  /** The module's path below `schemas/`, without extension: `localName`, unless another name differs in case alone. */
  readonly module: string;
  /** False for a schema that we named: the body of one operation, or the target of a deep reference. */
  readonly isComponent: boolean;
  readonly schema: Schema;
  /** False where the schema uses what no guard can honour yet; an issue says what. */
  readonly guarded: boolean;
  /** Whether the schema reaches itself through references: its predicate must carry a depth. */
  readonly recursive: boolean;
}
