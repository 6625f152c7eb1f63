// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { hasMaxLength, hasMinLength } from "../runtime/check-text.js";
import { isObject } from "../runtime/check.js";
import type { UncheckedShape } from "../runtime/explain.js";
import { type Fields, type Guard, type Validation, assertValid, guard, validationOf } from "../runtime/guard.js";

export interface ScopeRequest {
  /**
   * At most 20 items.
   * Each 1 to 64 characters.
   */
  requested_scopes?: string[];
  /**
   * At most 10 items.
   * Each 1 to 32 characters; must match `^[-a-zA-Z0-9_]+$`.
   */
  requested_game_scopes?: string[];
  /** 10 to 2000 characters. */
  justification: string;
}

const scopeRequestRequestedGameScopesItemPattern = /^[-a-zA-Z0-9_]+$/u;

/** Whether `value` is a valid `ScopeRequest`. */
export function isScopeRequest(value: unknown): value is ScopeRequest {
  const it = value as Fields<keyof ScopeRequest>;
  if (!isObject(it)) return false;
  if (
    it.requested_scopes !== undefined &&
    !(isScopeRequestRequestedScopesItems(it.requested_scopes) && it.requested_scopes.length <= 20)
  )
    return false;
  if (
    it.requested_game_scopes !== undefined &&
    !(isScopeRequestRequestedGameScopesItems(it.requested_game_scopes) && it.requested_game_scopes.length <= 10)
  )
    return false;
  if (typeof it.justification !== "string") return false;
  if (!hasMinLength(it.justification, 10)) return false;
  if (!hasMaxLength(it.justification, 2000)) return false;
  return true;
}

function isScopeRequestRequestedScopesItems(value: unknown): value is readonly unknown[] {
  return (
    Array.isArray(value) &&
    value.findIndex(
      (item: unknown) =>
        !(typeof item === "string" && item.length >= 1 && (item.length <= 64 || hasMaxLength(item, 64))),
    ) === -1
  );
}

function isScopeRequestRequestedGameScopesItems(value: unknown): value is readonly unknown[] {
  return (
    Array.isArray(value) &&
    value.findIndex(
      (item: unknown) =>
        !(
          typeof item === "string" &&
          item.length >= 1 &&
          (item.length <= 32 || hasMaxLength(item, 32)) &&
          scopeRequestRequestedGameScopesItemPattern.test(item)
        ),
    ) === -1
  );
}

/** Throws unless `value` is a valid `ScopeRequest`. */
export function assertScopeRequest(value: unknown): asserts value is ScopeRequest {
  assertValid(ScopeRequestGuard, value);
}

/** Gives `value` as a valid `ScopeRequest`, or everything that is wrong with it. */
export function validateScopeRequest(value: unknown): Validation<ScopeRequest> {
  return validationOf(ScopeRequestGuard, value);
}

export const ScopeRequestGuard: Guard<ScopeRequest> = /* @__PURE__ */ guard<ScopeRequest>(
  "ScopeRequest",
  isScopeRequest,
  scopeRequestShape,
);

/** What a `ScopeRequest` must be, in the form that explanations read. */
function scopeRequestShape(): UncheckedShape {
  return {
    required: {
      justification: { type: "string", minLength: 10, maxLength: 2000 },
    },
    optional: {
      requested_scopes: { items: { type: "string", minLength: 1, maxLength: 64 }, maxItems: 20 },
      requested_game_scopes: {
        items: { type: "string", minLength: 1, maxLength: 32, pattern: scopeRequestRequestedGameScopesItemPattern },
        maxItems: 10,
      },
    },
  };
}
