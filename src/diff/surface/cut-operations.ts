import { ts } from "ts-morph";
import { plainCode } from "./code-text.js";

/** What matters of the function of an operation. */
export interface FunctionSurface {
  /** The interface of its input as the file has it; absent where it takes none. */
  readonly request?: string;
  /** Whether it can be called without input. */
  readonly isRequestOptional: boolean;
  /** The type of the body by status, as `Call<…>` has them: `200`, `4XX`, `default`. */
  readonly bodies: ReadonlyMap<string, string>;
  /** The type of the items, as `PagedCall<…>` has it; absent where there are no pages. */
  readonly item?: string;
}

/** The body of a function: nothing that matters here, and half of the file. No other lines are one like the first below one that ends so. */
const body = / \{\n {2}return (?:caller\.call|callPages)\([^]*?\n\}\n/g;

/** Takes the module of an operation apart: its functions by name. Comments are left out, and so is the layout. */
export function cutOperations(text: string): ReadonlyMap<string, FunctionSurface> {
  const source = ts.createSourceFile("operations.ts", text.replaceAll(body, ";\n"), {
    languageVersion: ts.ScriptTarget.ESNext,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  });
  const interfaces = new Map(
    source.statements
      .filter(ts.isInterfaceDeclaration)
      .map((each) => [each.name.text, plainCode(each.getText(source))]),
  );
  const functions = source.statements.filter(ts.isFunctionDeclaration);
  return new Map(functions.map((each) => [each.name?.text ?? "", functionSurface(each, interfaces, source)]));
}

function functionSurface(
  { parameters, type }: ts.FunctionDeclaration,
  interfaces: ReadonlyMap<string, string>,
  source: ts.SourceFile,
): FunctionSurface {
  const parameter = parameters.find(({ name }) => ts.isIdentifier(name) && name.text === "request");
  const request = parameter?.type === undefined ? undefined : interfaces.get(parameter.type.getText(source));
  const [map, item] = type !== undefined && ts.isTypeReferenceNode(type) ? (type.typeArguments ?? []) : [];
  return {
    ...(request === undefined ? {} : { request }),
    isRequestOptional: parameter === undefined || parameter.initializer !== undefined,
    bodies: bodiesOf(map, source),
    ...(item === undefined ? {} : { item: plainCode(item.getText(source)) }),
  };
}

/** The members of the `{ 200: Pet; 404: Problem }` in `Call<…>`. */
function bodiesOf(map: ts.TypeNode | undefined, source: ts.SourceFile): ReadonlyMap<string, string> {
  const members = map !== undefined && ts.isTypeLiteralNode(map) ? map.members.filter(ts.isPropertySignature) : [];
  return new Map(
    members.map(({ name, type: body }) => {
      const key = ts.isStringLiteral(name) ? name.text : name.getText(source);
      return [key, body === undefined ? "unknown" : plainCode(body.getText(source))];
    }),
  );
}
