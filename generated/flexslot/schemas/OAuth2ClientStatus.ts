// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { type Guard, assertValid, guard } from "../runtime/guard.js";

export type OAuth2ClientStatus = "active" | "suspended" | "revoked";

/** Whether `value` is a valid {@link OAuth2ClientStatus}. */
export function isOAuth2ClientStatus(value: unknown): value is OAuth2ClientStatus {
  return value === "active" || value === "suspended" || value === "revoked";
}

/** Throws unless `value` is a valid {@link OAuth2ClientStatus}. */
export function assertOAuth2ClientStatus(value: unknown): asserts value is OAuth2ClientStatus {
  assertValid(OAuth2ClientStatusGuard, value);
}

export const OAuth2ClientStatusGuard: Guard<OAuth2ClientStatus> = /* @__PURE__ */ guard(
  "OAuth2ClientStatus",
  isOAuth2ClientStatus,
  () => ["active", "suspended", "revoked"],
);
