import type { ServerChoice } from "./descriptor.js";

/** An operation's own server, used where the client's base URL is the document's: a base URL of one's own wins. */
export function serverInsteadOf(documented: string | undefined, own: string): ServerChoice {
  return (baseUrl) => (baseUrl === documented ? own : baseUrl);
}
