// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

export * from "./me/mePartnerOauth2ClientsList.js";
export * from "./me/mePartnerOauth2ClientsRotateSecretCreate.js";
export * from "./me/mePartnerRotateApiKeyCreate.js";
export * from "./me/mePartnerScopeRequestsCreate.js";
export * from "./me/meAccessTokensRetrieve.js";
