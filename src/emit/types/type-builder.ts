import {
  resolveRef,
  transformComponentsObject,
  transformOperationObject,
  transformPathsObject,
  transformSchemaObject,
  tsPropertyIndex,
  type GlobalContext,
  type OpenAPI3,
  type OperationObject,
  type PathsObject,
  type SchemaObject,
} from "openapi-typescript";
import ts from "typescript";
import type { JsonObject } from "../../model/json.js";
import { typeNodeOf } from "./type-nodes.js";
import type { TypingSchema } from "./typing-schema.js";

/** openapi-typescript, which builds types from typings. */
export interface TypeBuilder {
  readonly schema: (typing: TypingSchema) => ts.TypeNode;
  /** Members of `paths` or `webhooks`. */
  readonly pathItems: (typings: JsonObject) => readonly ts.TypeElement[];
  /** Members of `operations`. */
  readonly operations: (typings: JsonObject) => readonly ts.TypeElement[];
  /** A member of `components` for each group but the schemas. */
  readonly components: (typings: JsonObject) => readonly ts.TypeElement[];
}

/**
 * Sets openapi-typescript up for typings that may refer to `components`.
 *
 * Its own entry point would validate and bundle once more, which takes half of its time. Here it is not told where a typing stands: only
 * messages and options that are off read that, and a path that begins with nothing is put together sooner.
 */
export function createTypeBuilder(components: JsonObject): TypeBuilder {
  // The casts: typings are built by us, in the few shapes that openapi-typescript reads.
  const ctx = contextFor({ components } as unknown as OpenAPI3);
  const options = { path: "", ctx };
  return {
    schema: (typing) => transformSchemaObject(typing as unknown as SchemaObject, options),
    pathItems: (typings) => membersOf(transformPathsObject(typings as unknown as PathsObject, ctx)),
    operations: (typings) =>
      Object.entries(typings).map(([name, typing]) => {
        const members = transformOperationObject(typing as unknown as OperationObject, options);
        const type = ts.factory.createTypeLiteralNode(members);
        return ts.factory.createPropertySignature(undefined, tsPropertyIndex(name), undefined, type);
      }),
    components: (typings) => transformComponentsObject(typings, ctx).flatMap((node) => membersOf(node).slice(1)),
  };
}

function membersOf(node: ts.Node): readonly ts.TypeElement[] {
  return ts.isTypeLiteralNode(node) ? node.members : [];
}

function contextFor(document: OpenAPI3): GlobalContext {
  const resolved = new Map<string, unknown>();
  const resolve = <T>(reference: string): T | undefined => {
    // Each operation asks for the same few parameters, four times each.
    if (!resolved.has(reference)) resolved.set(reference, resolveRef(document, reference, { silent: true }));
    return resolved.get(reference) as T | undefined; // as openapi-typescript has it
  };
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
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    redoc: undefined as never, // only openapi-typescript's own entry point reads it
    resolve,
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent: true,
    transform: typeNodeOf,
    transformProperty: undefined,
  };
}
