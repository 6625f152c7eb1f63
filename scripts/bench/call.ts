/**
 * `npm run bench:call`: what a call through a generated client costs beside bare `fetch`, on loopback with connections kept alive.
 *
 * Both take turns in one process; the server is another one, so that its work is not counted. The client is bundled, as applications ship
 * it: what runs TypeScript as it is adds to every function. `npm run bench:call -- 40` takes forty rounds instead of twenty.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { OAuth2Client } from "../../generated/flexslot/index.js";

const callsPerRound = 300;
const path = "/api/public/v1/me/partner/oauth2-clients";

const client: OAuth2Client = {
  id: "3c90c3cc-0d44-4b50-8888-8dd25736052a",
  client_id: "partner",
  client_type: "confidential",
  application_name: "Shelf",
  application_url: "https://example.com",
  application_logo_url: "",
  privacy_policy_url: "",
  tos_url: "",
  redirect_uris: ["https://example.com/callback"],
  allowed_scopes: ["games:read"],
  grant_types: ["authorization_code"],
  require_pkce: true,
  dpop_bound_access_tokens: false,
  status: "active",
  secret_rotated_at: null,
  last_used_at: null,
  created_at: "2023-11-07T05:31:56Z",
  updated_at: "2023-11-07T05:31:56Z",
};

if (process.argv[2] === "serve") serve();
else await measure(Number(process.argv[2] ?? 20));

/** Answers whatever is asked with twenty clients, and tells the parent where. */
function serve(): void {
  const body = JSON.stringify(Array<OAuth2Client>(20).fill(client));
  const server = createServer((_request, response) => {
    response.writeHead(200, { "Content-Type": "application/json" }).end(body);
  });
  server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port)); // listens on TCP
}

type Client = typeof import("../../generated/flexslot/index.js");

/** The client as an application would ship it. */
async function bundledClient(): Promise<Client> {
  const folder = mkdtempSync(join(tmpdir(), "specwright-call-"));
  try {
    const outfile = join(folder, "client.mjs");
    const entry = fileURLToPath(new URL("../../generated/flexslot/index.ts", import.meta.url));
    await build({ entryPoints: [entry], outfile, bundle: true, minify: true, format: "esm", target: "es2022" });
    return await import(pathToFileURL(outfile).href); // what was bundled
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(rounds: number): Promise<void> {
  const { createClient, mePartnerOauth2ClientsList } = await bundledClient();
  const server = fork(fileURLToPath(import.meta.url), ["serve"]);
  const [port]: unknown[] = await once(server, "message");
  const baseUrl = `http://127.0.0.1:${String(port)}`;
  const api = createClient({ baseUrl, auth: { personalAccessToken: "secret" }, guards: { response: "throw" } });
  const headers = { Authorization: "Bearer secret" };
  const ways = {
    fetch: async (): Promise<unknown> => (await fetch(baseUrl + path, { headers })).json(),
    client: (): Promise<unknown> => mePartnerOauth2ClientsList(api),
  };
  const ratios: number[] = [];
  // The first rounds warm both up.
  for (let round = -3; round < rounds; round++) {
    const [bare, own] = [await cpuOf(ways.fetch), await cpuOf(ways.client)];
    if (round >= 0) ratios.push(own / bare);
  }
  server.kill();
  ratios.sort((left, right) => left - right);
  const at = (share: number): string => (ratios[Math.floor((ratios.length - 1) * share)] ?? NaN).toFixed(2);
  process.stdout.write(`CPU time of a call, guards on, beside fetch: ${at(0.5)}x (${at(0)}x to ${at(1)}x)\n`);
}

/** CPU time in microseconds, for one call after the other. */
async function cpuOf(call: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let count = 0; count < callsPerRound; count++) await call();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
