// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { hasMaxLength } from "../runtime/check-text.js";
import { isObject, isStringArray } from "../runtime/check.js";
import type { UncheckedShape } from "../runtime/explain.js";
import { type Fields, type Guard, type Validation, assertValid, guard, validationOf } from "../runtime/guard.js";

export interface AccessTokenMetadata {
  /** @format uuid */
  id: string;
  /** At most 255 characters. */
  name: string;
  /** At most 12 characters. */
  token_prefix: string;
  scopes: string[];
  /** @format date-time */
  created_at: string;
  /** @format date-time */
  last_used_at?: string | null;
  /** @format date-time */
  expires_at?: string | null;
  /** @format date-time */
  revoked_at?: string | null;
}

/** Whether `value` is a valid `AccessTokenMetadata`. */
export function isAccessTokenMetadata(value: unknown): value is AccessTokenMetadata {
  const it = value as Fields<keyof AccessTokenMetadata>;
  if (!isObject(it)) return false;
  if (typeof it.id !== "string") return false;
  if (typeof it.name !== "string") return false;
  if (!hasMaxLength(it.name, 255)) return false;
  if (typeof it.token_prefix !== "string") return false;
  if (!hasMaxLength(it.token_prefix, 12)) return false;
  if (!isStringArray(it.scopes)) return false;
  if (typeof it.created_at !== "string") return false;
  if (it.last_used_at !== undefined && it.last_used_at !== null && typeof it.last_used_at !== "string") return false;
  if (it.expires_at !== undefined && it.expires_at !== null && typeof it.expires_at !== "string") return false;
  if (it.revoked_at !== undefined && it.revoked_at !== null && typeof it.revoked_at !== "string") return false;
  return true;
}

/** Throws unless `value` is a valid `AccessTokenMetadata`. */
export function assertAccessTokenMetadata(value: unknown): asserts value is AccessTokenMetadata {
  assertValid(AccessTokenMetadataGuard, value);
}

/** Gives `value` as a valid `AccessTokenMetadata`, or everything that is wrong with it. */
export function validateAccessTokenMetadata(value: unknown): Validation<AccessTokenMetadata> {
  return validationOf(AccessTokenMetadataGuard, value);
}

export const AccessTokenMetadataGuard: Guard<AccessTokenMetadata> = /* @__PURE__ */ guard<AccessTokenMetadata>(
  "AccessTokenMetadata",
  isAccessTokenMetadata,
  accessTokenMetadataShape,
);

/** What a `AccessTokenMetadata` must be, in the form that explanations read. */
function accessTokenMetadataShape(): UncheckedShape {
  return {
    required: {
      id: "string",
      name: { type: "string", maxLength: 255 },
      token_prefix: { type: "string", maxLength: 12 },
      scopes: { items: "string" },
      created_at: "string",
    },
    optional: {
      last_used_at: "string|null",
      expires_at: "string|null",
      revoked_at: "string|null",
    },
  };
}
