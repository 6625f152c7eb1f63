/** Bytes as the platform's cryptography takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** The bytes that a text stands for in hexadecimal, of either case; `undefined` if it does not. */
export function fromHex(text: string): Bytes | undefined {
  if (!/^(?:[\da-f]{2})+$/i.test(text)) return undefined;
  return Uint8Array.from({ length: text.length / 2 }, (_, index) => parseInt(text.slice(index * 2, index * 2 + 2), 16));
}

/** The bytes that a text stands for in base64 (RFC 4648, section 4), with or without padding; `undefined` if it does not. */
export function fromBase64(text: string): Bytes | undefined {
  if (!/^[a-z\d+/]+={0,2}$/i.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** Texts, as UTF-8, and bytes in one piece. */
export function joined(parts: readonly (string | Bytes)[]): Bytes {
  const pieces = parts.map((part) => (typeof part === "string" ? new TextEncoder().encode(part) : part));
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}
