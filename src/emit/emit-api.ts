import type { Api } from "../model/api.js";
import type { EmittedFile } from "../model/emitted-file.js";
import { type Memory, noMemory } from "../model/memory/run-memory.js";
import { oncePerObject } from "../model/once-per-object.js";
import type { GuardKind } from "../model/settings.js";
import { emitAuth, emitClient } from "./emit-client.js";
import type { Emission } from "./emission.js";
import { emitFormats } from "./emit-formats.js";
import { emitIndex } from "./emit-index.js";
import { emitOAuth } from "./emit-oauth.js";
import { emitPaths } from "./emit-paths.js";
import { emitRuntime, type RuntimeModule } from "./emit-runtime.js";
import { emitCommonObjects, emitSchemas } from "./emit-schemas.js";
import { emitServers } from "./emit-servers.js";
import { findCommonObjects, noCommonObjects } from "./guard/common-objects.js";
import { guardSettings } from "./guard/guard-settings.js";
import { emitMocks } from "./mocks/emit-mocks.js";
import { withImportExtension } from "./module-text.js";
import { emitOperations } from "./operations/emit-operations.js";
import { emitWebhooks } from "./webhooks/emit-webhooks.js";
import { emitQueries } from "./queries/emit-queries.js";
import { liftTypes } from "./types/lift-types.js";
import { hasInput, typingsOf } from "./types/typing-document.js";
import { visibleText } from "./visible-text.js";

/** How the output is to be written. */
export interface EmitSettings {
  /** The extension of relative imports: `.js` unless the output's compiler wants `.ts`. */
  readonly importExtension: ".js" | ".ts";
  readonly guards: GuardKind;
  /** Whether there are queries for TanStack Query beside the operations. */
  readonly tanstackQuery?: boolean;
  /** Whether there are handlers for MSW that answer with samples. */
  readonly msw?: boolean;
}

/** Turns the model into the files of the output; touches no disk. */
export function emitApi(
  resolved: Api,
  runtime: readonly RuntimeModule[],
  settings: EmitSettings,
  memory: Memory = noMemory,
): readonly EmittedFile[] {
  const api = knownParts(resolved, memory);
  const schemas = memory.observe(new Map(api.schemas.map((schema) => [schema.name, schema])));
  const names = {
    schemas: new Set(api.schemas.map(({ localName }) => localName)),
    requests: new Set(api.operations.filter(hasInput).map(({ requestName }) => requestName)),
  };
  const types = liftTypes(typingsOf(api, schemas), names, memory);
  const guards = memory.same("guards", guardSettings(api, schemas, settings.guards));
  const client = [emitClient(api), emitAuth(api), emitOAuth(api), emitServers(api)].filter(
    (file) => file !== undefined,
  );
  const formats = emitFormats(api, guards);
  const modules = memory.same("modules", new Map(api.schemas.map(({ localName, module }) => [localName, module])));
  const emission: Emission = { api, schemas, types, guards, modules, memory };
  const webhooks = emitWebhooks(emission);
  const common = guards.kind === "none" ? noCommonObjects : findCommonObjects(api.schemas, schemas, guards, memory);
  const schemaFiles = emitSchemas(emission, common);
  const files = [
    emitIndex(api, settings.guards, { client, webhooks, schemas: schemaFiles }),
    ...client,
    ...(formats === undefined ? [] : [formats]),
    emitPaths(api, types),
    ...emitOperations(emission),
    ...webhooks,
    ...(settings.tanstackQuery === true ? emitQueries(emission) : []),
    ...(settings.msw === true ? emitMocks(emission) : []),
    ...schemaFiles,
    ...emitCommonObjects(emission, common),
  ];
  const finish = settings.importExtension === ".ts" ? withSourceExtension : withScriptExtension;
  return [...files, ...emitRuntime(files, runtime)].map(finish);
}

const withScriptExtension = oncePerObject((file: EmittedFile) => finished(file, ".js"));
const withSourceExtension = oncePerObject((file: EmittedFile) => finished(file, ".ts"));

function finished({ path, text }: EmittedFile, extension: EmitSettings["importExtension"]): EmittedFile {
  return { path, text: visibleText(withImportExtension(text, extension)) };
}

/** The model with the parts of the last run wherever they say the same. */
function knownParts(api: Api, memory: Memory): Api {
  return {
    ...api,
    schemas: api.schemas.map((schema) => memory.same(`schema ${schema.name}`, schema)),
    operations: api.operations.map((operation) => memory.same(`operation ${operation.pointer}`, operation)),
    webhooks: api.webhooks.map((webhook) => memory.same(`webhook ${webhook.pointer}`, webhook)),
  };
}
