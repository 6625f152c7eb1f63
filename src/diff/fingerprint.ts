import { createHash } from "node:crypto";
import type { Change } from "../model/change.js";

/** Twelve hexadecimal digits that a change has wherever it stands in its file, for ignore files and dashboards. */
export function fingerprintOf({
  verdict,
  kind,
  direction,
  subject,
  message,
  from,
  to,
}: Omit<Change, "fingerprint">): string {
  const facts = JSON.stringify([verdict, kind, direction ?? "", subject, message, from ?? "", to ?? ""]);
  return createHash("sha256").update(facts).digest("hex").slice(0, 12);
}
