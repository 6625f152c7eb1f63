import { ts } from "ts-morph";

/** What matters of `schemas/<module>.ts`. */
export interface SchemaModule {
  /** The declaration of the type as the file has it, with `export`. */
  readonly declaration: string;
  /** Names of the other exports, constants of enums left out: `isPet`, `PetGuard`. */
  readonly guards: readonly string[];
  /** The constants of enums: their members by key, each as the code that says the value. */
  readonly constants: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * Takes the module of a named schema apart.
 *
 * It is cut at the lines that begin a declaration, which are the only ones of ours that begin with such a word: lines of comments begin
 * with a star, and all others are indented or begin with a bracket. Parsing a thousand modules with their guards takes longer than the comparison.
 */
export function cutSchemaModule(text: string): SchemaModule {
  const start = /(?<=\n)export (?:interface|type) /.exec(text);
  if (start === null) throw new Error("Unreachable: the module of a schema declares no type.");
  const rest = text.slice(start.index);
  const end = /(?<=\n)(?:export )?(?:const|function) /.exec(rest)?.index ?? rest.length;
  const values = rest.slice(end);
  const constants = new Map(
    [...values.matchAll(constantPattern)].map(([, name = "", body = ""]) => [name, membersOf(body)]),
  );
  const names = [...values.matchAll(exportPattern)].map(([, name = ""]) => name);
  return { declaration: rest.slice(0, end), guards: names.filter((name) => !constants.has(name)), constants };
}

const name = "[\\p{ID_Start}$_][\\p{ID_Continue}$]*";
const exportPattern = new RegExp(`(?<![^\\n])export (?:const|function) (${name})`, "gu");
const constantPattern = new RegExp(`(?<![^\\n])export const (${name}) = (\\{\\n[^]*?\\n\\}) as const;`, "gu");

function membersOf(objectText: string): ReadonlyMap<string, string> {
  const source = ts.createSourceFile("constant.ts", `(${objectText})`, ts.ScriptTarget.ESNext);
  const [statement] = source.statements;
  const expression = statement !== undefined && ts.isExpressionStatement(statement) ? statement.expression : undefined;
  const object =
    expression !== undefined && ts.isParenthesizedExpression(expression) ? expression.expression : undefined;
  if (object === undefined || !ts.isObjectLiteralExpression(object)) return new Map();
  return new Map(
    object.properties.filter(ts.isPropertyAssignment).map((property) => {
      const { name: key } = property;
      const isPlain = ts.isIdentifier(key) || ts.isStringLiteral(key) || ts.isNumericLiteral(key);
      return [isPlain ? key.text : key.getText(source), property.initializer.getText(source)];
    }),
  );
}
