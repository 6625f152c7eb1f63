// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { isObject } from "../runtime/check.js";
import type { UncheckedShape } from "../runtime/explain.js";
import { type Fields, type Guard, type Validation, assertValid, guard, validationOf } from "../runtime/guard.js";

export interface RotatedApiKey {
  /** The new key. It is shown this once and cannot be recovered. */
  plaintext_api_key: string;
  /** The first 12 characters of the key. */
  api_key_prefix: string;
}

/** Whether `value` is a valid `RotatedApiKey`. */
export function isRotatedApiKey(value: unknown): value is RotatedApiKey {
  const it = value as Fields<keyof RotatedApiKey>;
  if (!isObject(it)) return false;
  if (typeof it.plaintext_api_key !== "string") return false;
  if (typeof it.api_key_prefix !== "string") return false;
  return true;
}

/** Throws unless `value` is a valid `RotatedApiKey`. */
export function assertRotatedApiKey(value: unknown): asserts value is RotatedApiKey {
  assertValid(RotatedApiKeyGuard, value);
}

/** Gives `value` as a valid `RotatedApiKey`, or everything that is wrong with it. */
export function validateRotatedApiKey(value: unknown): Validation<RotatedApiKey> {
  return validationOf(RotatedApiKeyGuard, value);
}

export const RotatedApiKeyGuard: Guard<RotatedApiKey> = /* @__PURE__ */ guard<RotatedApiKey>(
  "RotatedApiKey",
  isRotatedApiKey,
  rotatedApiKeyShape,
);

/** What a `RotatedApiKey` must be, in the form that explanations read. */
function rotatedApiKeyShape(): UncheckedShape {
  return {
    required: {
      plaintext_api_key: "string",
      api_key_prefix: "string",
    },
  };
}
