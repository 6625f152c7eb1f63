import { ts } from "ts-morph";
import type { PrintedTypes } from "./print-types.js";
import { rewriteTypes, type RewrittenType } from "./rewrite-types.js";

/** A type lifted out of `components["schemas"]`. */
export interface LiftedType extends RewrittenType {
  /** The whole declaration with its doc comment, exported; ends with a line feed. */
  readonly text: string;
}

/** What openapi-typescript printed, taken apart. */
export interface LiftedTypes {
  /** By TypeScript name: every named schema, and every `<Operation>Request`. */
  readonly schemas: ReadonlyMap<string, LiftedType>;
  /** The other groups of `components`, each a member of the interface, over the named types. */
  readonly components: RewrittenType;
  /** The declarations of `paths`, `webhooks` and `operations`, over the named types. */
  readonly paths: RewrittenType;
}

/**
 * Lifts each component schema out of openapi-typescript's output to a declaration of its own.
 *
 * The text is parsed once and cut by the positions of the nodes: ts-morph's wrappers, or any edit in place, would parse it again and again.
 *
 * @param requests names of types that callers write: their optional members also take `undefined`, so that a value that may be missing
 * can be passed on under `exactOptionalPropertyTypes`.
 */
export function liftTypes(printed: PrintedTypes, requests: ReadonlySet<string>): LiftedTypes {
  const source = ts.createSourceFile("components.ts", printed.components, {
    languageVersion: ts.ScriptTarget.ESNext,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  });
  const schemas = new Map<string, LiftedType>();
  const groups: RewrittenType[] = [];
  for (const member of source.statements.flatMap((each) =>
    ts.isInterfaceDeclaration(each) ? [...each.members] : [],
  )) {
    const group = propertyOf(member);
    if (group === undefined) continue;
    if (group.name === "schemas") liftSchemas(group.type, source, requests, schemas);
    else groups.push(rewriteTypes(member.getFullText(source).replace(/^\n/, ""), 0));
  }
  const paths = rewriteTypes(printed.paths.trim().replaceAll("\nexport ", "\n\nexport "), 0);
  return { schemas, components: join(groups, "\n"), paths };
}

function liftSchemas(
  group: ts.TypeNode,
  source: ts.SourceFile,
  requests: ReadonlySet<string>,
  schemas: Map<string, LiftedType>,
): void {
  if (!ts.isTypeLiteralNode(group)) return;
  for (const member of group.members) {
    const property = propertyOf(member);
    if (property === undefined) continue;
    const { name, type } = property;
    const comment = printedComment(member, source);
    const declaration = requests.has(name)
      ? requestDeclaration(name, type, source)
      : declarationText(name, type, source);
    const { text, references } = rewriteTypes(`${comment}${declaration}`, 8);
    schemas.set(name, { text: `${text}\n`, references });
  }
}

/** An interface where the type is one object, since its name then shows in hovers and errors; an alias otherwise. */
function declarationText(name: string, type: ts.TypeNode, source: ts.SourceFile): string {
  const object = objectTextOf(type, source);
  const indent = " ".repeat(8);
  return object === undefined
    ? `${indent}export type ${name} = ${type.getText(source)};`
    : `${indent}export interface ${name} ${object}`;
}

/** The type of a request; optional parts, and optional members of parts, take `undefined` too. */
function requestDeclaration(name: string, type: ts.TypeNode, source: ts.SourceFile): string {
  const head = `${" ".repeat(8)}export`;
  const text = requestText(type, source);
  return ts.isTypeLiteralNode(type) ? `${head} interface ${name} ${text}` : `${head} type ${name} = ${text};`;
}

function requestText(type: ts.TypeNode, source: ts.SourceFile): string {
  const parts = membersIn(type);
  const parameters = parts
    .filter(({ name }) => name.getText(source) !== "body")
    .flatMap((part) => (part.type === undefined ? [] : membersIn(part.type)));
  const ends = [...parts, ...parameters]
    .filter(
      ({ questionToken, type: each }) => questionToken !== undefined && each?.kind !== ts.SyntaxKind.UnknownKeyword,
    )
    .map((member) => member.type?.end ?? member.end)
    .sort((left, right) => left - right);
  const cuts = [type.getStart(source), ...ends, type.end];
  return cuts
    .slice(1)
    .map((end, index) => source.text.slice(cuts[index], end))
    .join(" | undefined");
}

/** The members of an object type, or of those that make up a choice of content types. */
function membersIn(type: ts.TypeNode): readonly ts.PropertySignature[] {
  if (ts.isParenthesizedTypeNode(type)) return membersIn(type.type);
  if (ts.isIntersectionTypeNode(type) || ts.isUnionTypeNode(type)) return type.types.flatMap(membersIn);
  return ts.isTypeLiteralNode(type) ? type.members.filter(ts.isPropertySignature) : [];
}

/** `{ … }`, also for `{ … } & { [key: string]: unknown }`, which one object type can say. */
function objectTextOf(type: ts.TypeNode, source: ts.SourceFile): string | undefined {
  if (ts.isTypeLiteralNode(type)) return type.getText(source);
  if (!ts.isIntersectionTypeNode(type) || type.types.length !== 2) return undefined;
  const [declared, rest] = type.types;
  if (declared === undefined || rest === undefined || !ts.isTypeLiteralNode(declared) || !ts.isTypeLiteralNode(rest))
    return undefined;
  const [signature] = rest.members;
  if (signature === undefined || rest.members.length !== 1 || !ts.isIndexSignatureDeclaration(signature))
    return undefined;
  if (signature.type.kind !== ts.SyntaxKind.UnknownKeyword) return undefined;
  return declared.getText(source).replace(/\n +\}$/, `\n${" ".repeat(12)}[key: string]: unknown;\n${" ".repeat(8)}}`);
}

function printedComment(member: ts.Node, source: ts.SourceFile): string {
  const text = source.text.slice(member.getFullStart(), member.getStart(source));
  const start = text.indexOf("/**");
  return start === -1 ? "" : `${" ".repeat(8)}${text.slice(start).trimEnd()}\n`;
}

function propertyOf(member: ts.TypeElement): { readonly name: string; readonly type: ts.TypeNode } | undefined {
  if (!ts.isPropertySignature(member) || member.type === undefined) return undefined;
  const { name } = member;
  if (!ts.isIdentifier(name) && !ts.isStringLiteral(name)) return undefined;
  return { name: name.text, type: member.type };
}

function join(parts: readonly RewrittenType[], separator: string): RewrittenType {
  return {
    text: parts.map(({ text }) => text).join(separator),
    references: new Set(parts.flatMap(({ references }) => [...references])),
  };
}
