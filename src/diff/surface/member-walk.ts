import { ts } from "ts-morph";

/** A property as a type has it. */
export interface Member {
  readonly name: string;
  readonly isOptional: boolean;
  readonly type: ts.Type;
  /** The code of its type; undefined where several declarations make the property. */
  code(): string | undefined;
}

/** The members of a union, or the type itself; `null` and `undefined` left out. */
export function constituentsOf(type: ts.Type): readonly ts.Type[] {
  const members = type.isUnion() ? type.types : [type];
  return members.filter((member) => (member.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) === 0);
}

/** Whether a type is made of properties that a document names: no string, no array, no class of the platform. */
export function isRecord(checker: ts.TypeChecker, type: ts.Type): boolean {
  const isObject = (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
  return isObject && !checker.isArrayLikeType(type) && !isOfLibrary(type);
}

/** The properties of a type that is a record. */
export function membersOf(checker: ts.TypeChecker, type: ts.Type): readonly Member[] {
  return checker.getPropertiesOfType(type).map((symbol) => ({
    name: symbol.name,
    isOptional: (symbol.flags & ts.SymbolFlags.Optional) !== 0,
    type: checker.getTypeOfSymbol(symbol),
    code: () => codeOf(symbol),
  }));
}

function codeOf({ declarations = [] }: ts.Symbol): string | undefined {
  const [declaration] = declarations;
  const isOne = declaration !== undefined && declarations.length === 1 && ts.isPropertySignature(declaration);
  return isOne ? declaration.type?.getText() : undefined;
}

/** What the items of an array or tuple are; none for other types. */
export function itemsOf(checker: ts.TypeChecker, type: ts.Type): readonly ts.Type[] {
  if (!checker.isArrayType(type) && !checker.isTupleType(type)) return [];
  return checker.getTypeArguments(type as ts.TypeReference); // arrays and tuples are references to a generic type
}

function isOfLibrary(type: ts.Type): boolean {
  const declarations = type.symbol?.declarations ?? [];
  return declarations.some((declaration) => declaration.getSourceFile().isDeclarationFile);
}
