// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

export * from "./client.js";
export * from "./auth.js";

export * from "./operations/me.js";
export * from "./operations/oauth2.js";

export * from "./schemas/OAuth2Client.js";
export * from "./schemas/ClientType.js";
export * from "./schemas/OAuth2ClientStatus.js";
export * from "./schemas/RotatedClientSecret.js";
export * from "./schemas/RotatedApiKey.js";
export * from "./schemas/ScopeRequest.js";
export * from "./schemas/ScopeRequestReceipt.js";
export * from "./schemas/AccessTokenMetadata.js";
export * from "./schemas/TokenRequest.js";
export * from "./schemas/TokenResponse.js";
export * from "./schemas/OAuthError.js";
export * from "./schemas/RevocationRequest.js";
export * from "./schemas/OAuth2ClientList.js";

export { pathClient, type components, type operations, type paths, type webhooks } from "./paths.js";
export { AbortedError, ApiError, GuardError, HttpError, NetworkError, TimeoutError } from "./runtime/errors.js";
export { isApiError } from "./runtime/is-api-error.js";
export { hooks } from "./runtime/hooks.js";
export { logTo } from "./runtime/log.js";
export { openapiMiddleware } from "./runtime/middleware.js";
export { retries } from "./runtime/retries.js";
export { InvalidValueError, type Guard, type GuardIssue, type Validation } from "./runtime/guard.js";
export { toJsonSchema } from "./runtime/to-json-schema.js";
export type { Call, CallOptions, Caller, Client, ClientOptions, GuardMode, GuardModes, Violation } from "./runtime/types.js";
