// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { hasMaxLength } from "../runtime/check-text.js";
import { isObject } from "../runtime/check.js";
import type { UncheckedShape } from "../runtime/explain.js";
import { type Fields, type Guard, type Validation, assertValid, guard, validationOf } from "../runtime/guard.js";
import { type ClientType, ClientTypeGuard, isClientType } from "./ClientType.js";
import { type OAuth2ClientStatus, OAuth2ClientStatusGuard, isOAuth2ClientStatus } from "./OAuth2ClientStatus.js";

/** An application of the partner. Its secret is never part of it. */
export interface OAuth2Client {
  /** @format uuid */
  id: string;
  client_id: string;
  client_type: ClientType;
  application_name: string;
  /** @format uri */
  application_url: string;
  /** @format uri */
  application_logo_url: string;
  /** @format uri */
  privacy_policy_url: string;
  /** @format uri */
  tos_url: string;
  /** Each at most 512 characters. */
  redirect_uris: string[];
  /** Each at most 64 characters. */
  allowed_scopes: string[];
  /** Each at most 32 characters. */
  grant_types: string[];
  require_pkce: boolean;
  dpop_bound_access_tokens: boolean;
  status: OAuth2ClientStatus;
  /** @format date-time */
  secret_rotated_at: string | null;
  /** @format date-time */
  last_used_at: string | null;
  /** @format date-time */
  created_at: string;
  /** @format date-time */
  updated_at: string;
}

/** Whether `value` is a valid `OAuth2Client`. */
export function isOAuth2Client(value: unknown): value is OAuth2Client {
  const it = value as Fields<keyof OAuth2Client>;
  if (!isObject(it)) return false;
  if (typeof it.id !== "string") return false;
  if (typeof it.client_id !== "string") return false;
  if (!isClientType(it.client_type)) return false;
  if (typeof it.application_name !== "string") return false;
  if (typeof it.application_url !== "string") return false;
  if (typeof it.application_logo_url !== "string") return false;
  if (typeof it.privacy_policy_url !== "string") return false;
  if (typeof it.tos_url !== "string") return false;
  if (!isOAuth2ClientRedirectUrisItems(it.redirect_uris)) return false;
  if (!isOAuth2ClientAllowedScopesItems(it.allowed_scopes)) return false;
  if (!isOAuth2ClientGrantTypesItems(it.grant_types)) return false;
  if (typeof it.require_pkce !== "boolean") return false;
  if (typeof it.dpop_bound_access_tokens !== "boolean") return false;
  if (!isOAuth2ClientStatus(it.status)) return false;
  if (it.secret_rotated_at !== null && typeof it.secret_rotated_at !== "string") return false;
  if (it.last_used_at !== null && typeof it.last_used_at !== "string") return false;
  if (typeof it.created_at !== "string") return false;
  if (typeof it.updated_at !== "string") return false;
  return true;
}

function isOAuth2ClientRedirectUrisItems(value: unknown): value is readonly unknown[] {
  return (
    Array.isArray(value) &&
    value.findIndex(
      (item: unknown) => !(typeof item === "string" && (item.length <= 512 || hasMaxLength(item, 512))),
    ) === -1
  );
}

function isOAuth2ClientAllowedScopesItems(value: unknown): value is readonly unknown[] {
  return (
    Array.isArray(value) &&
    value.findIndex((item: unknown) => !(typeof item === "string" && (item.length <= 64 || hasMaxLength(item, 64)))) ===
      -1
  );
}

function isOAuth2ClientGrantTypesItems(value: unknown): value is readonly unknown[] {
  return (
    Array.isArray(value) &&
    value.findIndex((item: unknown) => !(typeof item === "string" && (item.length <= 32 || hasMaxLength(item, 32)))) ===
      -1
  );
}

/** Throws unless `value` is a valid `OAuth2Client`. */
export function assertOAuth2Client(value: unknown): asserts value is OAuth2Client {
  assertValid(OAuth2ClientGuard, value);
}

/** Gives `value` as a valid `OAuth2Client`, or everything that is wrong with it. */
export function validateOAuth2Client(value: unknown): Validation<OAuth2Client> {
  return validationOf(OAuth2ClientGuard, value);
}

export const OAuth2ClientGuard: Guard<OAuth2Client> = /* @__PURE__ */ guard<OAuth2Client>(
  "OAuth2Client",
  isOAuth2Client,
  oAuth2ClientShape,
);

/** What a `OAuth2Client` must be, in the form that explanations read. */
function oAuth2ClientShape(): UncheckedShape {
  return {
    required: {
      id: "string",
      client_id: "string",
      client_type: ClientTypeGuard,
      application_name: "string",
      application_url: "string",
      application_logo_url: "string",
      privacy_policy_url: "string",
      tos_url: "string",
      redirect_uris: { items: { type: "string", maxLength: 512 } },
      allowed_scopes: { items: { type: "string", maxLength: 64 } },
      grant_types: { items: { type: "string", maxLength: 32 } },
      require_pkce: "boolean",
      dpop_bound_access_tokens: "boolean",
      status: OAuth2ClientStatusGuard,
      secret_rotated_at: "string|null",
      last_used_at: "string|null",
      created_at: "string",
      updated_at: "string",
    },
  };
}
