import type { ParameterWriter } from "./request-draft.js";

/** Sets a header that says of a request which one it is, with a random UUID unless the caller did: so it can be sent twice. */
export function idempotencyKey(header: string): ParameterWriter {
  return ({ headers }) => {
    if (!headers.has(header)) headers.set(header, crypto.randomUUID());
  };
}
