import { createHash } from "node:crypto";
import type { Change } from "../model/change.js";
import type { Location } from "../model/issue.js";

/** An API that the configuration did not list before; `location` is its document. */
export function apiAdded(name: string, location: Location, operations: readonly string[]): Change {
  return apiChange("api-added", "additive", name, `The API \`${name}\` is new.`, location, operations);
}

/** An API that the configuration lists no longer; `location` is the document that it had. */
export function apiRemoved(name: string, location: Location, operations: readonly string[]): Change {
  const message = `The API \`${name}\` is in the configuration no longer.`;
  return apiChange("api-removed", "breaking", name, message, location, operations);
}

function apiChange(
  kind: "api-added" | "api-removed",
  impact: Change["impact"],
  subject: string,
  message: string,
  location: Location,
  operations: readonly string[],
): Change {
  const fingerprint = createHash("sha256").update(`${kind}\n${subject}`).digest("hex").slice(0, 12);
  return { verdict: "wire", kind, impact, subject, message, location, operations, fingerprint };
}
