import type { Api, Operation } from "../../model/api.js";
import type { EmittedFile } from "../../model/emitted-file.js";
import type { Schemas } from "../../model/schema-children.js";
import type { GuardSettings } from "../guard/guard-settings.js";
import { createImports, fileHeader } from "../module-text.js";
import type { OperationScope } from "../operations/media-code.js";
import type { LiftedTypes } from "../types/lift-types.js";
import { incomingPlaces } from "../types/typing-event.js";
import { incomingModulesOf } from "./incoming-modules.js";
import { webhookConstant } from "./webhook-code.js";

/** A module per webhook and callback: the type of what it brings, and the constant that says how it is read. */
export function emitWebhooks(
  api: Api,
  schemas: Schemas,
  types: LiftedTypes,
  guards: GuardSettings,
): readonly EmittedFile[] {
  const modules = incomingModulesOf(api);
  if (modules.length === 0) return [];
  const byLocalName = new Map(api.schemas.map((schema) => [schema.localName, schema.module]));
  return modules.map((module) => {
    const path = `${module.path}.ts`;
    const scope: OperationScope = { schemas, guards, imports: createImports(path) };
    const type = eventType(scope, module.incoming, types, (name) => byLocalName.get(name) ?? name);
    const constant = webhookConstant(scope, module);
    return { path, text: `${fileHeader(api.source)}${scope.imports.text()}${type}\n${constant}` };
  });
}

function eventType(
  scope: OperationScope,
  incoming: Operation,
  types: LiftedTypes,
  moduleOf: (localName: string) => string,
): string {
  const { typeName, localName, requestBody } = incoming;
  scope.imports.addType("runtime/webhook.js", "ReceivedWebhook");
  const comment = `/** What {@link ${localName}} brings. */\n`;
  if (requestBody === undefined && incomingPlaces(incoming).length === 0) {
    return `${comment}export type ${typeName} = ReceivedWebhook;\n`;
  }
  const lifted = types.schemas.get(typeName);
  if (lifted === undefined) throw new Error(`Unreachable: ${typeName} was not lifted.`);
  for (const name of lifted.references) scope.imports.addType(`schemas/${moduleOf(name)}.js`, name);
  const head = `export interface ${typeName} `;
  return `${comment}${lifted.text.replace(head, () => `${head}extends ReceivedWebhook `)}`;
}
