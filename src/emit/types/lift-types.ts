import ts from "typescript";
import { docComment } from "../documentation.js";
import { withPercentSigns } from "./percent-signs.js";
import { createTypeBuilder, type TypeBuilder } from "./type-builder.js";
import { declarationText, memberText, membersText, type TypeScope, type TypeText } from "./type-text.js";
import type { ApiTypings, NamedTyping } from "./typing-document.js";
import type { TypingSchema } from "./typing-schema.js";

/** What openapi-typescript built, taken apart. */
export interface LiftedTypes {
  /** By TypeScript name, every named schema, `<Operation>Request` and event: the exported declaration; ends with a line feed. */
  readonly schemas: ReadonlyMap<string, TypeText>;
  /** The groups of `components` but for the schemas, each a member of the interface, over the named types. */
  readonly components: TypeText;
  /** The declarations of `paths`, `webhooks` and `operations`, over the named types. */
  readonly paths: TypeText;
}

/** The names of types that stand for more than themselves. */
export interface LiftedNames {
  /** Of the schemas, each of which has a module. */
  readonly schemas: ReadonlySet<string>;
  /**
   * Of what callers write: optional members also take `undefined`, so that a value that may be missing can be passed on under
   * `exactOptionalPropertyTypes`.
   */
  readonly requests: ReadonlySet<string>;
}

/**
 * Has openapi-typescript build all types, and lifts each component schema out to a declaration of its own.
 *
 * One after the other, so that nodes that are printed can be forgotten.
 */
export function liftTypes(typings: ApiTypings, names: LiftedNames): LiftedTypes {
  const builder = createTypeBuilder(typings.components);
  const schemas = new Map<string, TypeText>();
  for (const [name, typing] of typings.schemas) {
    const declaration = (each: TypingSchema): TypeText => schemaDeclaration(name, each, builder, names);
    schemas.set(name, withPercentSigns(typing, declaration));
  }
  const pathItem = ([name, typing]: NamedTyping): TypeText =>
    withPercentSigns({ [name]: typing }, (each) => membersIn(builder.pathItems(each), names));
  const operation = ([name, typing]: NamedTyping): TypeText =>
    withPercentSigns({ [name]: typing }, (each) => membersIn(builder.operations(each), names));
  const declarations = [
    interfaceOf("paths", Array.from(typings.paths, pathItem)),
    interfaceOf("webhooks", Array.from(typings.webhooks, pathItem)),
    interfaceOf("$defs", []),
    interfaceOf("operations", Array.from(typings.operations, operation)),
  ];
  const components = withPercentSigns(typings.components, (each) => membersIn(builder.components(each), names));
  return { schemas, components, paths: joined(declarations, "\n\n") };
}

function schemaDeclaration(
  name: string,
  typing: TypingSchema,
  builder: TypeBuilder,
  { schemas, requests }: LiftedNames,
): TypeText {
  const type = builder.schema(typing);
  const scope = scopeOf(schemas, requests.has(name) ? looseMembers(type) : []);
  const description = typeof typing === "boolean" ? undefined : typing["description"];
  const comment = docComment(description === undefined ? [] : String(description).trim().split("\n"));
  return { text: `${comment}${declarationOf(name, type, scope)}\n`, references: scope.references };
}

/** An interface where the type is one object, since its name then shows in hovers and errors; an alias otherwise. */
function declarationOf(name: string, type: ts.TypeNode, scope: TypeScope): string {
  if (ts.isTypeLiteralNode(type)) return `export interface ${name} ${membersText(type.members, scope, "")}`;
  const declared = scope.loose.size === 0 ? openObject(type) : undefined;
  if (declared === undefined) return declarationText(`export type ${name} =`, type, scope, "");
  return `export interface ${name} ${membersText(declared.members, scope, "", "[key: string]: unknown;")}`;
}

/** The first part of `{ … } & { [key: string]: unknown }`, which one object type can say. */
function openObject(type: ts.TypeNode): ts.TypeLiteralNode | undefined {
  if (!ts.isIntersectionTypeNode(type) || type.types.length !== 2) return undefined;
  const [declared, rest] = type.types;
  if (declared === undefined || rest === undefined || !ts.isTypeLiteralNode(declared) || !ts.isTypeLiteralNode(rest))
    return undefined;
  const [signature] = rest.members;
  if (signature === undefined || rest.members.length !== 1 || !ts.isIndexSignatureDeclaration(signature))
    return undefined;
  return signature.type.kind === ts.SyntaxKind.UnknownKeyword ? declared : undefined;
}

/** The optional parts of a request, and the optional members of its parts but for those of the body. */
function looseMembers(type: ts.TypeNode): readonly ts.TypeElement[] {
  const parts = propertiesOf(type);
  const parameters = parts
    .filter(({ name }) => !ts.isIdentifier(name) || name.text !== "body")
    .flatMap((part) => (part.type === undefined ? [] : propertiesOf(part.type)));
  return [...parts, ...parameters].filter(({ questionToken }) => questionToken !== undefined);
}

/** The members of an object type, or of those that make up a choice of content types. */
function propertiesOf(type: ts.TypeNode): readonly ts.PropertySignature[] {
  if (ts.isParenthesizedTypeNode(type)) return propertiesOf(type.type);
  if (ts.isIntersectionTypeNode(type) || ts.isUnionTypeNode(type)) return type.types.flatMap(propertiesOf);
  return ts.isTypeLiteralNode(type) ? type.members.filter(ts.isPropertySignature) : [];
}

function interfaceOf(name: string, members: readonly TypeText[]): TypeText {
  const { text, references } = joined(members, "");
  if (text === "") return { text: `export type ${name} = Record<string, never>;`, references };
  return { text: `export interface ${name} {\n${text}}`, references };
}

function membersIn(members: readonly ts.TypeElement[], { schemas }: LiftedNames): TypeText {
  const scope = scopeOf(schemas);
  const text = members.map((member) => memberText(member, scope, "  ")).join("");
  return { text, references: scope.references };
}

function scopeOf(names: ReadonlySet<string>, loose: readonly ts.TypeElement[] = []): TypeScope {
  return { names, references: new Set(), loose: new Set(loose) };
}

function joined(parts: readonly TypeText[], separator: string): TypeText {
  return {
    text: parts.map(({ text }) => text).join(separator),
    references: new Set(parts.flatMap(({ references }) => [...references])),
  };
}
