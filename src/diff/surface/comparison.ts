import type { ts } from "ts-morph";

/** A type as the code of one side says it. */
export interface Written {
  /** What is exported: a type, or for a type without a name a constant that has it. */
  readonly name: string;
  readonly declaration: string;
  readonly isConstant?: true;
}

/** Two types to be compared. */
export interface Comparison {
  readonly before: Written;
  readonly after: Written;
}

/**
 * What the compiler says about two types.
 *
 * `held` looks at what they say themselves, with all that they refer to as it was; `real` at the two outputs as they are. What is held finds
 * the cause, and only what is real as well is a change: a type may refer to another one now and still be the same.
 */
export interface Verdict {
  /** Whether they are the same type in other words. */
  readonly isSame: boolean;
  /** Why what is read no longer compiles; `undefined` if it does. */
  readonly unreadable?: string | undefined;
  /** Why what is written no longer compiles; `undefined` if it does. */
  readonly unwritable?: string | undefined;
  /** Why a value of the new type is not one of the old type, or the other way round. */
  readonly reasons: { readonly read?: string | undefined; readonly write?: string | undefined };
  /** What it was and what it is, as far as they differ. */
  readonly from?: string;
  readonly to?: string;
}

/** A type that has no name. An alias would give it one, and the compiler would tell of that. */
export function writtenType(expression: string): Written {
  return { name: "$value", declaration: `export declare const $value: ${expression};`, isConstant: true };
}

/** The types of a comparison as the checker has them. */
export interface CheckedTypes {
  readonly before: ts.Type;
  readonly held: ts.Type;
  readonly real: ts.Type;
}
