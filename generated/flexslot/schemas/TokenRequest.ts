// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { isObject } from "../runtime/check.js";
import type { UncheckedShape } from "../runtime/explain.js";
import { type Fields, type Guard, type Validation, assertValid, guard, validationOf } from "../runtime/guard.js";

export interface TokenRequest {
  /**
   * Either `authorization_code` or `refresh_token`.
   * At least 1 character.
   */
  grant_type: string;
  /**
   * For `authorization_code`.
   * At least 1 character.
   */
  code?: string;
  /**
   * For `authorization_code`.
   * At least 1 character.
   */
  redirect_uri?: string;
  /**
   * For `authorization_code`.
   * At least 1 character.
   */
  code_verifier?: string;
  /**
   * For `refresh_token`.
   * At least 1 character.
   */
  refresh_token?: string;
  /**
   * For `refresh_token`, to narrow the scope.
   * At least 1 character.
   */
  scope?: string;
  /**
   * Where HTTP Basic is not used.
   * At least 1 character.
   */
  client_id?: string;
  /**
   * For confidential clients only.
   * At least 1 character.
   */
  client_secret?: string;
}

/** Whether `value` is a valid `TokenRequest`. */
export function isTokenRequest(value: unknown): value is TokenRequest {
  const it = value as Fields<keyof TokenRequest>;
  if (!isObject(it)) return false;
  if (typeof it.grant_type !== "string") return false;
  if (it.grant_type.length < 1) return false;
  if (it.code !== undefined && !(typeof it.code === "string" && it.code.length >= 1)) return false;
  if (it.redirect_uri !== undefined && !(typeof it.redirect_uri === "string" && it.redirect_uri.length >= 1))
    return false;
  if (it.code_verifier !== undefined && !(typeof it.code_verifier === "string" && it.code_verifier.length >= 1))
    return false;
  if (it.refresh_token !== undefined && !(typeof it.refresh_token === "string" && it.refresh_token.length >= 1))
    return false;
  if (it.scope !== undefined && !(typeof it.scope === "string" && it.scope.length >= 1)) return false;
  if (it.client_id !== undefined && !(typeof it.client_id === "string" && it.client_id.length >= 1)) return false;
  if (it.client_secret !== undefined && !(typeof it.client_secret === "string" && it.client_secret.length >= 1))
    return false;
  return true;
}

/** Throws unless `value` is a valid `TokenRequest`. */
export function assertTokenRequest(value: unknown): asserts value is TokenRequest {
  assertValid(TokenRequestGuard, value);
}

/** Gives `value` as a valid `TokenRequest`, or everything that is wrong with it. */
export function validateTokenRequest(value: unknown): Validation<TokenRequest> {
  return validationOf(TokenRequestGuard, value);
}

export const TokenRequestGuard: Guard<TokenRequest> = /* @__PURE__ */ guard<TokenRequest>(
  "TokenRequest",
  isTokenRequest,
  tokenRequestShape,
);

/** What a `TokenRequest` must be, in the form that explanations read. */
function tokenRequestShape(): UncheckedShape {
  return {
    required: {
      grant_type: { type: "string", minLength: 1 },
    },
    optional: {
      code: { type: "string", minLength: 1 },
      redirect_uri: { type: "string", minLength: 1 },
      code_verifier: { type: "string", minLength: 1 },
      refresh_token: { type: "string", minLength: 1 },
      scope: { type: "string", minLength: 1 },
      client_id: { type: "string", minLength: 1 },
      client_secret: { type: "string", minLength: 1 },
    },
  };
}
