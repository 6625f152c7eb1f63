import type { Guard, GuardIssue } from "./guard.js";

/**
 * What a value must be, as explanations read it.
 *
 * A text names types (`"string"`, `"string|null"`), a function refers to another guard, an array lists the only values,
 * and anything else says it with the keywords of JSON Schema.
 */
export type Shape = string | (() => Guard<unknown>) | readonly unknown[] | ShapeKeywords;

/** The keywords that a {@link Shape} can carry. */
export interface ShapeKeywords {
  readonly type?: "string" | "number" | "integer";
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: RegExp;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly items?: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;
  readonly required?: Readonly<Record<string, Shape>>;
  readonly optional?: Readonly<Record<string, Shape>>;
  /** What the other properties must be; `false` forbids them. */
  readonly additional?: Shape | false;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  /** The property whose value picks the member in `mapping`. */
  readonly discriminator?: string;
  readonly mapping?: Readonly<Record<string, Shape>>;
  readonly allOf?: readonly Shape[];
  readonly not?: Shape;
}

/** Explains why `value` does not have the shape. */
export function explain(_name: string, _shape: () => Shape, _value: unknown): readonly GuardIssue[] {
  throw new Error("Unreachable: under construction.");
}
