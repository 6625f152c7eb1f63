import {
  addJSDocComment,
  astToString,
  resolveRef,
  transformComponentsObject,
  transformSchema,
  transformSchemaObject,
  tsPropertyIndex,
  type GlobalContext,
  type OpenAPI3,
} from "openapi-typescript";
import ts from "typescript";
import type { JsonObject } from "../../model/json.js";
import { createTypeNodes } from "./type-nodes.js";

/** What openapi-typescript makes of a document. */
export interface PrintedTypes {
  /** The interface `components`. */
  readonly components: string;
  /** The declarations of `paths`, `webhooks` and `operations`. */
  readonly paths: string;
}

/**
 * Runs openapi-typescript on a document that is already valid and bundled, and prints what it makes.
 *
 * Its own entry point would validate and bundle once more, which takes half of its time.
 */
export function printTypes(document: JsonObject): PrintedTypes {
  try {
    return printedTypes(document);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return printedWithPercents(document);
  }
}

/**
 * Prints a document with a name such as `/growth/100%`: openapi-typescript puts names into references without encoding them, and
 * then decodes the references. So a character that the document does not have stands for each percent sign.
 */
function printedWithPercents(document: JsonObject): PrintedTypes {
  const text = JSON.stringify(document);
  let mark = 0xf0000; // of the private use area
  while (text.includes(String.fromCodePoint(mark))) mark++;
  const stand = String.fromCodePoint(mark);
  const marked: JsonObject = JSON.parse(text.replaceAll("%", stand));
  const { components, paths } = printedTypes(marked);
  return { components: components.replaceAll(stand, "%"), paths: paths.replaceAll(stand, "%") };
}

function printedTypes(document: JsonObject): PrintedTypes {
  const source = document as unknown as OpenAPI3; // built by us, in the few shapes that openapi-typescript reads
  const context = contextFor(source);
  const { components, ...others } = source;
  const paths = transformSchema(others, context).filter((node) => !isEmptyComponents(node));
  return { components: print([componentsInterface(components ?? {}, context)]), paths: print(paths) };
}

/** What stands for the components that were left out here. */
function isEmptyComponents(node: ts.Node): boolean {
  return ts.isTypeAliasDeclaration(node) && node.name.text === "components";
}

/**
 * The interface `components`, built as openapi-typescript builds it but for the path that it keeps of every schema: only its messages and
 * options that are off here read it, and putting it together takes a tenth of the whole time on GitHub's document.
 */
function componentsInterface(components: NonNullable<OpenAPI3["components"]>, context: GlobalContext): ts.Node {
  const { schemas = {}, ...others } = components;
  const members = Object.entries(schemas).map(([name, schema]) => {
    const type = transformSchemaObject(schema, { path: "", ctx: context });
    const member = ts.factory.createPropertySignature(undefined, tsPropertyIndex(name), undefined, type);
    addJSDocComment(schema, member);
    return member;
  });
  const type = ts.factory.createTypeLiteralNode(members);
  const group = ts.factory.createPropertySignature(undefined, "schemas", undefined, type);
  const groups = transformComponentsObject(others, context).flatMap((node) =>
    ts.isTypeLiteralNode(node) ? node.members.slice(1) : [],
  );
  return ts.factory.createInterfaceDeclaration(undefined, "components", undefined, undefined, [group, ...groups]);
}

function print(nodes: ts.Node[]): string {
  // Not in the public type of the printer: keeps the letters of all scripts readable.
  const formatOptions: { readonly removeComments: false; readonly neverAsciiEscape: true } = {
    removeComments: false,
    neverAsciiEscape: true,
  };
  return astToString(nodes, { formatOptions });
}

function contextFor(document: OpenAPI3): GlobalContext {
  return {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    defaultNonNullable: false,
    discriminators: { objects: {}, refsHandled: [] },
    emptyObjectsUnknown: false,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    injectFooter: [],
    makePathsEnum: false,
    pathParamsAsTypes: false,
    postTransform: (type) => type,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    redoc: undefined as never, // only openapi-typescript's own entry point reads it
    resolve: (reference) => resolveRef(document, reference, { silent: true }),
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent: true,
    transform: createTypeNodes(),
    transformProperty: (property) => property,
  };
}
