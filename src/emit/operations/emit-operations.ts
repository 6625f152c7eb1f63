import type { Api, Operation } from "../../model/api.js";
import type { EmittedFile } from "../../model/emitted-file.js";
import { exportNames } from "../export-names.js";
import type { Emission } from "../emission.js";
import { createImports, fileHeader } from "../module-text.js";
import type { TypeText } from "../types/type-text.js";
import { hasInput } from "../types/typing-document.js";
import { headersText } from "./header-code.js";
import type { OperationScope } from "./media-code.js";
import { operationComment, operationFunction } from "./operation-code.js";

/** A module per operation, with the interface of its request, the function that sends it, and what reads its headers; and one per tag that re-exports these. */
export function emitOperations({ api, schemas, types, guards, modules, memory }: Emission): readonly EmittedFile[] {
  const schemes = memory.same("security schemes", api.securitySchemes);
  const files = api.operations.map((operation) => {
    const lifted = hasInput(operation) ? types.schemas.get(operation.requestName) : undefined;
    const given = [operation, lifted, guards, modules, schemes, api.source];
    return memory.remember(`operation module ${operation.pointer}`, given, () => {
      const path = `operations/${operation.module}.ts`;
      const scope: OperationScope = { schemas, guards, imports: createImports(path) };
      const code = [
        requestType(scope, operation, lifted, modules),
        operationComment(operation),
        operationFunction(scope, operation, schemes),
        headersText(scope, operation),
      ];
      return { path, text: `${fileHeader(api.source)}${scope.imports.text()}${code.join("")}` };
    });
  });
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

function requestType(
  scope: OperationScope,
  operation: Operation,
  lifted: TypeText | undefined,
  modules: ReadonlyMap<string, string>,
): string {
  if (!hasInput(operation)) return "";
  if (lifted === undefined) throw new Error(`Unreachable: ${operation.requestName} was not lifted.`);
  for (const name of lifted.references) scope.imports.addType(`schemas/${modules.get(name) ?? name}.js`, name);
  const comment = `/** The input of \`${operation.localName}\`. */\n`;
  return `${comment}${lifted.text}\n`;
}
