import ts from "typescript";
import { docComment } from "../documentation.js";
import { isPlain } from "../guard/text.js";
import { builtLines, isInOneLine } from "./type-nodes.js";

/** A piece of TypeScript in our layout, and the named types it refers to. */
export interface TypeText {
  readonly text: string;
  readonly references: ReadonlySet<string>;
}

/** What printing needs to know, and what it finds. */
export interface TypeScope {
  /** The names that are types of modules of their own. */
  readonly names: ReadonlySet<string>;
  /** Which of these are referred to; grows. */
  readonly references: Set<string>;
  /** The members that also take `undefined`. */
  readonly loose: ReadonlySet<ts.TypeElement>;
}

// `neverAsciiEscape` is not in the public type of the printer: it keeps the letters of all scripts readable.
const printerOptions: ts.PrinterOptions & { readonly neverAsciiEscape: true } = { neverAsciiEscape: true };
/** Prints what is too rare or too delicate for us. */
const printer = ts.createPrinter(printerOptions);
const emptySource = ts.createSourceFile("types.ts", "", ts.ScriptTarget.ESNext);

/**
 * The text of a type that openapi-typescript built, two spaces to a level; its first line is not indented.
 *
 * TypeScript's own printer takes four times as long, and its text would have to be taken apart again.
 */
export function typeText(node: ts.Node, scope: TypeScope, indent = ""): string {
  if (ts.isIdentifier(node)) return node.text;
  const keyword = keywords.get(node.kind);
  if (keyword !== undefined) return keyword;
  if (ts.isTypeReferenceNode(node)) return referenceText(node, scope, indent);
  if (ts.isTypeLiteralNode(node)) return membersText(node.members, scope, indent);
  if (ts.isArrayTypeNode(node)) return `${typeText(node.elementType, scope, indent)}[]`;
  if (ts.isUnionTypeNode(node)) return textsOf(node.types, scope, indent).join(" | ");
  if (ts.isIntersectionTypeNode(node)) return textsOf(node.types, scope, indent).join(" & ");
  if (ts.isParenthesizedTypeNode(node)) return `(${typeText(node.type, scope, indent)})`;
  if (ts.isIndexedAccessTypeNode(node)) {
    return `${typeText(node.objectType, scope, indent)}[${typeText(node.indexType, scope, indent)}]`;
  }
  if (ts.isTupleTypeNode(node)) return tupleText(node, scope, indent);
  if (ts.isOptionalTypeNode(node)) return `${typeText(node.type, scope, indent)}?`;
  if (ts.isRestTypeNode(node)) return `...${typeText(node.type, scope, indent)}`;
  if (ts.isLiteralTypeNode(node)) return typeText(node.literal, scope);
  if (ts.isStringLiteral(node) && isPlain(node.text)) return `"${node.text}"`;
  if (ts.isNumericLiteral(node)) return node.text;
  return printer.printNode(ts.EmitHint.Unspecified, node, emptySource);
}

/** `{ … }`, a member per line. */
export function membersText(
  members: readonly ts.TypeElement[],
  scope: TypeScope,
  indent: string,
  ...others: readonly string[]
): string {
  const inner = `${indent}  `;
  const lines = [
    ...members.map((member) => memberText(member, scope, inner)),
    ...others.map((other) => `${inner}${other}\n`),
  ];
  return lines.length === 0 ? "{}" : `{\n${lines.join("")}${indent}}`;
}

/** A member of an object type with its doc comment; ends with a line feed. */
export function memberText(member: ts.TypeElement, scope: TypeScope, indent: string): string {
  const comment = docComment(builtLines(member) ?? commentLines(member), indent);
  if (ts.isPropertySignature(member) && member.type !== undefined) {
    const { name, questionToken, type } = member;
    const head = `${indent}${typeText(name, scope)}${questionToken === undefined ? "" : "?"}:`;
    return `${comment}${declarationText(head, type, scope, indent, scope.loose.has(member))}\n`;
  }
  if (ts.isIndexSignatureDeclaration(member)) {
    const [key] = member.parameters;
    const head = `${indent}[${key === undefined ? "key" : typeText(key.name, scope)}: string]:`;
    return `${comment}${declarationText(head, member.type, scope, indent)}\n`;
  }
  throw new Error(`Unreachable: there is a member of the kind ${ts.SyntaxKind[member.kind]}.`);
}

/** `head type;`, or a member per line where a union of plain members is too long for one line, so that a new member is a new line. */
export function declarationText(
  head: string,
  type: ts.TypeNode,
  scope: TypeScope,
  indent: string,
  isLoose = false,
): string {
  const loose = isLoose && type.kind !== ts.SyntaxKind.UnknownKeyword ? ["undefined"] : [];
  const nodes = ts.isUnionTypeNode(type) ? type.types : [type];
  const members = [...textsOf(nodes, scope, indent), ...loose];
  const line = `${head} ${members.join(" | ")};`;
  if (line.length <= lineWidth || line.includes("\n")) return line;
  if (members.length > 1 && members.every((member) => plainMember.test(member))) {
    return `${head}${linesOf(members, indent)};`;
  }
  const broken = nodes.map((node, index) => listText(node, scope, indent) ?? members[index]);
  return `${head} ${[...broken, ...loose].join(" | ")};`;
}

/** An array of a union of plain members, a member per line; `undefined` for any other type. */
function listText(node: ts.TypeNode, scope: TypeScope, indent: string): string | undefined {
  if (!ts.isArrayTypeNode(node) || !ts.isParenthesizedTypeNode(node.elementType)) return undefined;
  const { type: items } = node.elementType;
  const members = ts.isUnionTypeNode(items) ? textsOf(items.types, scope, indent) : [];
  if (members.length === 0 || !members.every((member) => plainMember.test(member))) return undefined;
  return `(${linesOf(members, indent)}\n${indent})[]`;
}

function linesOf(members: readonly string[], indent: string): string {
  return members.map((member) => `\n${indent}  | ${member}`).join("");
}

/** What a declaration may take in one line, where it is a union. */
const lineWidth = 110;

/** The lines of the doc comment that openapi-typescript gave a member: it puts `@description` before them and indents what follows the first. */
export function commentLines(member: ts.Node): readonly string[] {
  const [comment] = ts.getSyntheticLeadingComments(member) ?? [];
  if (comment === undefined) return [];
  const body = comment.text.slice(1);
  const lines = body.includes("\n") ? body.split("\n").slice(1, -1) : [body];
  return lines.map((line, index) => {
    const text = line.replace(/^ *\* ?/, "").trimEnd();
    return index === 0 ? text.trim().replace(/^@description /, "") : text.replace(/^ {4}/, "");
  });
}

const plainMember = /^(?:"(?:[^"\\\n]|\\.)*"|[\w$.-]+|\((?:string|number) & \{\}\)|\([\w$.-]+(?: & [\w$.-]+)+\))$/;

const keywords = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.BooleanKeyword, "boolean"],
  [ts.SyntaxKind.FalseKeyword, "false"],
  [ts.SyntaxKind.NeverKeyword, "never"],
  [ts.SyntaxKind.NullKeyword, "null"],
  [ts.SyntaxKind.NumberKeyword, "number"],
  [ts.SyntaxKind.StringKeyword, "string"],
  [ts.SyntaxKind.TrueKeyword, "true"],
  [ts.SyntaxKind.UndefinedKeyword, "undefined"],
  [ts.SyntaxKind.UnknownKeyword, "unknown"],
]);

function textsOf(nodes: readonly ts.TypeNode[], scope: TypeScope, indent: string): readonly string[] {
  return nodes.map((each) => typeText(each, scope, indent));
}

function referenceText({ typeName, typeArguments }: ts.TypeReferenceNode, scope: TypeScope, indent: string): string {
  const name = typeText(typeName, scope);
  if (scope.names.has(name)) scope.references.add(name);
  return typeArguments === undefined ? name : `${name}<${textsOf(typeArguments, scope, indent).join(", ")}>`;
}

function tupleText(node: ts.TupleTypeNode, scope: TypeScope, indent: string): string {
  if (isInOneLine(node)) return `[${textsOf(node.elements, scope, indent).join(", ")}]`;
  const inner = `${indent}  `;
  const elements = textsOf(node.elements, scope, inner).map((element) => `${inner}${element}`);
  return `[\n${elements.join(",\n")}\n${indent}]`;
}
