// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

export * from "./client.js";
export * from "./auth.js";

export * from "./operations/me.js";
export * from "./operations/oauth2.js";

export {
  type OAuth2Client,
  OAuth2ClientGuard,
  assertOAuth2Client,
  isOAuth2Client,
  validateOAuth2Client,
} from "./schemas/OAuth2Client.js";
export {
  ClientType,
  ClientTypeGuard,
  ClientTypeLabels,
  assertClientType,
  isClientType,
  validateClientType,
} from "./schemas/ClientType.js";
export {
  OAuth2ClientStatus,
  OAuth2ClientStatusGuard,
  OAuth2ClientStatusLabels,
  assertOAuth2ClientStatus,
  isOAuth2ClientStatus,
  validateOAuth2ClientStatus,
} from "./schemas/OAuth2ClientStatus.js";
export {
  type RotatedClientSecret,
  RotatedClientSecretGuard,
  assertRotatedClientSecret,
  isRotatedClientSecret,
  validateRotatedClientSecret,
} from "./schemas/RotatedClientSecret.js";
export {
  type RotatedApiKey,
  RotatedApiKeyGuard,
  assertRotatedApiKey,
  isRotatedApiKey,
  validateRotatedApiKey,
} from "./schemas/RotatedApiKey.js";
export {
  type ScopeRequest,
  ScopeRequestGuard,
  assertScopeRequest,
  isScopeRequest,
  validateScopeRequest,
} from "./schemas/ScopeRequest.js";
export {
  type ScopeRequestReceipt,
  ScopeRequestReceiptGuard,
  assertScopeRequestReceipt,
  isScopeRequestReceipt,
  validateScopeRequestReceipt,
} from "./schemas/ScopeRequestReceipt.js";
export {
  type AccessTokenMetadata,
  AccessTokenMetadataGuard,
  assertAccessTokenMetadata,
  isAccessTokenMetadata,
  validateAccessTokenMetadata,
} from "./schemas/AccessTokenMetadata.js";
export {
  type TokenRequest,
  TokenRequestGuard,
  assertTokenRequest,
  isTokenRequest,
  validateTokenRequest,
} from "./schemas/TokenRequest.js";
export {
  type TokenResponse,
  TokenResponseGuard,
  assertTokenResponse,
  isTokenResponse,
  validateTokenResponse,
} from "./schemas/TokenResponse.js";
export {
  type OAuthError,
  OAuthErrorGuard,
  assertOAuthError,
  isOAuthError,
  validateOAuthError,
} from "./schemas/OAuthError.js";
export {
  type RevocationRequest,
  RevocationRequestGuard,
  assertRevocationRequest,
  isRevocationRequest,
  validateRevocationRequest,
} from "./schemas/RevocationRequest.js";
export {
  type OAuth2ClientList,
  OAuth2ClientListGuard,
  assertOAuth2ClientList,
  isOAuth2ClientList,
  validateOAuth2ClientList,
} from "./schemas/OAuth2ClientList.js";

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
