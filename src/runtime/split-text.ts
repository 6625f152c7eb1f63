import { Mismatch } from "./response.js";

/** Cuts text that arrives in chunks at its separators. */
export interface Splitter {
  /** The pieces that this chunk ends; all are to be taken before the next chunk. */
  push(chunk: string): Iterable<string>;
  /** The piece that no separator has ended. */
  rest(): string;
}

/**
 * Makes a splitter, which holds the beginning of a piece until its end has come.
 *
 * @param longest In UTF-16 code units; instead of a longer piece comes a {@link Mismatch}.
 */
export function splitter(separator: string | RegExp, longest: number): Splitter {
  let held: string[] = [];
  let heldLength = 0;
  const hold = (piece: string): void => {
    held.push(piece); // joined only once: else a long piece would be copied with every chunk
    heldLength += piece.length;
    if (heldLength > longest) throw new Mismatch(`but an item longer than ${longest} characters`, held.join(""));
  };
  const rest = (): string => {
    const piece = held.join("");
    held = [];
    heldLength = 0;
    return piece;
  };
  return {
    rest,
    *push(chunk) {
      const pieces = chunk.split(separator);
      const last = pieces.pop() ?? "";
      for (const piece of pieces) {
        hold(piece);
        yield rest();
      }
      hold(last);
    },
  };
}
