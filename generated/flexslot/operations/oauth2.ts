// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

export * from "./oauth2/oauthTokenCreate.js";
export * from "./oauth2/oauthRevokeCreate.js";
