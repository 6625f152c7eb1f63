import type { SecurityAlternatives } from "./descriptor.js";
import type { Fetch, RequestDraft } from "./request-draft.js";
import type { ClientOptions, Credential, CredentialContext, CredentialSource } from "./types.js";

/** One credential of a request. */
export interface Authorization {
  apply(draft: RequestDraft): void;
  /** Tells its source that the server refused it; whether there is one that may give another. */
  reject(): boolean;
}

/**
 * Asks for the credentials of the first alternative for which all are given; none where there is no such alternative.
 *
 * An empty alternative allows an anonymous call, but does not stand in the way of credentials that are there.
 */
export async function authorizationsOf(
  alternatives: SecurityAlternatives | undefined = [],
  auth: ClientOptions<string>["auth"] | undefined = {},
  fetch: Fetch,
  call: Pick<CredentialContext, "signal">,
): Promise<readonly Authorization[]> {
  for (const alternative of alternatives) {
    const authorizations: Authorization[] = [];
    // Before one of them is asked, which may have to send a request for it.
    if (alternative.some(({ name }) => !Object.hasOwn(auth, name))) continue;
    for (const scheme of alternative) {
      const credential = auth[scheme.name];
      const secret = await secretOf(credential, fetch, call);
      if (!secret) break;
      authorizations.push({
        apply: (draft) => scheme.apply(draft, secret),
        reject: () => isSource(credential) && (credential.reject(secret), true),
      });
    }
    if (authorizations.length > 0 && authorizations.length === alternative.length) return authorizations;
  }
  return [];
}

function secretOf(
  credential: Credential | undefined,
  fetch: Fetch,
  call: Pick<CredentialContext, "signal">,
): ReturnType<CredentialSource["get"]> {
  if (isSource(credential)) return credential.get({ fetch, signal: call.signal });
  return typeof credential === "function" ? credential() : credential;
}

function isSource(credential: Credential | undefined): credential is CredentialSource {
  return typeof credential === "object";
}
