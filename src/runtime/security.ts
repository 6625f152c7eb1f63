import type { ClientOptions, Credential, CredentialContext, RequestDraft, SecurityAlternatives } from "./types.js";

/** Puts credentials into a request. */
export type Authorize = (draft: RequestDraft) => void;

/**
 * Asks for the credentials of the first alternative for which all are given; for none, the request stays as it is.
 *
 * An empty alternative allows an anonymous call, but does not stand in the way of credentials that are there.
 */
export async function authorizationOf(
  alternatives: SecurityAlternatives = [],
  auth: ClientOptions<string>["auth"] = {},
  context: CredentialContext,
): Promise<Authorize> {
  for (const alternative of alternatives) {
    const steps: Authorize[] = [];
    for (const scheme of alternative) {
      const credential = Object.hasOwn(auth, scheme.name) ? auth[scheme.name] : undefined;
      const secret = await secretOf(credential, context);
      if (secret === undefined || secret === "") break;
      steps.push((draft) => scheme.apply(draft, secret));
    }
    if (steps.length > 0 && steps.length === alternative.length) return (draft) => steps.forEach((step) => step(draft));
  }
  return () => undefined;
}

function secretOf(
  credential: Credential | undefined,
  context: CredentialContext,
): string | undefined | Promise<string | undefined> {
  if (typeof credential === "object") return credential.get(context);
  return typeof credential === "function" ? credential() : credential;
}
