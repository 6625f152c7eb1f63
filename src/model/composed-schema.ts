import type { Schema, SchemaBase } from "./schema.js";

/** Valid is what is valid for at least one member (`anyOf`), or for exactly one (`oneOf`). */
export interface UnionSchema extends SchemaBase {
  readonly kind: "union";
  readonly mode: "anyOf" | "oneOf";
  /** Two or more. */
  readonly members: readonly Schema[];
  /** With it, the property alone picks the member, whatever `mode` says (OpenAPI 3.1.1, section 4.8.25). */
  readonly discriminator?: Discriminator;
  /** Came from keywords without a `type`: the members list every type there is, and the TypeScript type is `unknown`. */
  readonly untyped?: true;
}

export interface Discriminator {
  readonly propertyName: string;
  /** From each value of the property to an index in `members`; in the order of the members, mapped values before implicit names. */
  readonly mapping: readonly DiscriminatorEntry[];
}

export interface DiscriminatorEntry {
  readonly value: string;
  readonly member: number;
}

/** Valid is what is valid for every member. */
export interface IntersectionSchema extends SchemaBase {
  readonly kind: "intersection";
  /** Two or more. */
  readonly members: readonly Schema[];
}

/** Valid is what is not valid for `schema`. */
export interface NotSchema extends SchemaBase {
  readonly kind: "not";
  readonly schema: Schema;
}

/**
 * Valid is what is valid for `then` where `if` holds, and for `else` where it does not (JSON Schema Core 2020-12, section 10.2.2).
 *
 * `dependentRequired` and `dependentSchemas` are such conditions too: `if` asks for an object with the property.
 */
export interface ConditionalSchema extends SchemaBase {
  readonly kind: "conditional";
  /** What the document says it with. */
  readonly keyword: "if" | "dependentRequired" | "dependentSchemas";
  readonly if: Schema;
  /** Kind `any` where the document says nothing. */
  readonly then: Schema;
  /** Is {@link ConditionalSchema.then}. */
  readonly else: Schema;
}

/**
 * Valid is what is valid for `schema`, if the properties and items that no part of `schema` has evaluated are valid
 * for `properties` and `items` (JSON Schema Core 2020-12, sections 11.2 and 11.3).
 */
export interface UnevaluatedSchema extends SchemaBase {
  readonly kind: "unevaluated";
  readonly schema: Schema;
  readonly properties?: Schema;
  readonly items?: Schema;
}
