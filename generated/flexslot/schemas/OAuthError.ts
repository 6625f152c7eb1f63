// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { isObject } from "../runtime/check.js";
import type { UncheckedShape } from "../runtime/explain.js";
import { type Fields, type Guard, type Validation, assertValid, guard, validationOf } from "../runtime/guard.js";

export interface OAuthError {
  /** A code, such as `invalid_request` or `invalid_grant`. */
  error: string;
  error_description?: string;
  error_uri?: string;
}

/** Whether `value` is a valid `OAuthError`. */
export function isOAuthError(value: unknown): value is OAuthError {
  const it = value as Fields<keyof OAuthError>;
  if (!isObject(it)) return false;
  if (typeof it.error !== "string") return false;
  if (it.error_description !== undefined && typeof it.error_description !== "string") return false;
  if (it.error_uri !== undefined && typeof it.error_uri !== "string") return false;
  return true;
}

/** Throws unless `value` is a valid `OAuthError`. */
export function assertOAuthError(value: unknown): asserts value is OAuthError {
  assertValid(OAuthErrorGuard, value);
}

/** Gives `value` as a valid `OAuthError`, or everything that is wrong with it. */
export function validateOAuthError(value: unknown): Validation<OAuthError> {
  return validationOf(OAuthErrorGuard, value);
}

export const OAuthErrorGuard: Guard<OAuthError> = /* @__PURE__ */ guard<OAuthError>(
  "OAuthError",
  isOAuthError,
  oAuthErrorShape,
);

/** What a `OAuthError` must be, in the form that explanations read. */
function oAuthErrorShape(): UncheckedShape {
  return {
    required: {
      error: "string",
    },
    optional: {
      error_description: "string",
      error_uri: "string",
    },
  };
}
