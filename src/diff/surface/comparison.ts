import type { ts } from "ts-morph";

/** A type as the code of one side says it: a declaration that is exported as `name`. */
export interface Written {
  readonly name: string;
  readonly declaration: string;
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
  readonly from: string;
  readonly to: string;
}

/** An expression as a type of its own. */
export function writtenType(expression: string): Written {
  return { name: "$type", declaration: `export type $type = ${expression};` };
}

/** The types of a comparison as the checker has them. */
export interface CheckedTypes {
  readonly before: ts.Type;
  readonly held: ts.Type;
  readonly real: ts.Type;
}
