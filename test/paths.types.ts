// Only type-checked: what a generated client promises, and that openapi-fetch, openapi-react-query and openapi-msw take its
// `paths` as they take openapi-typescript's. Each `@ts-expect-error` is a mistake that must not compile.
import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import { createOpenApiHttp, type ResponseBodyFor } from "openapi-msw";
import createQueryClient from "openapi-react-query";
import {
  type AbortedError,
  type AccessTokenMetadata,
  type ApiError,
  assertOAuth2Client,
  type components,
  createClient,
  type GuardError,
  type HttpError,
  isApiError,
  isOAuth2Client,
  meAccessTokensRetrieve,
  mePartnerOauth2ClientsList,
  mePartnerOauth2ClientsRotateSecretCreate,
  mePartnerScopeRequestsCreate,
  type NetworkError,
  type OAuth2Client,
  OAuth2ClientGuard,
  type OAuthError,
  oauthRevokeCreate,
  oauthTokenCreate,
  type operations,
  pathClient,
  type paths,
  type RotatedClientSecret,
  type ScopeRequestReceipt,
  type TimeoutError,
  type TokenRequest,
  type TokenResponse,
} from "../generated/flexslot/index.js";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(_equal: Equal<A, B>): void {}

const clientsPath = "/api/public/v1/me/partner/oauth2-clients";
const rotatePath = "/api/public/v1/me/partner/oauth2-clients/{client_id}/rotate-secret";
const scopesPath = "/api/public/v1/me/partner/scope-requests";
const tokenPath = "/api/public/v1/oauth/token";
const revokePath = "/api/public/v1/oauth/revoke";

const client = createClient({ auth: { personalAccessToken: "flx_pat_x", clientSecretBasic: async () => undefined } });
// @ts-expect-error no such security scheme
createClient({ auth: { personalAcessToken: "flx_pat_x" } });
// @ts-expect-error a path does not stand for an address
createClient({ baseURL: "https://api.flexslot.gg" });

async function fetchClientsTakeThePaths(fetchClient: FetchClient<paths>): Promise<void> {
  const listed = await fetchClient.GET(clientsPath);
  same<typeof listed.data, OAuth2Client[] | undefined>(true);
  if (listed.data !== undefined) same<(typeof listed.data)[number]["status"], "active" | "suspended" | "revoked">(true);

  const rotated = await fetchClient.POST(rotatePath, { params: { path: { client_id: "c" } } });
  same<typeof rotated.data, RotatedClientSecret | undefined>(true);

  const requested = await fetchClient.POST(scopesPath, { body: { justification: "We list our games." } });
  same<typeof requested.data, ScopeRequestReceipt | undefined>(true);

  const issued = await fetchClient.POST(tokenPath, { body: { grant_type: "refresh_token" } });
  if (issued.error === undefined) same<typeof issued.data, TokenResponse>(true);
  else same<typeof issued.error, OAuthError>(true);

  const revoked = await fetchClient.POST(revokePath, { body: { token: "t" } });
  same<typeof revoked.data, undefined>(true);

  // @ts-expect-error the list is not posted to
  await fetchClient.POST(clientsPath);
  // @ts-expect-error no such path
  await fetchClient.GET("/api/public/v1/me/partner/oauth2-client");
  // @ts-expect-error the path has a parameter
  await fetchClient.POST(rotatePath);
  // @ts-expect-error of another name
  await fetchClient.POST(rotatePath, { params: { path: { id: "c" } } });
  // @ts-expect-error a justification is required
  await fetchClient.POST(scopesPath, { body: { requested_scopes: ["games:read"] } });
  // @ts-expect-error the list takes no query
  await fetchClient.GET(clientsPath, { params: { query: { page: 2 } } });
}

function queryClientsTakeThePaths(): void {
  const api = createQueryClient(pathClient(client));
  const listed = api.useQuery("get", clientsPath);
  same<typeof listed.data, OAuth2Client[] | undefined>(true);
  const names = api.useQuery(
    "get",
    clientsPath,
    {},
    { select: (clients) => clients.map((each) => each.application_name) },
  );
  same<typeof names.data, string[] | undefined>(true);
  const suspended = api.useSuspenseQuery("get", "/api/public/v1/me/access-tokens");
  same<typeof suspended.data, AccessTokenMetadata>(true);
  const { mutate, data, error } = api.useMutation("post", tokenPath);
  same<typeof data, TokenResponse | undefined>(true);
  same<typeof error, OAuthError | null>(true);
  mutate({ body: { grant_type: "authorization_code", code: "c" } });
  // @ts-expect-error the grant type is required
  mutate({ body: { code: "c" } });
  // @ts-expect-error no such path
  api.useQuery("get", "/api/public/v1/me");
  // @ts-expect-error the list is not posted to
  api.useMutation("post", clientsPath);
}

function mockServersTakeThePaths(clients: OAuth2Client[], receipt: ScopeRequestReceipt): void {
  const http = createOpenApiHttp<paths>({ baseUrl: "https://api.flexslot.gg" });
  same<ResponseBodyFor<typeof http.get, typeof clientsPath>, OAuth2Client[]>(true);
  http.get(clientsPath, ({ response }) => response(200).json(clients));
  http.post(rotatePath, ({ params, response }) => {
    same<typeof params.client_id, string>(true);
    // @ts-expect-error no such parameter
    void params.id;
    // @ts-expect-error 404 is not documented
    return response(404).empty();
  });
  http.post(scopesPath, async ({ request, response }) => {
    const { justification, requested_scopes } = await request.json();
    same<typeof justification, string>(true);
    same<typeof requested_scopes, string[] | undefined>(true);
    return response(202).json(receipt);
  });
  http.post(tokenPath, ({ response }) => response(400).json({ error: "invalid_grant" }));
  http.post(revokePath, ({ response }) => response(200).empty());
  // @ts-expect-error a receipt is no list of clients
  http.get(clientsPath, ({ response }) => response(200).json(receipt));
  // @ts-expect-error the list is not posted to
  http.post(clientsPath, ({ response }) => response.untyped(new Response()));
}

function namesOfOpenapiTypescriptStillWork(): void {
  same<components["schemas"]["OAuth2Client"], OAuth2Client>(true);
  same<components["schemas"]["OAuth2Client"]["client_type"], "confidential" | "public">(true);
  type Listed = operations["me_partner_oauth2_clients_list"]["responses"][200]["content"]["application/json"];
  same<Listed, OAuth2Client[]>(true);
  same<paths[typeof clientsPath]["get"], operations["me_partner_oauth2_clients_list"]>(true);
  type Form = operations["oauth_token_create"]["requestBody"]["content"]["application/x-www-form-urlencoded"];
  same<Form, TokenRequest>(true);
  // @ts-expect-error no such schema
  same<components["schemas"]["Oauth2Client"], OAuth2Client>(true);
}

async function operationsAreTypedByStatus(): Promise<void> {
  const clients = await mePartnerOauth2ClientsList(client);
  same<typeof clients, OAuth2Client[]>(true);
  const result = await oauthTokenCreate(client, { body: { grant_type: "refresh_token" } }).result();
  if (result.ok) {
    same<typeof result.status, 200>(true);
    same<typeof result.data, TokenResponse>(true);
  } else if (result.kind === "http") {
    same<typeof result.status, 400>(true);
    same<typeof result.error, OAuthError>(true);
  } else if (result.kind === "undocumented") {
    same<typeof result.status, number>(true);
    same<typeof result.error, unknown>(true);
  } else {
    same<typeof result.error, NetworkError | TimeoutError | AbortedError | GuardError>(true);
  }
  const undocumented = await mePartnerOauth2ClientsList(client).result();
  // @ts-expect-error the list documents no error
  if (undocumented.kind === "http") void undocumented;
  // @ts-expect-error data comes with success only
  void result.data;
  const { data, response } = await mePartnerScopeRequestsCreate(client, {
    body: { justification: "We list our games." },
  }).withResponse();
  same<typeof data, ScopeRequestReceipt>(true);
  same<typeof response, Response>(true);
  const nothing = await oauthRevokeCreate(client, { body: { token: "t" } });
  same<typeof nothing, undefined>(true);
}

function inputsAreTyped(): void {
  void mePartnerOauth2ClientsList(client, { timeoutMs: 1000, guards: { response: "throw" } });
  void mePartnerOauth2ClientsRotateSecretCreate(client, { path: { client_id: "c" } }, { headers: { accept: null } });
  // @ts-expect-error the path has a parameter
  void mePartnerOauth2ClientsRotateSecretCreate(client);
  // @ts-expect-error which is a string
  void mePartnerOauth2ClientsRotateSecretCreate(client, { path: { client_id: 1 } });
  // @ts-expect-error a justification is required
  void mePartnerScopeRequestsCreate(client, { body: {} });
  // @ts-expect-error the operation takes no input
  void meAccessTokensRetrieve(client, { path: { id: "t" } });
  // @ts-expect-error a client is needed
  void mePartnerOauth2ClientsList();
}

function errorsNarrowByOperationAndStatus(error: unknown): void {
  if (isApiError(error, oauthTokenCreate)) {
    same<typeof error.status, 400>(true);
    same<typeof error.body, OAuthError>(true);
    const general: HttpError = error;
    void general.response;
    same<typeof error.body.error_description, string | undefined>(true);
    // @ts-expect-error 401 is not documented
    if (error.status === 401) void error.body;
  }
  // @ts-expect-error the list documents no error, so there is none to ask for
  if (isApiError(error, mePartnerOauth2ClientsList)) void error.body;
  if (isApiError(error)) {
    const general: ApiError = error;
    void general.request.url;
    if (error.status === 401) same<typeof error.body, unknown>(true);
  }
  // @ts-expect-error not known to be an error of a call
  void error.status;
}

function guardsNarrow(value: unknown): OAuth2Client {
  if (isOAuth2Client(value)) same<typeof value.secret_rotated_at, string | null>(true);
  if (OAuth2ClientGuard.is(value)) same<typeof value, OAuth2Client>(true);
  assertOAuth2Client(value);
  return value;
}

export const cases: readonly unknown[] = [
  () => fetchClientsTakeThePaths(createFetchClient<paths>({ baseUrl: "https://api.flexslot.gg" })),
  () => fetchClientsTakeThePaths(pathClient(client)),
  queryClientsTakeThePaths,
  mockServersTakeThePaths,
  namesOfOpenapiTypescriptStillWork,
  operationsAreTypedByStatus,
  inputsAreTyped,
  errorsNarrowByOperationAndStatus,
  guardsNarrow,
];
