import { createHash } from "node:crypto";
import type { Change } from "../model/change.js";

/**
 * Twelve hexadecimal digits that tell a change from all others, for {@link Change.fingerprint} and the ignore file.
 *
 * They say what changed, not where it stands or in which words it is told: lines, files, messages and explanations may change.
 */
export function fingerprintOf({ verdict, kind, direction, subject, from, to }: Omit<Change, "fingerprint">): string {
  const facts = JSON.stringify([verdict, kind, direction ?? null, subject, from ?? null, to ?? null]);
  return createHash("sha256").update(facts).digest("hex").slice(0, 12);
}
