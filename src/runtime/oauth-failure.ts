/** Why there is no token. Messages end with the request that failed, and carry neither tokens nor secrets. */
export class OAuthFailure extends Error {
  override readonly name = "OAuthFailure";
  /** The server's `error`, such as `invalid_grant` (RFC 6749, sections 4.1.2.1 and 5.2); absent where there was none. */
  readonly code: string | undefined;
  /** The status of the token endpoint's answer; absent where there was none. */
  readonly status: number | undefined;

  constructor(
    message: string,
    { code, status, ...options }: ErrorOptions & { readonly code?: string | undefined; readonly status?: number } = {},
  ) {
    super(message, options);
    this.code = code;
    this.status = status;
  }
}

/**
 * What the server says of an error, in characters that no terminal obeys; `undefined` where it reports none.
 *
 * @param secrets What was sent and must not come back in a message.
 */
export function problemOf(
  { error, error_description: description }: { readonly error?: unknown; readonly error_description?: unknown },
  secrets: readonly string[] = [],
): { readonly code: string; readonly text: string } | undefined {
  if (typeof error !== "string" || error === "") return undefined;
  const [code, words] = [error, typeof description === "string" ? description : ""].map((text) => shown(text, secrets));
  return { code: code ?? "", text: words === "" ? (code ?? "") : `${code} (${words})` };
}

/** Errors are ASCII (RFC 6749, section 5.2). */
function shown(text: string, secrets: readonly string[]): string {
  const safe = secrets.filter((secret) => secret !== "").reduce((rest, secret) => rest.replaceAll(secret, "…"), text);
  return safe.replace(/[^\x20-\x7e…]/g, "?").slice(0, 200);
}
