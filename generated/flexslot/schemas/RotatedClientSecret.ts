// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { isObject } from "../runtime/check.js";
import type { UncheckedShape } from "../runtime/explain.js";
import { type Fields, type Guard, type Validation, assertValid, guard, validationOf } from "../runtime/guard.js";
import { type OAuth2Client, OAuth2ClientGuard, isOAuth2Client } from "./OAuth2Client.js";

export interface RotatedClientSecret {
  client: OAuth2Client;
  /** The new secret. It is shown this once. */
  plaintext_client_secret: string;
  /** @format date-time */
  secret_rotated_at: string | null;
}

/** Whether `value` is a valid `RotatedClientSecret`. */
export function isRotatedClientSecret(value: unknown): value is RotatedClientSecret {
  const it = value as Fields<keyof RotatedClientSecret>;
  if (!isObject(it)) return false;
  if (!isOAuth2Client(it.client)) return false;
  if (typeof it.plaintext_client_secret !== "string") return false;
  if (it.secret_rotated_at !== null && typeof it.secret_rotated_at !== "string") return false;
  return true;
}

/** Throws unless `value` is a valid `RotatedClientSecret`. */
export function assertRotatedClientSecret(value: unknown): asserts value is RotatedClientSecret {
  assertValid(RotatedClientSecretGuard, value);
}

/** Gives `value` as a valid `RotatedClientSecret`, or everything that is wrong with it. */
export function validateRotatedClientSecret(value: unknown): Validation<RotatedClientSecret> {
  return validationOf(RotatedClientSecretGuard, value);
}

export const RotatedClientSecretGuard: Guard<RotatedClientSecret> = /* @__PURE__ */ guard<RotatedClientSecret>(
  "RotatedClientSecret",
  isRotatedClientSecret,
  rotatedClientSecretShape,
);

/** What a `RotatedClientSecret` must be, in the form that explanations read. */
function rotatedClientSecretShape(): UncheckedShape {
  return {
    required: {
      client: OAuth2ClientGuard,
      plaintext_client_secret: "string",
      secret_rotated_at: "string|null",
    },
  };
}
