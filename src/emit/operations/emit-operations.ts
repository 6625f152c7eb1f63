import { IndentationText, Project, QuoteKind } from "ts-morph";
import type { Api, Operation } from "../../model/api.js";
import type { EmittedFile } from "../../model/emitted-file.js";
import type { Schemas } from "../../model/schema-children.js";
import { exportNames } from "../export-names.js";
import type { GuardSettings } from "../guard/guard-settings.js";
import { createImports, fileHeader } from "../module-text.js";
import type { LiftedTypes } from "../types/lift-types.js";
import { hasInput } from "../types/typing-document.js";
import { headersText } from "./header-code.js";
import type { OperationScope } from "./media-code.js";
import { operationComment, operationFunction, wrapSignature, type OperationFunction } from "./operation-code.js";

/** A module per operation, with the interface of its request, the function that sends it, and what reads its headers; and one per tag that re-exports these. */
export function emitOperations(
  api: Api,
  schemas: Schemas,
  types: LiftedTypes,
  guards: GuardSettings,
): readonly EmittedFile[] {
  const byLocalName = new Map(api.schemas.map((schema) => [schema.localName, schema]));
  const moduleOf = (localName: string): string => byLocalName.get(localName)?.module ?? localName;
  const drafts = api.operations.map((operation) => {
    const path = `operations/${operation.module}.ts`;
    const scope: OperationScope = { schemas, guards, imports: createImports(path) };
    return {
      path,
      imports: scope.imports,
      before: `${requestType(scope, operation, types, moduleOf)}${operationComment(operation)}`,
      ...operationFunction(scope, operation, api.securitySchemes),
      after: headersText(scope, operation),
    };
  });
  const functions = printFunctions(drafts);
  const files = drafts.map(({ path, imports, before, after }, index) => ({
    path,
    text: `${fileHeader(api.source)}${imports.text()}${before}${functions[index] ?? ""}\n${after}`,
  }));
  return [...files, ...emitTags(api, files)];
}

/** A module per tag, which exports what the modules of its operations do. */
function emitTags(api: Api, files: readonly EmittedFile[]): readonly EmittedFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return [...operationsByTag(api)].map(([tagModule, operations]) => {
    const exported = operations
      .flatMap(({ module }) => byPath.get(`operations/${module}.ts`) ?? [])
      .map((file) => `${exportNames(file, "operations/")}\n`);
    return { path: `operations/${tagModule}.ts`, text: `${fileHeader(api.source)}${exported.join("")}` };
  });
}

/** The operations by the module of their tag, in document order. */
export function operationsByTag(api: Api): ReadonlyMap<string, readonly Operation[]> {
  const tags = new Map<string, Operation[]>();
  for (const operation of api.operations) {
    const tagModule = tagModuleOf(operation);
    const operations = tags.get(tagModule) ?? [];
    operations.push(operation);
    tags.set(tagModule, operations);
  }
  return tags;
}

/** The module below `operations/`, `queries/` and `mocks/` that has all operations of a tag. */
export function tagModuleOf({ module }: Operation): string {
  return module.slice(0, module.indexOf("/"));
}

/**
 * Prints all functions in one batch, since ts-morph parses a file anew at every edit. Only what is built stands in it: its writer goes
 * through text character by character, which would take most of the time for comments, types and bodies that are text already.
 */
function printFunctions(functions: readonly OperationFunction[]): readonly string[] {
  const project = new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces, quoteKind: QuoteKind.Double },
  });
  const statements = functions.map(({ structure }) => structure);
  const source = project.createSourceFile("operations.ts", { statements }).compilerNode;
  return source.statements.map((statement, index) => {
    const text = statement.getText(source).replace(/\s*\}$/, "");
    return wrapSignature(`${text}\n${functions[index]?.body ?? ""}}`);
  });
}

function requestType(
  scope: OperationScope,
  operation: Operation,
  types: LiftedTypes,
  moduleOf: (localName: string) => string,
): string {
  if (!hasInput(operation)) return "";
  const lifted = types.schemas.get(operation.requestName);
  if (lifted === undefined) throw new Error(`Unreachable: ${operation.requestName} was not lifted.`);
  for (const name of lifted.references) scope.imports.addType(`schemas/${moduleOf(name)}.js`, name);
  const comment = `/** The input of {@link ${operation.localName}}. */\n`;
  return `${comment}${lifted.text}\n`;
}
