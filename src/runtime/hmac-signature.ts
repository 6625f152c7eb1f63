import { type Bytes, fromHex, joined } from "./bytes.js";
import {
  checkSignatures,
  checkTimestamp,
  headerOf,
  type SignedDelivery,
  type ToleranceOptions,
  type Verifier,
} from "./verifier.js";

/** How a sender signs with a shared secret. */
export interface HmacOptions extends ToleranceOptions {
  /** The secret, a text as UTF-8; while it is being replaced, the old and the new one. */
  readonly secret: string | Bytes | readonly (string | Bytes)[];
  /** The header with the signature. */
  readonly header: string;
  /** What stands before the signature in its header, such as `sha256=`. */
  readonly prefix?: string | undefined;
  /**
   * For headers that hold more: matches each part, the groups `signature` and `timestamp` being what they are called. It is tried
   * again after what it matched: `/t=(?<timestamp>\d+)|v1=(?<signature>\w+)/`.
   */
  readonly pattern?: RegExp | undefined;
  /** The header with the timestamp in seconds, where it has one of its own. */
  readonly timestampHeader?: string | undefined;
  /** The header that identifies the delivery; for {@link Verified.id}. */
  readonly idHeader?: string | undefined;
  /** Reads a signature: `fromHex` by default, or `fromBase64`. */
  readonly encoding?: ((text: string) => Bytes | undefined) | undefined;
  /** The hash: `SHA-256` by default. */
  readonly algorithm?: "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512" | undefined;
  /** What is signed, in parts: the body, behind `timestamp.` where there is one, by default. The timestamp is empty where there is none. */
  readonly message?:
    | ((timestamp: string, body: Bytes, delivery: SignedDelivery) => string | Bytes | readonly (string | Bytes)[])
    | undefined;
}

/**
 * Verifies signatures by a shared secret, for APIs that have a way of their own.
 *
 * @throws {TypeError} at once if there is no secret, or an empty one: everybody could sign with that.
 */
export function hmacSignature(options: HmacOptions): Verifier {
  const { secret, header, timestampHeader, idHeader, encoding = fromHex, message = usualMessage } = options;
  const keys = [secret].flat().map((each) => keyOf(each, options.algorithm));
  if (keys.length === 0) throw new TypeError("There is no secret that webhooks are signed with");
  return async (delivery) => {
    const { headers, body } = delivery;
    const { signatures, timestamp: within } = partsOf(headerOf(headers, header), options);
    const written = timestampHeader === undefined ? within : headerOf(headers, timestampHeader);
    const isTimed = timestampHeader !== undefined || options.pattern?.source.includes("(?<timestamp>") === true;
    const timestamp = isTimed ? checkTimestamp(written, options) : undefined;
    const signed = message(written, body, delivery);
    const parts = typeof signed === "string" || signed instanceof Uint8Array ? [signed] : signed;
    await checkSignatures("HMAC", keys, signatures.map(encoding), joined(parts));
    return { id: idHeader === undefined ? undefined : (headers.get(idHeader) ?? undefined), timestamp };
  };
}

/** What a header holds; a prefix that is not there leaves no signature. */
function partsOf(text: string, { prefix = "", pattern }: HmacOptions): { signatures: string[]; timestamp: string } {
  if (pattern === undefined) {
    return { signatures: text.startsWith(prefix) ? [text.slice(prefix.length)] : [], timestamp: "" };
  }
  const groups = [...text.matchAll(new RegExp(pattern, `${pattern.flags.replace(/[gy]/g, "")}g`))].map(
    (match) => match.groups ?? {},
  );
  return {
    signatures: groups.flatMap(({ signature }) => signature ?? []),
    timestamp: groups.find(({ timestamp }) => timestamp !== undefined)?.["timestamp"] ?? "",
  };
}

function usualMessage(timestamp: string, body: Bytes): readonly (string | Bytes)[] {
  return timestamp === "" ? [body] : [`${timestamp}.`, body];
}

function keyOf(secret: string | Bytes, hash: string = "SHA-256"): Promise<CryptoKey> {
  const bytes = joined([secret]);
  if (bytes.length === 0) throw new TypeError("The secret that webhooks are signed with is empty");
  const key = crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash }, false, ["verify"]);
  key.catch(() => undefined); // whoever verifies gets it
  return key;
}
