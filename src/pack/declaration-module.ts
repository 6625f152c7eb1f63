import { posix } from "node:path";
import ts from "typescript";
import type { EmittedFile } from "../model/emitted-file.js";

/** A module of declarations, taken apart. */
export interface DeclarationModule {
  readonly imports: readonly ImportedName[];
  readonly exports: readonly Reexport[];
  /** Everything that it declares, in its order; all of it is exported. */
  readonly declarations: readonly Declaration[];
}

export interface ImportedName {
  /** What the module calls it. */
  readonly local: string;
  readonly imported: string;
  /** The path of the other module, or the name of a package. */
  readonly from: string;
  readonly isType: boolean;
}

/** What a module exports of another. */
export interface Reexport {
  /** The path of the other module, or the name of a package. */
  readonly from: string;
  /** Undefined for all that it has. */
  readonly names: readonly ReexportedName[] | undefined;
  /** The statement, without the module that it names. */
  readonly clause: string;
}

export interface ReexportedName {
  readonly name: string;
  readonly isType: boolean;
}

export interface Declaration {
  readonly name: string;
  readonly isType: boolean;
  /** Empty, or a comment with the line feed behind it. */
  readonly comment: string;
  /** Without `export`. */
  readonly code: string;
}

/** Takes a module apart; undefined where it has something that generated modules do not have. */
export function readDeclarations({ path, text }: EmittedFile): DeclarationModule | undefined {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022);
  const imports: ImportedName[] = [];
  const exports: Reexport[] = [];
  const declarations: Declaration[] = [];
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement)) {
      const names = importedNames(statement, path);
      if (names === undefined) return undefined;
      imports.push(...names);
    } else if (ts.isExportDeclaration(statement)) {
      if (isNothing(statement)) continue;
      const reexport = reexportOf(statement, file, path);
      if (reexport === undefined) return undefined;
      exports.push(reexport);
    } else {
      const declaration = declarationOf(statement, file);
      if (declaration === undefined) return undefined;
      declarations.push(declaration);
    }
  }
  return { imports, exports, declarations };
}

function importedNames(statement: ts.ImportDeclaration, path: string): readonly ImportedName[] | undefined {
  const { importClause: clause } = statement;
  const bindings = clause?.namedBindings;
  if (clause === undefined || clause.name !== undefined) return undefined;
  if (bindings === undefined || !ts.isNamedImports(bindings)) return undefined;
  const from = targetOf(statement.moduleSpecifier, path);
  return bindings.elements.map(({ name, propertyName, isTypeOnly }) => ({
    local: name.text,
    imported: (propertyName ?? name).text,
    from,
    isType: isTypeOnly || clause.isTypeOnly,
  }));
}

/** `export {}`, which says that a file is a module. */
function isNothing({ exportClause, moduleSpecifier }: ts.ExportDeclaration): boolean {
  return (
    moduleSpecifier === undefined &&
    exportClause !== undefined &&
    ts.isNamedExports(exportClause) &&
    exportClause.elements.length === 0
  );
}

function reexportOf(statement: ts.ExportDeclaration, file: ts.SourceFile, path: string): Reexport | undefined {
  const { exportClause, moduleSpecifier } = statement;
  if (moduleSpecifier === undefined) return undefined;
  const from = targetOf(moduleSpecifier, path);
  const clause = file.text.slice(statement.getStart(file), moduleSpecifier.getStart(file));
  if (exportClause === undefined) return statement.isTypeOnly ? undefined : { from, names: undefined, clause };
  if (!ts.isNamedExports(exportClause)) return undefined;
  const { elements } = exportClause;
  if (elements.some(({ propertyName }) => propertyName !== undefined)) return undefined;
  const names = elements.map(({ name, isTypeOnly }) => ({
    name: name.text,
    isType: isTypeOnly || statement.isTypeOnly,
  }));
  return { from, names, clause };
}

/** The path of the declarations that a relative import means: `./schemas/Pet.js` in `dist/index.d.ts` is `dist/schemas/Pet.d.ts`. */
function targetOf(specifier: ts.Expression, path: string): string {
  const from = ts.isStringLiteral(specifier) ? specifier.text : "";
  return from.startsWith(".") ? posix.join(posix.dirname(path), from).replace(/\.(c?)js$/, ".d.$1ts") : from;
}

/** Undefined where it has no name or several, is not exported, or names a module within. */
function declarationOf(statement: ts.Statement, file: ts.SourceFile): Declaration | undefined {
  const [exported] = (ts.canHaveModifiers(statement) && ts.getModifiers(statement)) || [];
  const name = declaredName(statement);
  const code = file.text.slice(exported?.end ?? statement.pos, statement.end).trimStart();
  if (name === undefined || exported?.kind !== ts.SyntaxKind.ExportKeyword || namesModule(statement)) return undefined;
  const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
  return { name, isType, comment: commentOf(statement, file), code };
}

/** Whether there is an `import("./Pet.js").Pet` in it, which means something else from another place. */
function namesModule(node: ts.Node): boolean {
  return ts.isImportTypeNode(node) || ts.forEachChild(node, namesModule) === true;
}

function declaredName(statement: ts.Statement): string | undefined {
  if (ts.isVariableStatement(statement)) {
    const [first, second] = statement.declarationList.declarations;
    return first !== undefined && second === undefined && ts.isIdentifier(first.name) ? first.name.text : undefined;
  }
  const isKnown =
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isClassDeclaration(statement);
  return isKnown ? statement.name?.text : undefined;
}

function commentOf(statement: ts.Statement, file: ts.SourceFile): string {
  const comment = ts
    .getLeadingCommentRanges(file.text, statement.pos)
    ?.findLast(({ pos }) => file.text.startsWith("/**", pos));
  return comment === undefined ? "" : `${file.text.slice(comment.pos, comment.end)}\n`;
}
