import { longestTimeoutMs } from "./deadline.js";
import { requestLineOf } from "./exchange.js";
import { OAuthFailure, problemOf } from "./oauth-failure.js";
import type { Fetch } from "./request-draft.js";
import { beginningOf } from "./response.js";

/** A client of an authorization server (RFC 6749, section 2). */
export interface OAuthClient {
  readonly clientId: string;
  /** Absent for public clients, such as those in browsers and on phones. */
  readonly clientSecret?: string | undefined;
  /** How the token endpoint is told who asks: {@link clientSecretBasic} by default, where there is a secret. */
  readonly authenticate?: ClientAuthentication | undefined;
  /** Sent to the token endpoint as well, such as `audience`. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /** Sends the requests for tokens; that of the client of the API by default. */
  readonly fetch?: Fetch | undefined;
  /** Time limit for a request for tokens, in milliseconds; 30 seconds by default, and as long as timers can with `Infinity`. */
  readonly timeoutMs?: number | undefined;
}

/** The addresses of an authorization server, over https or on the loopback interface; those of the document by default. */
export interface OAuthEndpoints {
  /** Where users are sent, to log in and to agree. */
  readonly authorizationUrl?: string | undefined;
  readonly tokenUrl?: string | undefined;
  /** Where access tokens are refreshed; at `tokenUrl` by default. */
  readonly refreshUrl?: string | undefined;
}

/** Adds to a request for tokens what proves who asks. */
export type ClientAuthentication = (request: TokenRequest, client: OAuthClient) => void | Promise<void>;

/** A request for tokens while it is put together. */
export interface TokenRequest {
  readonly headers: Headers;
  readonly body: URLSearchParams;
}

/** What the token endpoint gave. Whoever has them can act for the user: keep them where nobody else reads. */
export interface OAuthTokens {
  readonly accessToken: string;
  /** When the access token ends, in milliseconds since 1970; absent where the server does not say. */
  readonly expiresAt?: number | undefined;
  readonly refreshToken?: string | undefined;
  /** What was granted, separated by spaces; absent where that is what was asked for. */
  readonly scope?: string | undefined;
  /** Of OpenID Connect, as it came: its signature has not been checked. */
  readonly idToken?: string | undefined;
}

const usualTimeoutMs = 30_000;

/** Identifier and secret in the header, form-encoded before (RFC 6749, section 2.3.1). */
export function clientSecretBasic({ headers }: TokenRequest, { clientId, clientSecret = "" }: OAuthClient): void {
  const encoded = (text: string): string => new URLSearchParams({ "": text }).toString().slice(1);
  headers.set("Authorization", `Basic ${btoa(`${encoded(clientId)}:${encoded(clientSecret)}`)}`);
}

/** Identifier and secret in the body, for servers that do not take the header. */
export function clientSecretPost({ body }: TokenRequest, { clientId, clientSecret = "" }: OAuthClient): void {
  body.set("client_id", clientId);
  body.set("client_secret", clientSecret);
}

function publicClient({ body }: TokenRequest, { clientId }: OAuthClient): void {
  body.set("client_id", clientId);
}

/**
 * Asks the token endpoint (RFC 6749, section 5). It is not followed to another address: secrets would go along.
 *
 * @throws {OAuthFailure}
 */
export async function requestTokens(
  tokenUrl: string,
  client: OAuthClient,
  parameters: Readonly<Record<string, string | undefined>>,
  send: Fetch = globalThis.fetch,
): Promise<OAuthTokens> {
  const { clientSecret, fetch = send } = client;
  const { authenticate = clientSecret === undefined ? publicClient : clientSecretBasic, timeoutMs = usualTimeoutMs } =
    client;
  const sent = Object.entries({ ...client.parameters, ...parameters }).filter((entry) => entry[1] !== undefined);
  const draft = { headers: new Headers({ Accept: "application/json" }), body: new URLSearchParams(sent as string[][]) }; // without undefined
  await authenticate(draft, client);
  const secrets = [clientSecret, ...secretParameters.map((name) => draft.body.get(name))].filter(
    (text) => typeof text === "string",
  );
  const target = `POST ${requestLineOf("POST", tokenUrl).url}`;
  const init = { ...draft, method: "POST", redirect: "manual" } as const;
  const askedAt = Date.now();
  return within(timeoutMs, target, async (signal) => {
    const { response, text } = await answerOf(() => fetch(new Request(tokenUrl, { ...init, signal })), target);
    return tokensOf(response, text, { askedAt, target, secrets });
  });
}

const secretParameters = ["client_secret", "client_assertion", "code", "code_verifier", "refresh_token"];

async function answerOf(
  ask: () => Promise<Response>,
  target: string,
): Promise<{ readonly response: Response; readonly text: string }> {
  try {
    const response = await ask();
    return { response, text: await beginningOf(response) };
  } catch (cause) {
    throw new OAuthFailure(`The token endpoint gave no answer: ${target}`, { cause });
  }
}

interface Asked {
  readonly askedAt: number;
  readonly target: string;
  readonly secrets: readonly string[];
}

/** Some servers report errors with status 200. */
function tokensOf({ ok, status }: Response, text: string, { askedAt, target, secrets }: Asked): OAuthTokens {
  const answer = membersOf(text);
  const problem = problemOf(answer, secrets);
  const fail = (reason: string): OAuthFailure =>
    new OAuthFailure(`The token endpoint answered with status ${status}${reason}: ${target}`, {
      code: problem?.code,
      status,
    });
  if (problem !== undefined) throw fail(`, ${problem.text}`);
  if (!ok) throw fail("");
  const { access_token: accessToken, token_type: type = "Bearer", expires_in: seconds } = answer;
  if (typeof accessToken !== "string" || accessToken === "") throw fail(" and no access token");
  // A token of a type that is not understood must not be used (RFC 6749, section 7.1).
  if (String(type).toLowerCase() !== "bearer") throw fail(" and a token that is not of the type Bearer");
  const lifeMs = Number(seconds ?? NaN) * 1000;
  return {
    accessToken,
    ...(Number.isFinite(lifeMs) && { expiresAt: askedAt + lifeMs }),
    ...textOf("refreshToken", answer["refresh_token"]),
    ...textOf("scope", answer["scope"]),
    ...textOf("idToken", answer["id_token"]),
  };
}

function membersOf(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>; // of whatever types
  } catch {
    return {};
  }
}

function textOf(name: string, value: unknown): object {
  return typeof value === "string" && value !== "" ? { [name]: value } : {};
}

/** Ends what takes too long, even where `fetch` ignores its signal. */
async function within<T>(timeoutMs: number, target: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => {
        reject(new OAuthFailure(`The token endpoint took longer than ${timeoutMs} ms: ${target}`));
        controller.abort();
      },
      Math.min(timeoutMs, longestTimeoutMs),
    );
  });
  try {
    return await Promise.race([late, work(controller.signal)]);
  } finally {
    clearTimeout(timer);
  }
}
