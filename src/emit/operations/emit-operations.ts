import { IndentationText, Project, QuoteKind } from "ts-morph";
import type { Api, Operation } from "../../model/api.js";
import type { EmittedFile } from "../../model/emitted-file.js";
import { createImports, fileHeader } from "../module-text.js";
import type { LiftedTypes } from "../types/lift-types.js";
import { hasInput } from "../types/typing-document.js";
import type { SchemasByName } from "../types/typing-schema.js";
import type { OperationScope } from "./media-code.js";
import { operationFunction, wrapSignatures } from "./operation-code.js";

/** A module per tag: for each operation the interface of its request and the function that sends it. */
export function emitOperations(api: Api, schemas: SchemasByName, types: LiftedTypes): readonly EmittedFile[] {
  const modules = new Map<string, Operation[]>();
  for (const operation of api.operations) {
    const operations = modules.get(operation.module) ?? [];
    operations.push(operation);
    modules.set(operation.module, operations);
  }
  const byLocalName = new Map([...schemas.values()].map((schema) => [schema.localName, schema]));
  const moduleOf = (localName: string): string => byLocalName.get(localName)?.module ?? localName;
  const project = new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces, quoteKind: QuoteKind.Double },
  });
  return [...modules].map(([module, operations]) => {
    const scope: OperationScope = { schemas, imports: createImports() };
    const statements = operations.flatMap((operation) => [
      ...requestType(scope, operation, types, moduleOf),
      operationFunction(scope, operation, api.securitySchemes),
    ]);
    // One batch for each file: ts-morph parses a file anew at every edit.
    const source = project.createSourceFile(`${module}.ts`, { statements });
    const text = wrapSignatures(source.getFullText());
    project.removeSourceFile(source);
    return { path: `operations/${module}.ts`, text: `${fileHeader(api.source)}${scope.imports.text()}${text}` };
  });
}

function requestType(
  scope: OperationScope,
  operation: Operation,
  types: LiftedTypes,
  moduleOf: (localName: string) => string,
): readonly string[] {
  if (!hasInput(operation)) return [];
  const lifted = types.schemas.get(`${operation.typeName}Request`);
  if (lifted === undefined) throw new Error(`Unreachable: ${operation.typeName}Request was not lifted.`);
  for (const name of lifted.references) scope.imports.addType(`../schemas/${moduleOf(name)}.js`, name);
  const comment = `/** The input of {@link ${operation.localName}}. */\n`;
  return [`${comment}${lifted.text.trimEnd()}`];
}
