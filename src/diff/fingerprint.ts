import { createHash } from "node:crypto";
import type { Change } from "../model/change.js";

/**
 * Twelve hexadecimal digits that tell a change from all others, for {@link Change.fingerprint} and the ignore file.
 *
 * They come from what changed and where it belongs, so lines, files, the order of lists and the words of a message may change:
 * of a message only the names in it count.
 */
export function fingerprintOf(change: Omit<Change, "fingerprint">): string {
  const { verdict, kind, direction, subject, message, location, from, to } = change;
  const names = message.match(/`[^`]*`/g) ?? [];
  const place = location.pointer.replaceAll(listedPlaces, "/$1/-");
  const facts = JSON.stringify([verdict, kind, direction ?? null, subject, names, place, from ?? null, to ?? null]);
  return createHash("sha256").update(facts).digest("hex").slice(0, 12);
}

/** Places in lists whose order means nothing. */
const listedPlaces = /\/(parameters|allOf|anyOf|oneOf|security|servers)\/\d+(?=\/|$)/g;
