import type { Api, MediaType } from "../model/api.js";
import type { EmittedFile } from "../model/emitted-file.js";
import type { GuardKind } from "../model/settings.js";
import { fileHeader } from "./module-text.js";
import { operationsByTag } from "./operations/emit-operations.js";
import { incomingModulesOf } from "./webhooks/incoming-modules.js";

/**
 * `index.ts`: everything re-exported for convenience; a bundler drops what is not used.
 *
 * @param besideClient The modules that stand beside `client.ts` where a document needs them.
 */
export function emitIndex(api: Api, guards: GuardKind, besideClient: readonly string[]): EmittedFile {
  const operations = [...operationsByTag(api).keys()].map((tagModule) => `./operations/${tagModule}.js`);
  const webhooks = incomingModulesOf(api).map(({ path }) => `./${path}.js`);
  const schemas = api.schemas.map(({ module }) => `./schemas/${module}.js`);
  const sections = [
    ["client", ...besideClient].map((module) => exportAll(`./${module}.js`)),
    operations.map(exportAll),
    webhooks.map(exportAll),
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
      ...streamExports(api),
      ...downloadExports(api),
      ...(webhooks.length === 0 ? [] : incomingExports),
      ...(api.operations.some(({ pagination }) => pagination !== undefined)
        ? ['export type { PagedCall } from "./runtime/pages.js";']
        : []),
    ],
  ];
  const text = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
  return { path: "index.ts", text: `${fileHeader(api.source)}${text}` };
}

/** The types that a program needs to pass on the streams that its operations answer with. */
function streamExports(api: Api): readonly string[] {
  const streams = receivedMedia(api).flatMap(({ stream }) => stream ?? []);
  if (streams.length === 0) return [];
  return [
    ...(streams.some((stream) => stream.kind === "events")
      ? ['export type { EventStream, ServerSentEvent } from "./runtime/event-stream.js";']
      : []),
    'export type { ItemStream } from "./runtime/item-stream.js";',
    'export type { StreamOptions } from "./runtime/types.js";',
  ];
}

/** Bytes come as a `Blob`, which the memory may be too small for. */
function downloadExports(api: Api): readonly string[] {
  const hasBytes = receivedMedia(api).some(({ kind }) => kind === "binary");
  return hasBytes ? ['export { rawResponse } from "./runtime/raw-response.js";'] : [];
}

function receivedMedia(api: Api): readonly MediaType[] {
  return api.operations.flatMap(({ responses }) => responses.flatMap(({ content }) => content));
}
/** What receives webhooks and callbacks; whatever is not used costs nothing. */
const incomingExports = [
  'export { fromBase64, fromHex } from "./runtime/bytes.js";',
  'export { handleWebhooks, onWebhook, type HandlerOptions, type WebhookAnswer, type WebhookReply, type WebhookRoute } from "./runtime/handle-webhooks.js";',
  'export { hmacSignature, type HmacOptions } from "./runtime/hmac-signature.js";',
  'export { receiveWebhook } from "./runtime/receive-webhook.js";',
  'export { standardWebhooks, standardWebhooksPublicKey, type StandardWebhooksOptions } from "./runtime/standard-webhooks.js";',
  'export { unsigned, type SignedDelivery, type Verified, type Verifier } from "./runtime/verifier.js";',
  'export { WebhookError, type WebhookErrorKind } from "./runtime/webhook-error.js";',
  'export type { ReceivedWebhook, WebhookDescriptor, WebhookOptions } from "./runtime/webhook.js";',
];

function exportAll(from: string): string {
  return `export * from ${JSON.stringify(from)};`;
}
