// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { isObject } from "../runtime/check.js";
import type { UncheckedShape } from "../runtime/explain.js";
import { type Fields, type Guard, type Validation, assertValid, guard, validationOf } from "../runtime/guard.js";

export interface ScopeRequestReceipt {
  /** @format uuid */
  id: string;
  status: string;
  message: string;
}

/** Whether `value` is a valid `ScopeRequestReceipt`. */
export function isScopeRequestReceipt(value: unknown): value is ScopeRequestReceipt {
  const it = value as Fields<keyof ScopeRequestReceipt>;
  if (!isObject(it)) return false;
  if (typeof it.id !== "string") return false;
  if (typeof it.status !== "string") return false;
  if (typeof it.message !== "string") return false;
  return true;
}

/** Throws unless `value` is a valid `ScopeRequestReceipt`. */
export function assertScopeRequestReceipt(value: unknown): asserts value is ScopeRequestReceipt {
  assertValid(ScopeRequestReceiptGuard, value);
}

/** Gives `value` as a valid `ScopeRequestReceipt`, or everything that is wrong with it. */
export function validateScopeRequestReceipt(value: unknown): Validation<ScopeRequestReceipt> {
  return validationOf(ScopeRequestReceiptGuard, value);
}

export const ScopeRequestReceiptGuard: Guard<ScopeRequestReceipt> = /* @__PURE__ */ guard<ScopeRequestReceipt>(
  "ScopeRequestReceipt",
  isScopeRequestReceipt,
  scopeRequestReceiptShape,
);

/** What a `ScopeRequestReceipt` must be, in the form that explanations read. */
function scopeRequestReceiptShape(): UncheckedShape {
  return {
    required: {
      id: "string",
      status: "string",
      message: "string",
    },
  };
}
