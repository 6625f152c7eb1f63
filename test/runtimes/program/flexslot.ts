import {
  createClient,
  isApiError,
  isOAuth2Client,
  mePartnerOauth2ClientsList,
  mePartnerOauth2ClientsRotateSecretCreate,
  mePartnerScopeRequestsCreate,
  meAccessTokensRetrieve,
  oauthRevokeCreate,
  oauthTokenCreate,
  pathClient,
  type Client,
  type ClientOptions,
} from "../../../generated/flexslot/index.js";
import { type Checks, failureOf } from "./check.js";

/** What the client of Flexslot does at a server that behaves as the first part of its path says. */
export function flexslotChecks(server: string): Checks {
  const clientOf = (mood: string, options: ClientOptions<"personalAccessToken"> = {}): Client =>
    createClient({ baseUrl: `${server}/${mood}`, auth: { personalAccessToken: () => "flx_pat_1" }, ...options });
  return { ...answers(clientOf), ...requests(clientOf), ...failures(clientOf) };
}

type ClientOf = (mood: string, options?: ClientOptions<"personalAccessToken">) => Client;

function answers(clientOf: ClientOf): Checks {
  const client = clientOf("usual");
  return {
    "a list comes with its data, which its guard passes": async () => {
      const clients = await mePartnerOauth2ClientsList(client);
      return [clients.map(({ client_id, status }) => [client_id, status]), clients.every(isOAuth2Client)];
    },
    "a result tells the status": async () => {
      const result = await mePartnerOauth2ClientsList(client).result();
      return [result.ok, result.kind, result.ok && result.status];
    },
    "a response comes with its data": async () => {
      const { data, response } = await mePartnerOauth2ClientsList(client).withResponse();
      return [data.length, response.status, response.headers.get("Content-Type")];
    },
    "an answer without content is undefined": async () => {
      return (await oauthRevokeCreate(client, { body: { token: "rt_1" } })) === undefined;
    },
    "a compressed answer is read": async () => (await mePartnerOauth2ClientsList(clientOf("compressed"))).length,
    "a violation is reported, and the data returned": async () => {
      const places: string[] = [];
      const strict = clientOf("archived", {
        onViolation: ({ operation, direction, issues }) =>
          places.push(...issues.map(({ pointer, keyword }) => [operation, direction, pointer, keyword].join(" "))),
      });
      const clients = await mePartnerOauth2ClientsList(strict);
      return [places, clients.map(({ status }): string => status)];
    },
    "a violation throws where it is asked to": async () => {
      const call = mePartnerOauth2ClientsList(clientOf("archived"), { guards: { response: "throw" } });
      const result = await call.result();
      return result.kind === "guard" ? result.error.issues.map(({ message }) => message) : result.kind;
    },
    "the client of paths sends credentials too": async () => {
      const { data } = await pathClient(client).GET("/api/public/v1/me/access-tokens");
      return data?.token_prefix;
    },
  };
}

function requests(clientOf: ClientOf): Checks {
  const client = clientOf("usual");
  return {
    "a body of JSON arrives": async () => {
      const body = { justification: "Ünïcode, “quotes” and \u2028 lines", requested_scopes: ["games:read"] };
      return (await mePartnerScopeRequestsCreate(client, { body })).message;
    },
    "a form arrives": async () => {
      const body = { grant_type: "refresh_token", refresh_token: "a b+c&d=ü", client_id: "me" };
      return (await oauthTokenCreate(client, { body })).scope;
    },
    "characters of a path arrive": async () => {
      const names = ["a/b", "?#%", "ü €", "a+b;c", "%2F"];
      const calls = names.map((client_id) => mePartnerOauth2ClientsRotateSecretCreate(client, { path: { client_id } }));
      return (await Promise.all(calls)).map((rotated) => rotated.client.client_id);
    },
    "a request that is not valid is not sent": async () => {
      const result = await mePartnerScopeRequestsCreate(client, { body: { justification: "short" } }).result();
      return result.kind === "guard" ? [result.error.direction, result.error.issues[0]?.pointer] : result.kind;
    },
    "a path that would name another is refused": async () => {
      const call = mePartnerOauth2ClientsRotateSecretCreate(client, { path: { client_id: ".." } });
      return (await call.result()).kind;
    },
    "headers of a call win": async () => {
      const result = await meAccessTokensRetrieve(client, { headers: { Authorization: null } }).result();
      return result.kind === "undocumented" ? result.status : result.kind;
    },
  };
}

function failures(clientOf: ClientOf): Checks {
  const body = { grant_type: "refresh_token", refresh_token: "spent" };
  return {
    "a documented error is narrowed": async () => {
      const error = await failureOf(oauthTokenCreate(clientOf("usual"), { body }));
      if (!isApiError(error, oauthTokenCreate)) return String(error);
      return [error.status, error.body.error, error.name, error.message.replace(/http:\/\/[^/]+/, "")];
    },
    "a documented error is a result": async () => {
      const result = await oauthTokenCreate(clientOf("usual"), { body }).result();
      return !result.ok && result.kind === "http" && [result.status, result.error.error];
    },
    "an undocumented answer is told": async () => {
      const result = await meAccessTokensRetrieve(clientOf("teapot")).result();
      return result.kind === "undocumented" ? [result.status, result.error] : result.kind;
    },
    "an answer that is no JSON is told": async () => {
      const result = await meAccessTokensRetrieve(clientOf("garbled")).result();
      return result.kind === "undocumented" ? [result.status, result.error] : result.kind;
    },
    "a silent server runs into the time limit": async () => {
      const error = await failureOf(meAccessTokensRetrieve(clientOf("silent"), { timeoutMs: 100 }));
      return isApiError(error) ? [error.kind, error.name] : String(error);
    },
    "a call can be cancelled": async () => {
      const controller = new AbortController();
      const call = meAccessTokensRetrieve(clientOf("silent"), { signal: controller.signal });
      controller.abort(new Error("enough"));
      const error = await failureOf(call);
      return isApiError(error) ? [error.kind, String(error.cause)] : String(error);
    },
    "an answer that breaks off is told": async () => {
      return (await mePartnerOauth2ClientsList(clientOf("broken")).result()).kind;
    },
    "a server that hangs up is told": async () => (await meAccessTokensRetrieve(clientOf("rude")).result()).kind,
  };
}
