import type { Api } from "../model/api.js";
import type { EmittedFile } from "../model/emitted-file.js";
import type { GuardKind } from "../model/settings.js";
import { emitAuth, emitClient } from "./emit-client.js";
import { emitFormats } from "./emit-formats.js";
import { emitIndex } from "./emit-index.js";
import { emitOAuth } from "./emit-oauth.js";
import { emitPaths } from "./emit-paths.js";
import { emitRuntime, type RuntimeModule } from "./emit-runtime.js";
import { emitSchemas } from "./emit-schemas.js";
import { emitServers } from "./emit-servers.js";
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
export function emitApi(api: Api, runtime: readonly RuntimeModule[], settings: EmitSettings): readonly EmittedFile[] {
  const schemas = new Map(api.schemas.map((schema) => [schema.name, schema]));
  const types = liftTypes(typingsOf(api, schemas), {
    schemas: new Set(api.schemas.map(({ localName }) => localName)),
    requests: new Set(api.operations.filter(hasInput).map(({ requestName }) => requestName)),
  });
  const guards = guardSettings(api, schemas, settings.guards);
  const client = [emitClient(api), emitAuth(api), emitOAuth(api), emitServers(api)].filter(
    (file) => file !== undefined,
  );
  const formats = emitFormats(api, guards);
  const webhooks = emitWebhooks(api, schemas, types, guards);
  const schemaFiles = emitSchemas(api, schemas, types, guards);
  const files = [
    emitIndex(api, settings.guards, { client, webhooks, schemas: schemaFiles }),
    ...client,
    ...(formats === undefined ? [] : [formats]),
    emitPaths(api, types),
    ...emitOperations(api, schemas, types, guards),
    ...webhooks,
    ...emitQueries(api, schemas, guards, settings.tanstackQuery === true),
    ...emitMocks(api, schemas, guards, settings.msw === true),
    ...schemaFiles,
  ];
  return [...files, ...emitRuntime(files, runtime)].map(({ path, text }) => {
    return { path, text: visibleText(withImportExtension(text, settings.importExtension)) };
  });
}
