import type { Bytes } from "./bytes.js";
import { WebhookError } from "./webhook-error.js";

/** Tells whether a delivery comes from whom it should; asked before anything in the body is looked at. */
export type Verifier = (delivery: SignedDelivery) => Promise<Verified> | Verified;

/** A delivery as signatures cover it. */
export interface SignedDelivery {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  /** The body as it came, byte for byte. */
  readonly body: Bytes;
}

/** What a signature vouches for beside the body. */
export interface Verified {
  readonly id?: string | undefined;
  readonly timestamp?: Date | undefined;
}

/** How old, and how far ahead, a timestamp may be. */
export interface ToleranceOptions {
  /** In seconds, both ways; 300 by default. */
  readonly toleranceSeconds?: number | undefined;
}

/** Takes deliveries from anybody: for senders that do not sign, behind something else that keeps strangers out. */
export const unsigned: Verifier = () => ({});

/**
 * Reads a timestamp in seconds since 1970.
 *
 * @throws {WebhookError} if it is none, or further from now than is tolerated: somebody may be sending an old delivery again.
 */
export function checkTimestamp(text: string, { toleranceSeconds = 300 }: ToleranceOptions): Date {
  const seconds = /^\d{1,12}$/.test(text) ? Number(text) : NaN;
  const age = Date.now() / 1000 - seconds;
  if (Math.abs(age) <= toleranceSeconds) return new Date(seconds * 1000);
  const problem = Number.isNaN(age) ? "cannot be read" : `is too ${age > 0 ? "old" : "new"}`;
  throw new WebhookError("timestamp", 401, `The timestamp of the webhook ${problem}`);
}

/**
 * Reads a header that a signature needs.
 *
 * @throws {WebhookError} if it is not there.
 */
export function headerOf(headers: Headers, name: string): string {
  const value = headers.get(name);
  if (value !== null && value !== "") return value;
  throw new WebhookError("signature", 401, `The webhook has no header ${name}`);
}

/** Signatures beyond these are not looked at, since each costs as much as the body is long. */
const mostSignatures = 8;

/**
 * Checks that one of the signatures is by one of the keys; the platform compares in constant time.
 *
 * @throws {WebhookError} if none is.
 */
export async function checkSignatures(
  algorithm: "HMAC" | "Ed25519",
  keys: readonly Promise<CryptoKey>[],
  signatures: readonly (Bytes | undefined)[],
  message: Bytes,
): Promise<void> {
  for (const signature of signatures.slice(0, mostSignatures)) {
    if (signature === undefined) continue;
    for (const key of keys) if (await crypto.subtle.verify(algorithm, await key, signature, message)) return;
  }
  throw new WebhookError("signature", 401, "The signature of the webhook is not valid");
}
