import type { Api } from "../model/api.js";
import type { EmittedFile } from "../model/emitted-file.js";
import type { GuardKind } from "../model/settings.js";
import { fileHeader } from "./module-text.js";

/**
 * `index.ts`: everything re-exported for convenience; a bundler drops what is not used.
 *
 * @param besideClient The modules that stand beside `client.ts` where a document needs them.
 */
export function emitIndex(api: Api, guards: GuardKind, besideClient: readonly string[]): EmittedFile {
  const operations = [...new Set(api.operations.map(({ module }) => module))].map(
    (module) => `./operations/${module}.js`,
  );
  const schemas = api.schemas.map(({ module }) => `./schemas/${module}.js`);
  const sections = [
    ["client", ...besideClient].map((module) => exportAll(`./${module}.js`)),
    operations.map(exportAll),
    schemas.map(exportAll),
    [
      'export { pathClient, type components, type operations, type paths, type webhooks } from "./paths.js";',
      'export { AbortedError, ApiError, GuardError, HttpError, NetworkError, TimeoutError } from "./runtime/errors.js";',
      'export { isApiError } from "./runtime/is-api-error.js";',
      'export { hooks } from "./runtime/hooks.js";',
      'export { logTo } from "./runtime/log.js";',
      'export { openapiMiddleware } from "./runtime/middleware.js";',
      'export { retries } from "./runtime/retries.js";',
      'export { InvalidValueError, type Guard, type GuardIssue, type Validation } from "./runtime/guard.js";',
      ...(guards === "none" || guards === "predicates"
        ? []
        : ['export { toJsonSchema } from "./runtime/to-json-schema.js";']),
      'export type { Call, CallOptions, Caller, Client, ClientOptions, GuardMode, GuardModes, Violation } from "./runtime/types.js";',
    ],
  ];
  const text = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
  return { path: "index.ts", text: `${fileHeader(api.source)}${text}` };
}

function exportAll(from: string): string {
  return `export * from ${JSON.stringify(from)};`;
}
