// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import type { UncheckedShape } from "../runtime/explain.js";
import { type Guard, type Validation, assertValid, guard, validationOf } from "../runtime/guard.js";

export type OAuth2ClientStatus = "active" | "suspended" | "revoked";

/** The values of `OAuth2ClientStatus`, by name. */
export const OAuth2ClientStatus = {
  active: "active",
  suspended: "suspended",
  revoked: "revoked",
} as const;

/** What the values of `OAuth2ClientStatus` are called. */
export const OAuth2ClientStatusLabels = {
  active: "Active",
  suspended: "Suspended",
  revoked: "Revoked",
} as const;

/** Whether `value` is a valid `OAuth2ClientStatus`. */
export function isOAuth2ClientStatus(value: unknown): value is OAuth2ClientStatus {
  return value === "active" || value === "suspended" || value === "revoked";
}

/** Throws unless `value` is a valid `OAuth2ClientStatus`. */
export function assertOAuth2ClientStatus(value: unknown): asserts value is OAuth2ClientStatus {
  assertValid(OAuth2ClientStatusGuard, value);
}

/** Gives `value` as a valid `OAuth2ClientStatus`, or everything that is wrong with it. */
export function validateOAuth2ClientStatus(value: unknown): Validation<OAuth2ClientStatus> {
  return validationOf(OAuth2ClientStatusGuard, value);
}

export const OAuth2ClientStatusGuard: Guard<OAuth2ClientStatus> = /* @__PURE__ */ guard<OAuth2ClientStatus>(
  "OAuth2ClientStatus",
  isOAuth2ClientStatus,
  oAuth2ClientStatusShape,
);

/** What a `OAuth2ClientStatus` must be, in the form that explanations read. */
function oAuth2ClientStatusShape(): UncheckedShape {
  return ["active", "suspended", "revoked"];
}
