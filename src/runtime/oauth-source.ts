import type { OAuthTokens } from "./oauth-request.js";
import type { Fetch } from "./request-draft.js";
import type { CredentialSource } from "./types.js";

/** How long tokens are used. */
export interface TokenLifeOptions {
  /** How long before its end an access token is replaced, in milliseconds: a minute by default, and half of its life at most. */
  readonly refreshBeforeMs?: number | undefined;
}

const usualMarginMs = 60_000;

/**
 * Gives out an access token until shortly before its end, or until it is rejected, and has `obtain` get the next.
 *
 * Whoever asks meanwhile waits for the same answer; an attempt that fails is forgotten. That one of them gives up
 * stops nothing, since others may wait.
 */
export function tokenSource(
  obtain: (fetch: Fetch) => Promise<OAuthTokens>,
  { refreshBeforeMs = usualMarginMs }: TokenLifeOptions,
  current?: OAuthTokens,
): CredentialSource {
  let held = current && heldUntil(current, refreshBeforeMs);
  let pending: Promise<string> | undefined;
  const renew = async (fetch: Fetch): Promise<string> => {
    try {
      held = heldUntil(await obtain(fetch), refreshBeforeMs);
      return held.token;
    } finally {
      pending = undefined;
    }
  };
  return {
    get: ({ fetch }) => {
      if (held !== undefined && Date.now() < held.until) return held.token;
      return (pending ??= renew(fetch));
    },
    reject: (token) => {
      if (held?.token === token) held = undefined;
    },
  };
}

function heldUntil(
  { accessToken, expiresAt = Infinity }: OAuthTokens,
  marginMs: number,
): { readonly token: string; readonly until: number } {
  const now = Date.now();
  return { token: accessToken, until: expiresAt - Math.min(marginMs, Math.max(0, expiresAt - now) / 2) };
}
