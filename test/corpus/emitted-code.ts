import ts from "typescript";
import type { EmittedFile } from "../../src/model/emitted-file.js";

/** What the compiler sees in a file of the output. */
export interface EmittedCode {
  readonly path: string;
  readonly source: ts.SourceFile;
  readonly anyTypes: number;
  /** Comments that the compiler obeys: `@ts-ignore`, `@ts-expect-error`, `@ts-nocheck`, `@ts-check`. */
  readonly directives: number;
  /** The names of what it exports. */
  readonly exports: ReadonlySet<string>;
  /** Exported functions that take a caller first: the operations. */
  readonly operations: number;
}

/** Parses a file of the output and counts in the tree, so that words in comments and strings do not matter. */
export function readEmittedCode(file: EmittedFile): EmittedCode {
  const source = ts.createSourceFile(file.path, file.text, { languageVersion: ts.ScriptTarget.ESNext });
  let anyTypes = 0;
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) anyTypes += 1;
    ts.forEachChild(node, visit);
  };
  visit(source);
  // Both members are the compiler's own findings; its types do not show them.
  const { commentDirectives, checkJsDirective } = source as ts.SourceFile & {
    readonly commentDirectives?: readonly unknown[];
    readonly checkJsDirective?: unknown;
  };
  return {
    path: file.path,
    source,
    anyTypes,
    directives: (commentDirectives?.length ?? 0) + (checkJsDirective === undefined ? 0 : 1),
    exports: new Set(source.statements.flatMap(exportedNames)),
    operations: file.path.startsWith("operations/") ? source.statements.filter(isOperation).length : 0,
  };
}

function exportedNames(statement: ts.Statement): readonly string[] {
  if (!isExported(statement)) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) || ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name.text] : [];
}

function isOperation(statement: ts.Statement): boolean {
  if (!ts.isFunctionDeclaration(statement) || !isExported(statement)) return false;
  const type = statement.parameters[0]?.type;
  return (
    type !== undefined &&
    ts.isTypeReferenceNode(type) &&
    ts.isIdentifier(type.typeName) &&
    type.typeName.text === "Caller"
  );
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}
