import type { Security } from "./request-draft.js";
import { setSecret } from "./set-secret.js";

/** The scheme `http`, `bearer` (RFC 6750): the credential is the token. */
export function bearer<Name extends string>(name: Name): Security<Name> {
  return { name, apply: (draft, token) => setSecret(draft, "Authorization", `Bearer ${token}`) };
}

/** The scheme `http`, `basic` (RFC 7617): the credential is `user:password`. */
export function basic<Name extends string>(name: Name): Security<Name> {
  return {
    name,
    apply: (draft, credential) => {
      const bytes = new TextEncoder().encode(credential);
      setSecret(draft, "Authorization", `Basic ${btoa(String.fromCharCode(...bytes))}`);
    },
  };
}

/** A scheme of HTTP that is somebody's own, such as `Token`: the credential is sent after its name. */
export function httpScheme<Name extends string>(name: Name, scheme: string): Security<Name> {
  return { name, apply: (draft, credential) => setSecret(draft, "Authorization", `${scheme} ${credential}`) };
}

/** An API key in a header. */
export function apiKeyHeader<Name extends string>(name: Name, header: string): Security<Name> {
  return { name, apply: (draft, key) => setSecret(draft, header, key) };
}

/** An API key in the query. */
export function apiKeyQuery<Name extends string>(name: Name, parameter: string): Security<Name> {
  return { name, apply: ({ query }, key) => query.push(`${encodeURIComponent(parameter)}=${encodeURIComponent(key)}`) };
}

/** An API key in a cookie. Browsers do not let programs send cookies; elsewhere it works. */
export function apiKeyCookie<Name extends string>(name: Name, cookie: string): Security<Name> {
  return {
    name,
    apply: (draft, key) => {
      const others = draft.headers.get("Cookie");
      const own = `${cookie}=${encodeURIComponent(key)}`;
      setSecret(draft, "Cookie", others === null ? own : `${others}; ${own}`);
    },
  };
}
