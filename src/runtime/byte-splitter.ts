import type { Bytes } from "./bytes.js";
import { Mismatch } from "./response.js";

/**
 * Cuts bytes that arrive in chunks at a delimiter; what no delimiter has ended yet is held, and doubles its room as it grows.
 *
 * @param longest Of a piece, in bytes; instead of a longer one comes a {@link Mismatch}.
 */
export function byteSplitter(
  delimiter: Bytes,
  longest: number,
): { push(chunk: Bytes): Iterable<Bytes>; held(): Bytes } {
  let room: Bytes = new Uint8Array(4096);
  let length = 0;
  let searched = 0;
  return {
    held: () => room.subarray(0, length),
    *push(chunk) {
      if (length + chunk.length > room.length) {
        const larger = new Uint8Array(Math.max(2 * room.length, length + chunk.length));
        larger.set(room.subarray(0, length));
        room = larger;
      }
      room.set(chunk, length);
      length += chunk.length;
      for (let at = find(delimiter); at !== -1; at = find(delimiter)) {
        const piece = room.slice(0, at);
        room.copyWithin(0, at + delimiter.length, length);
        length -= at + delimiter.length;
        searched = 0;
        yield piece;
      }
      searched = Math.max(0, length - delimiter.length + 1);
      if (length > longest) throw new Mismatch(`but an item longer than ${longest} bytes`, "");
    },
  };

  function find(wanted: Bytes): number {
    return indexOfBytes(room.subarray(0, length), wanted, searched);
  }
}

/** Where bytes stand in others, from `start` on; -1 where they do not. */
export function indexOfBytes(bytes: Bytes, wanted: Bytes, start = 0): number {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first, start); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (at + wanted.length > bytes.length) return -1;
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}
