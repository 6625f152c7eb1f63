import type { Parameter } from "../model/api.js";

/**
 * Whether a parameter lets a server recognise a request that is sent twice (draft-ietf-httpapi-idempotency-key-header): the client
 * makes one up where the caller gives none, so it is not required.
 */
export function isIdempotencyKey({ in: location, name, schema }: Parameter): boolean {
  return location === "header" && /^(?:x-)?idempotency-?key$/i.test(name) && schema.kind === "string";
}
