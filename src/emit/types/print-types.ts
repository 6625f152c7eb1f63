import { astToString, resolveRef, transformSchema, type GlobalContext, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import { isJsonObject, type JsonObject } from "../../model/json.js";

/**
 * Runs openapi-typescript on a document that is already valid and bundled, and prints what it makes.
 *
 * Its own entry point would validate and bundle once more, which takes half of its time.
 */
export function printTypes(document: JsonObject): string {
  const source = document as unknown as OpenAPI3; // built by us, in the few shapes that openapi-typescript reads
  const nodes = transformSchema(source, contextFor(source));
  // Not in the public type of the printer: keeps the letters of all scripts readable.
  const formatOptions: { readonly removeComments: false; readonly neverAsciiEscape: true } = {
    removeComments: false,
    neverAsciiEscape: true,
  };
  return astToString(nodes, { formatOptions });
}

function contextFor(document: OpenAPI3): GlobalContext {
  const blob = ts.factory.createTypeReferenceNode("Blob");
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
    transform: (schema) => (isJsonObject(schema) && schema["format"] === "binary" ? blob : undefined),
    transformProperty: (property) => property,
  };
}
