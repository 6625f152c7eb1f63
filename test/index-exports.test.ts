import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

// `index.ts` names what it exports. That nothing is missing, and nothing a type that is a value, is asked of TypeScript's parser.

const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));
const outputs = readdirSync(fixtures)
  .map((name) => join(fixtures, name, "expected"))
  .filter((output) => existsSync(join(output, "index.ts")));

test.each(outputs)("the index of %s exports all that its modules do", (output) => {
  const indexed = exportsBySource(join(output, "index.ts"));
  for (const [file, names] of indexed) {
    if (!/\/(?:runtime\/\w|paths\.ts$)/.test(file)) expect([file, names]).toEqual([file, declaredIn(file)]);
  }
  const written = readdirSync(output, { recursive: true, encoding: "utf8" });
  const modules = written.filter((path) =>
    /^(?:operations\/.+\/|schemas\/(?!common\/)|webhooks\/|callbacks\/).+\.ts$/.test(path),
  );
  expect([...indexed.keys()]).toEqual(expect.arrayContaining(modules.map((path) => join(output, path))));
});

/** The names that a barrel exports, by the file that it has them from; types are marked. It follows `export *`. */
function exportsBySource(barrel: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const statement of parsed(barrel).statements) {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) continue;
    const file = join(dirname(barrel), textOf(statement.moduleSpecifier).replace(/\.js$/, ".ts"));
    const { exportClause, isTypeOnly } = statement;
    if (exportClause === undefined) for (const [from, names] of exportsBySource(file)) found.set(from, names);
    else if (ts.isNamedExports(exportClause)) {
      const names = exportClause.elements.map((each) => marked(each.name.text, isTypeOnly || each.isTypeOnly));
      found.set(file, names.sort());
    }
  }
  return found;
}

/** What a module declares and exports; a name of both a type and a value is a value. */
function declaredIn(file: string): readonly string[] {
  const values = new Set<string>();
  const types = new Set<string>();
  for (const statement of parsed(file).statements) {
    if (!ts.canHaveModifiers(statement)) continue;
    if (!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
    const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
    for (const name of namesOf(statement)) (isType ? types : values).add(name);
  }
  return [...values, ...[...types].filter((name) => !values.has(name)).map((name) => marked(name, true))].sort();
}

function namesOf(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const { name } = statement as ts.DeclarationStatement; // all else that can be exported
  return name === undefined ? [] : [name.getText()];
}

function marked(name: string, isType: boolean): string {
  return isType ? `type ${name}` : name;
}

function textOf(node: ts.Node): string {
  return ts.isStringLiteral(node) ? node.text : "";
}

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
}
