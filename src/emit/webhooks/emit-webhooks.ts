import type { Operation } from "../../model/api.js";
import type { EmittedFile } from "../../model/emitted-file.js";
import type { Emission } from "../emission.js";
import { createImports, fileHeader } from "../module-text.js";
import type { OperationScope } from "../operations/media-code.js";
import type { TypeText } from "../types/type-text.js";
import { incomingPlaces } from "../types/typing-event.js";
import { incomingModulesOf } from "./incoming-modules.js";
import { webhookConstant } from "./webhook-code.js";

/** A module per webhook and callback: the type of what it brings, and the constant that says how it is read. */
export function emitWebhooks({ api, schemas, types, guards, modules, memory }: Emission): readonly EmittedFile[] {
  return incomingModulesOf(api).map((module) => {
    const { incoming, origin } = module;
    const lifted = types.schemas.get(incoming.typeName);
    const given = [incoming, origin?.operation, origin?.callback, lifted, guards, modules, api.source];
    return memory.remember(`incoming module ${module.path}`, given, () => {
      const path = `${module.path}.ts`;
      const scope: OperationScope = { schemas, guards, imports: createImports(path) };
      const type = eventType(scope, incoming, lifted, modules);
      const constant = webhookConstant(scope, module);
      return { path, text: `${fileHeader(api.source)}${scope.imports.text()}${type}\n${constant}` };
    });
  });
}

function eventType(
  scope: OperationScope,
  incoming: Operation,
  lifted: TypeText | undefined,
  modules: ReadonlyMap<string, string>,
): string {
  const { typeName, localName, requestBody } = incoming;
  scope.imports.addType("runtime/webhook.js", "ReceivedWebhook");
  const comment = `/** What \`${localName}\` brings. */\n`;
  if (requestBody === undefined && incomingPlaces(incoming).length === 0) {
    return `${comment}export type ${typeName} = ReceivedWebhook;\n`;
  }
  if (lifted === undefined) throw new Error(`Unreachable: ${typeName} was not lifted.`);
  for (const name of lifted.references) scope.imports.addType(`schemas/${modules.get(name) ?? name}.js`, name);
  const head = `export interface ${typeName} `;
  return `${comment}${lifted.text.replace(head, () => `${head}extends ReceivedWebhook `)}`;
}
