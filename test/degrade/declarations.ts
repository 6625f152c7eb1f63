import ts from "typescript";
import type { EmittedFile } from "../../src/model/emitted-file.js";

/** What the modules of schemas and operations export, by name, word for word; wherever it stands. */
export function declarationsOf(files: readonly EmittedFile[]): ReadonlyMap<string, string> {
  const modules = files.filter(({ path }) => /^(?:schemas|operations|webhooks|callbacks)\//.test(path));
  return new Map(modules.flatMap(exportsOf));
}

function exportsOf({ path, text }: EmittedFile): readonly (readonly [name: string, text: string])[] {
  const source = ts.createSourceFile(path, text, { languageVersion: ts.ScriptTarget.ESNext });
  return source.statements.flatMap((statement) => {
    const written = statement.getFullText(source);
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name }) => [name.getText(source), written] as const);
    }
    const isNamed =
      ts.isFunctionDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement);
    return isNamed && /\bexport\b/.test(written) && statement.name !== undefined
      ? [[statement.name.text, written] as const]
      : [];
  });
}
