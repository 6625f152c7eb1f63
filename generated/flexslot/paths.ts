// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { personalAccessToken } from "./auth.js";
import { pathClientOf } from "./runtime/path-client.js";
import type { Client } from "./runtime/types.js";
import type { AccessTokenMetadata } from "./schemas/AccessTokenMetadata.js";
import type { ClientType } from "./schemas/ClientType.js";
import type { OAuth2Client } from "./schemas/OAuth2Client.js";
import type { OAuth2ClientStatus } from "./schemas/OAuth2ClientStatus.js";
import type { OAuthError } from "./schemas/OAuthError.js";
import type { RevocationRequest } from "./schemas/RevocationRequest.js";
import type { RotatedApiKey } from "./schemas/RotatedApiKey.js";
import type { RotatedClientSecret } from "./schemas/RotatedClientSecret.js";
import type { ScopeRequest } from "./schemas/ScopeRequest.js";
import type { ScopeRequestReceipt } from "./schemas/ScopeRequestReceipt.js";
import type { TokenRequest } from "./schemas/TokenRequest.js";
import type { TokenResponse } from "./schemas/TokenResponse.js";
import type { Client as FetchClient } from "openapi-fetch";

export interface paths {
  "/api/public/v1/me/partner/oauth2-clients": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the calling partner's OAuth2 clients */
    get: operations["me_partner_oauth2_clients_list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/public/v1/me/partner/oauth2-clients/{client_id}/rotate-secret": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Rotate a confidential OAuth2 client's secret */
    post: operations["me_partner_oauth2_clients_rotate_secret_create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/public/v1/me/partner/rotate-api-key": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Rotate (or generate) the partner API key */
    post: operations["me_partner_rotate_api_key_create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/public/v1/me/partner/scope-requests": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Request additional scopes or game-scopes */
    post: operations["me_partner_scope_requests_create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/public/v1/me/access-tokens": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read metadata for the calling PAT */
    get: operations["me_access_tokens_retrieve"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/public/v1/oauth/token": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** OAuth2 token endpoint (RFC 6749 §4.1.3 + §6) */
    post: operations["oauth_token_create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/public/v1/oauth/revoke": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** OAuth 2.0 Token Revocation (RFC 7009) */
    post: operations["oauth_revoke_create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}

export type webhooks = Record<string, never>;

export type $defs = Record<string, never>;

export interface operations {
  me_partner_oauth2_clients_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The partner's OAuth2 clients. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": OAuth2Client[];
        };
      };
    };
  };
  me_partner_oauth2_clients_rotate_secret_create: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The client's `client_id`. */
        client_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The client and its new secret. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": RotatedClientSecret;
        };
      };
    };
  };
  me_partner_rotate_api_key_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The new API key. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": RotatedApiKey;
        };
      };
    };
  };
  me_partner_scope_requests_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": ScopeRequest;
      };
    };
    responses: {
      /** The request was accepted. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ScopeRequestReceipt;
        };
      };
    };
  };
  me_access_tokens_retrieve: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Metadata of the token that made the call. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": AccessTokenMetadata;
        };
      };
    };
  };
  oauth_token_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/x-www-form-urlencoded": TokenRequest;
      };
    };
    responses: {
      /** Tokens were issued (RFC 6749 §5.1). */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": TokenResponse;
        };
      };
      /** The request was refused (RFC 6749 §5.2). */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": OAuthError;
        };
      };
    };
  };
  oauth_revoke_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/x-www-form-urlencoded": RevocationRequest;
      };
    };
    responses: {
      /** The revocation was accepted. The body is empty. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}

export interface components {
  schemas: {
    OAuth2Client: OAuth2Client;
    ClientType: ClientType;
    OAuth2ClientStatus: OAuth2ClientStatus;
    RotatedClientSecret: RotatedClientSecret;
    RotatedApiKey: RotatedApiKey;
    ScopeRequest: ScopeRequest;
    ScopeRequestReceipt: ScopeRequestReceipt;
    AccessTokenMetadata: AccessTokenMetadata;
    TokenRequest: TokenRequest;
    TokenResponse: TokenResponse;
    OAuthError: OAuthError;
    RevocationRequest: RevocationRequest;
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}

/**
 * The openapi-fetch client with the address, headers and credentials of `client`.
 *
 * Works with whatever builds on openapi-fetch. Its calls are typed by path; nothing is checked at run time.
 */
export function pathClient(client: Client): FetchClient<paths> {
  return pathClientOf<paths>(client, [[personalAccessToken]], [
    "POST /api/public/v1/oauth/token",
    "POST /api/public/v1/oauth/revoke",
  ]);
}
