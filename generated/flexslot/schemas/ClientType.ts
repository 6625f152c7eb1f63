// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { type Guard, assertValid, guard } from "../runtime/guard.js";

export type ClientType = "confidential" | "public";

/** Whether `value` is a valid {@link ClientType}. */
export function isClientType(value: unknown): value is ClientType {
  return value === "confidential" || value === "public";
}

/** Throws unless `value` is a valid {@link ClientType}. */
export function assertClientType(value: unknown): asserts value is ClientType {
  assertValid(ClientTypeGuard, value);
}

export const ClientTypeGuard: Guard<ClientType> = /* @__PURE__ */ guard("ClientType", isClientType, () => [
  "confidential",
  "public",
]);
