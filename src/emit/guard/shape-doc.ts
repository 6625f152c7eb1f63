import type { Doc } from "./layout.js";
import type { ModuleScope } from "./module-scope.js";
import { inheritedNames, listLiteral, numberLiteral, objectLiteral, propertyKey } from "./text.js";

/** A shape as an expression. */
export interface ShapeDoc {
  readonly doc: Doc;
  /** Whether it is an object literal. */
  readonly isObject?: true;
  /** How much an object or array literal holds, for the line breaks. */
  readonly size: number;
}

/** A keyword of a shape. */
export type Entry = readonly [key: string, value: Doc];

/** A shape of keywords. */
export function objectDoc(entries: readonly Entry[]): ShapeDoc {
  return { doc: objectLiteral(entries), isObject: true, size: entries.length };
}

/** A shape that is neither an object nor an array literal. */
export function otherDoc(doc: Doc): ShapeDoc {
  return { doc, size: 0 };
}

/** A shape under a name; one that every object inherits would lend its own type to what the compiler makes of the shape. */
export function namedEntry(name: string, { doc, isObject }: ShapeDoc, module: ModuleScope): Entry {
  const isMisread = isObject === true && inheritedNames.has(name);
  return [propertyKey(name), isMisread ? [doc, " satisfies ", module.runtimeType("Shape", "runtime/explain")] : doc];
}

/** All of the shapes. */
export function allOfDoc(shapes: readonly ShapeDoc[]): ShapeDoc {
  const [first, ...others] = shapes;
  return first !== undefined && others.length === 0 ? first : objectDoc([["allOf", listDoc(shapes).doc]]);
}

/** An array of shapes. Prettier breaks lists of objects alone, or of arrays alone, if each of them has two or more members. */
export function listDoc(shapes: readonly ShapeDoc[]): ShapeDoc {
  const isAlike = new Set(shapes.map(({ isObject }) => isObject)).size === 1 && shapes.every(({ size }) => size > 1);
  const doc = listLiteral(
    shapes.map(({ doc }) => doc),
    shapes.length > 1 && isAlike,
  );
  return { doc, size: shapes.length };
}

/** The keywords among those given that hold a number, or `true`. */
export function numberEntries<Keyword extends string>(
  schema: { readonly [K in Keyword]?: number | true },
  ...keywords: readonly Keyword[]
): readonly Entry[] {
  return keywords.flatMap((keyword) => {
    const value = schema[keyword];
    if (value === undefined) return [];
    return [[keyword, value === true ? "true" : numberLiteral(value)] as const];
  });
}

/** An entry, unless there is nothing to say. */
export function entry(key: string, value: Doc | undefined): readonly Entry[] {
  return value === undefined ? [] : [[key, value]];
}
