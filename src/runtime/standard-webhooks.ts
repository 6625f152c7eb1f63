import { type Bytes, fromBase64, joined } from "./bytes.js";
import { checkSignatures, checkTimestamp, headerOf, type ToleranceOptions, type Verifier } from "./verifier.js";

/** How deliveries are signed by senders that follow Standard Webhooks in their own way. */
export interface StandardWebhooksOptions extends ToleranceOptions {
  /** How the names of the three headers begin: `webhook` by default, `svix` from senders that use Svix. */
  readonly prefix?: string | undefined;
}

/**
 * Verifies signatures by a shared secret, as Standard Webhooks has them (https://www.standardwebhooks.com, signature scheme `v1`).
 *
 * @param secrets in base64, with `whsec_` before it or not; while a secret is being replaced, the old and the new one.
 * @throws {TypeError} at once if a secret cannot be read.
 */
export function standardWebhooks(secrets: string | readonly string[], options: StandardWebhooksOptions = {}): Verifier {
  const keys = [secrets].flat().map((secret) => {
    const algorithm = { name: "HMAC", hash: "SHA-256" };
    return keyOf(algorithm, bytesOf(secret, /^whsec_/, "secret"));
  });
  return verifierOf("v1,", keys, "HMAC", options);
}

/**
 * Verifies signatures by a public key, as Standard Webhooks has them (signature scheme `v1a`): Ed25519.
 *
 * @param publicKeys in base64, with `whpk_` before it or not.
 * @throws {TypeError} at once if a key cannot be read.
 */
export function standardWebhooksPublicKey(
  publicKeys: string | readonly string[],
  options: StandardWebhooksOptions = {},
): Verifier {
  const keys = [publicKeys].flat().map((key) => keyOf({ name: "Ed25519" }, bytesOf(key, /^whpk_/, "public key")));
  return verifierOf("v1a,", keys, "Ed25519", options);
}

function verifierOf(
  version: string,
  keys: readonly Promise<CryptoKey>[],
  algorithm: "HMAC" | "Ed25519",
  options: StandardWebhooksOptions,
): Verifier {
  const { prefix = "webhook" } = options;
  return async ({ headers, body }) => {
    const id = headerOf(headers, `${prefix}-id`);
    const written = headerOf(headers, `${prefix}-timestamp`);
    const signatures = headerOf(headers, `${prefix}-signature`)
      .split(" ")
      .filter((signature) => signature.startsWith(version))
      .map((signature) => fromBase64(signature.slice(version.length)));
    const timestamp = checkTimestamp(written, options);
    await checkSignatures(algorithm, keys, signatures, joined([`${id}.${written}.`, body]));
    return { id, timestamp };
  };
}

function bytesOf(text: string, prefix: RegExp, what: string): Bytes {
  const bytes = fromBase64(text.replace(prefix, ""));
  if (bytes !== undefined) return bytes;
  throw new TypeError(`A ${what} of Standard Webhooks must be in base64`); // without the text, which may be the secret
}

function keyOf(algorithm: HmacImportParams | Algorithm, bytes: Bytes): Promise<CryptoKey> {
  const key = crypto.subtle.importKey("raw", bytes, algorithm, false, ["verify"]);
  key.catch(() => undefined); // whoever verifies gets it
  return key;
}
