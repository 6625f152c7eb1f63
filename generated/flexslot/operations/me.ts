// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

export { mePartnerOauth2ClientsList } from "./me/mePartnerOauth2ClientsList.js";
export {
  type MePartnerOauth2ClientsRotateSecretCreateRequest,
  mePartnerOauth2ClientsRotateSecretCreate,
} from "./me/mePartnerOauth2ClientsRotateSecretCreate.js";
export { mePartnerRotateApiKeyCreate } from "./me/mePartnerRotateApiKeyCreate.js";
export {
  type MePartnerScopeRequestsCreateRequest,
  mePartnerScopeRequestsCreate,
} from "./me/mePartnerScopeRequestsCreate.js";
export { meAccessTokensRetrieve } from "./me/meAccessTokensRetrieve.js";
