// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { basic, bearer } from "./runtime/auth.js";
import type { Security } from "./runtime/request-draft.js";

/** User-issued personal access token (format: `flx_pat_…`). */
export const personalAccessToken: Security<"personalAccessToken"> = /* @__PURE__ */ bearer("personalAccessToken");

/** A confidential client's `client_id` and secret, by HTTP Basic. */
export const clientSecretBasic: Security<"clientSecretBasic"> = /* @__PURE__ */ basic("clientSecretBasic");
