// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import type { UncheckedShape } from "../runtime/explain.js";
import { type Guard, type Validation, assertValid, guard, validationOf } from "../runtime/guard.js";

export type ClientType = "confidential" | "public";

/** The values of `ClientType`, by name. */
export const ClientType = {
  confidential: "confidential",
  public: "public",
} as const;

/** What the values of `ClientType` are called. */
export const ClientTypeLabels = {
  confidential: "Confidential",
  public: "Public",
} as const;

/** Whether `value` is a valid `ClientType`. */
export function isClientType(value: unknown): value is ClientType {
  return value === "confidential" || value === "public";
}

/** Throws unless `value` is a valid `ClientType`. */
export function assertClientType(value: unknown): asserts value is ClientType {
  assertValid(ClientTypeGuard, value);
}

/** Gives `value` as a valid `ClientType`, or everything that is wrong with it. */
export function validateClientType(value: unknown): Validation<ClientType> {
  return validationOf(ClientTypeGuard, value);
}

export const ClientTypeGuard: Guard<ClientType> = /* @__PURE__ */ guard<ClientType>(
  "ClientType",
  isClientType,
  clientTypeShape,
);

/** What a `ClientType` must be, in the form that explanations read. */
function clientTypeShape(): UncheckedShape {
  return ["confidential", "public"];
}
