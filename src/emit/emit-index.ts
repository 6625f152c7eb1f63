import type { Api, MediaType } from "../model/api.js";
import type { EmittedFile } from "../model/emitted-file.js";
import type { GuardKind } from "../model/settings.js";
import { exportNames } from "./export-names.js";
import { fileHeader } from "./module-text.js";
import { operationsByTag } from "./operations/emit-operations.js";

/** Modules of the output that `index.ts` exports. */
export interface IndexedFiles {
  /** `client.ts`, and what stands beside it where a document needs it. */
  readonly client: readonly EmittedFile[];
  readonly webhooks: readonly EmittedFile[];
  readonly schemas: readonly EmittedFile[];
}

/** `index.ts`: everything re-exported for convenience; a bundler drops what is not used. */
export function emitIndex(api: Api, guards: GuardKind, { client, webhooks, schemas }: IndexedFiles): EmittedFile {
  const sections = [
    client.map(({ path }) => exportAll(path.replace(/\.ts$/, ""))),
    [...operationsByTag(api).keys()].map((tagModule) => exportAll(`operations/${tagModule}`)),
    webhooks.map((file) => exportNames(file)),
    schemas.map((file) => exportNames(file)),
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
    ...(streams.some((stream) => stream.kind === "parts")
      ? ['export type { PartStream, StreamedPart } from "./runtime/multipart-stream.js";']
      : []),
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

function exportAll(module: string): string {
  return `export * from ${JSON.stringify(`./${module}.js`)};`;
}
