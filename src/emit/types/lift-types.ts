import ts from "typescript";
import type { JsonObject } from "../../model/json.js";
import { type Memory, noMemory } from "../../model/memory/run-memory.js";
import { docComment } from "../documentation.js";
import { withPercentSigns } from "./percent-signs.js";
import { createTypeBuilder } from "./type-builder.js";
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
export function liftTypes(typings: ApiTypings, names: LiftedNames, memory: Memory = noMemory): LiftedTypes {
  const known = memory.same("names of types", names.schemas);
  const components = memory.same("typings of components", typings.components);
  const builder = createTypeBuilder(components);
  const lift = <Typing>(kind: string, { name, madeOf, typing }: NamedTyping<Typing>, print: Print<Typing>): TypeText =>
    memory.remember(`${kind} ${name}`, [known, names.requests.has(name), components, ...madeOf], () =>
      print(name, typing()),
    );
  const declaration: Print<TypingSchema> = (name, typing) =>
    withPercentSigns(typing, (each) => schemaDeclaration(name, builder.schema(each), each, names));
  const pathItem: Print<JsonObject> = (name, typing) =>
    withPercentSigns({ [name]: typing }, (each) => membersIn(builder.pathItems(each), known));
  const operation: Print<JsonObject> = (name, typing) =>
    withPercentSigns({ [name]: typing }, (each) => membersIn(builder.operations(each), known));
  const schemas = typings.schemas.map((each) => [each.name, lift("type", each, declaration)] as const);
  const declarations = [
    interfaceOf(
      "paths",
      typings.paths.map((each) => lift("path", each, pathItem)),
    ),
    interfaceOf(
      "webhooks",
      typings.webhooks.map((each) => lift("webhook", each, pathItem)),
    ),
    interfaceOf("$defs", []),
    interfaceOf(
      "operations",
      typings.operations.map((each) => lift("operation", each, operation)),
    ),
  ];
  return {
    schemas: new Map(schemas),
    components: withPercentSigns(components, (each) => membersIn(builder.components(each), known)),
    paths: joined(declarations, "\n\n"),
  };
}

type Print<Typing> = (name: string, typing: Typing) => TypeText;

function schemaDeclaration(
  name: string,
  type: ts.TypeNode,
  typing: TypingSchema,
  { schemas, requests }: LiftedNames,
): TypeText {
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

function membersIn(members: readonly ts.TypeElement[], names: ReadonlySet<string>): TypeText {
  const scope = scopeOf(names);
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
