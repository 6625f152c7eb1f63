// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { isObject } from "../runtime/check.js";
import type { UncheckedShape } from "../runtime/explain.js";
import { type Fields, type Guard, type Validation, assertValid, guard, validationOf } from "../runtime/guard.js";

export interface RevocationRequest {
  /** At least 1 character. */
  token: string;
  /**
   * Advisory; either `access_token` or `refresh_token`.
   * At least 1 character.
   */
  token_type_hint?: string;
  /** At least 1 character. */
  client_id?: string;
  /** At least 1 character. */
  client_secret?: string;
}

/** Whether `value` is a valid `RevocationRequest`. */
export function isRevocationRequest(value: unknown): value is RevocationRequest {
  const it = value as Fields<keyof RevocationRequest>;
  if (!isObject(it)) return false;
  if (typeof it.token !== "string") return false;
  if (it.token.length < 1) return false;
  if (it.token_type_hint !== undefined && !(typeof it.token_type_hint === "string" && it.token_type_hint.length >= 1))
    return false;
  if (it.client_id !== undefined && !(typeof it.client_id === "string" && it.client_id.length >= 1)) return false;
  if (it.client_secret !== undefined && !(typeof it.client_secret === "string" && it.client_secret.length >= 1))
    return false;
  return true;
}

/** Throws unless `value` is a valid `RevocationRequest`. */
export function assertRevocationRequest(value: unknown): asserts value is RevocationRequest {
  assertValid(RevocationRequestGuard, value);
}

/** Gives `value` as a valid `RevocationRequest`, or everything that is wrong with it. */
export function validateRevocationRequest(value: unknown): Validation<RevocationRequest> {
  return validationOf(RevocationRequestGuard, value);
}

export const RevocationRequestGuard: Guard<RevocationRequest> = /* @__PURE__ */ guard<RevocationRequest>(
  "RevocationRequest",
  isRevocationRequest,
  revocationRequestShape,
);

/** What a `RevocationRequest` must be, in the form that explanations read. */
function revocationRequestShape(): UncheckedShape {
  return {
    required: {
      token: { type: "string", minLength: 1 },
    },
    optional: {
      token_type_hint: { type: "string", minLength: 1 },
      client_id: { type: "string", minLength: 1 },
      client_secret: { type: "string", minLength: 1 },
    },
  };
}
