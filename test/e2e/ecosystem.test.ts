import { QueryClient } from "@tanstack/react-query";
import { getResponse } from "msw";
import { createOpenApiHttp } from "openapi-msw";
import createQueryClient from "openapi-react-query";
import { expect, test } from "vitest";
import {
  createClient,
  mePartnerScopeRequestsCreate,
  meAccessTokensRetrieve,
  pathClient,
  type AccessTokenMetadata,
  type paths,
} from "../../generated/flexslot/index.js";

const baseUrl = "https://api.flexslot.test";
const http = createOpenApiHttp<paths>({ baseUrl });

const metadata: AccessTokenMetadata = {
  id: "3c90c3cc-0d44-4b50-8888-8dd25736052a",
  name: "deploy",
  token_prefix: "flx_pat_abcd",
  scopes: ["games:read"],
  created_at: "2023-11-07T05:31:56Z",
};

const authorizations: (string | null)[] = [];
const handlers = [
  http.get("/api/public/v1/me/access-tokens", ({ request, response }) => {
    authorizations.push(request.headers.get("Authorization"));
    return response(200).json(metadata);
  }),
  http.post("/api/public/v1/me/partner/scope-requests", async ({ request, response }) => {
    const { justification } = await request.json();
    return response(202).json({ id: metadata.id, status: "pending", message: justification });
  }),
];

const client = createClient({
  baseUrl,
  auth: { personalAccessToken: "flx_pat_x" },
  guards: { response: "throw" },
  fetch: async (request) => (await getResponse(handlers, request)) ?? Response.error(),
});

test("handlers made with openapi-msw answer the generated client", async () => {
  expect(await meAccessTokensRetrieve(client)).toEqual(metadata);
  const receipt = await mePartnerScopeRequestsCreate(client, { body: { justification: "We list our games." } });
  expect(receipt).toMatchObject({ status: "pending", message: "We list our games." });
});

test("openapi-react-query fetches through the client's path client, with its credentials", async () => {
  authorizations.length = 0;
  const api = createQueryClient(pathClient(client));
  const data = await new QueryClient().fetchQuery(api.queryOptions("get", "/api/public/v1/me/access-tokens"));
  expect(data).toEqual(metadata);
  expect(authorizations).toEqual(["Bearer flx_pat_x"]);
});
