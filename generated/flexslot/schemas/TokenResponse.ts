// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { isInteger, isObject } from "../runtime/check.js";
import type { UncheckedShape } from "../runtime/explain.js";
import { type Fields, type Guard, type Validation, assertValid, guard, validationOf } from "../runtime/guard.js";

export interface TokenResponse {
  access_token: string;
  token_type: string;
  /** Lifetime of the access token, in seconds. */
  expires_in: number;
  refresh_token: string;
  scope: string;
}

/** Whether `value` is a valid `TokenResponse`. */
export function isTokenResponse(value: unknown): value is TokenResponse {
  const it = value as Fields<keyof TokenResponse>;
  if (!isObject(it)) return false;
  if (typeof it.access_token !== "string") return false;
  if (typeof it.token_type !== "string") return false;
  if (!isInteger(it.expires_in)) return false;
  if (typeof it.refresh_token !== "string") return false;
  if (typeof it.scope !== "string") return false;
  return true;
}

/** Throws unless `value` is a valid `TokenResponse`. */
export function assertTokenResponse(value: unknown): asserts value is TokenResponse {
  assertValid(TokenResponseGuard, value);
}

/** Gives `value` as a valid `TokenResponse`, or everything that is wrong with it. */
export function validateTokenResponse(value: unknown): Validation<TokenResponse> {
  return validationOf(TokenResponseGuard, value);
}

export const TokenResponseGuard: Guard<TokenResponse> = /* @__PURE__ */ guard<TokenResponse>(
  "TokenResponse",
  isTokenResponse,
  tokenResponseShape,
);

/** What a `TokenResponse` must be, in the form that explanations read. */
function tokenResponseShape(): UncheckedShape {
  return {
    required: {
      access_token: "string",
      token_type: "string",
      expires_in: "integer",
      refresh_token: "string",
      scope: "string",
    },
  };
}
