// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { isArray } from "../runtime/check.js";
import type { UncheckedShape } from "../runtime/explain.js";
import { type Guard, type Validation, assertValid, guard, validationOf } from "../runtime/guard.js";
import { type OAuth2Client, OAuth2ClientGuard, isOAuth2Client } from "./OAuth2Client.js";

export type OAuth2ClientList = OAuth2Client[];

/** Whether `value` is a valid `OAuth2ClientList`. */
export function isOAuth2ClientList(value: unknown): value is OAuth2ClientList {
  return isArray(value, isOAuth2Client);
}

/** Throws unless `value` is a valid `OAuth2ClientList`. */
export function assertOAuth2ClientList(value: unknown): asserts value is OAuth2ClientList {
  assertValid(OAuth2ClientListGuard, value);
}

/** Gives `value` as a valid `OAuth2ClientList`, or everything that is wrong with it. */
export function validateOAuth2ClientList(value: unknown): Validation<OAuth2ClientList> {
  return validationOf(OAuth2ClientListGuard, value);
}

export const OAuth2ClientListGuard: Guard<OAuth2ClientList> = /* @__PURE__ */ guard<OAuth2ClientList>(
  "OAuth2ClientList",
  isOAuth2ClientList,
  oAuth2ClientListShape,
);

/** What a `OAuth2ClientList` must be, in the form that explanations read. */
function oAuth2ClientListShape(): UncheckedShape {
  return { items: OAuth2ClientGuard };
}
