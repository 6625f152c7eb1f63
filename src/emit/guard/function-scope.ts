import type { ModuleScope } from "./module-scope.js";

/** Where an expression stands: what the function around it offers, and what the expression takes of that. */
export interface FunctionScope {
  readonly module: ModuleScope;
  /** Whether the function may have a parameter `depth`: it belongs to a recursive schema. */
  readonly recursive: boolean;
  /** The properties that are read through `it`. */
  readonly names: Set<string>;
  /** Those among them that the type does not declare. */
  readonly undeclared: Set<string>;
  usesDepth: boolean;
  usesIt: boolean;
}

/** The value that is tested. */
export interface Subject {
  /** An expression that TypeScript narrows: `value`, `it.x`, `it[name]`. */
  readonly text: string;
  /** Whether it is known that the value is not undefined. */
  readonly defined: boolean;
  /** Whether it is the function's own argument, whose properties are read through `it`. */
  readonly isArgument: boolean;
  /** Whether it is one of many: an item in a loop. */
  readonly isRepeated?: boolean;
  /** The words of its place, from the schema's name on. */
  readonly path: string;
}

/** A function that nothing is known of yet. */
export function createFunctionScope(module: ModuleScope): FunctionScope {
  return {
    module,
    recursive: module.named.recursive,
    names: new Set(),
    undeclared: new Set(),
    usesDepth: false,
    usesIt: false,
  };
}
