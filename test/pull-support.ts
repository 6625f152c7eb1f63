import { pull, type PullOptions } from "../src/commands/pull.js";
import type { PullSummary } from "../src/commands/pull.js";
import type { Issue } from "../src/model/issue.js";
import { startServer } from "./runtime-server.js";
import { put, temporaryFolder } from "./write-support.js";

/** What an upstream answers; it can be changed between two pulls. */
export interface Answer {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  body: string | Buffer;
}

/** A document with an operation for each path, and a schema for each name. */
export function documentOf(paths: readonly string[], schemas: readonly string[] = []): string {
  const operation = { responses: { default: { description: "All." }, 200: { description: "Some." } } };
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Pets", version: "1.0.0" },
    paths: Object.fromEntries(paths.map((path) => [path, { get: operation }])),
    components: { schemas: Object.fromEntries(schemas.map((name) => [name, { type: "string" }])) },
  });
}

/** An upstream, and a project that follows it with `pets.json`. */
export async function followUpstream(body: string | Buffer, { root = "pets.json", settings = "" } = {}) {
  const answer: Answer = { body };
  const { url, received } = await startServer((response, request) => {
    if (answer.headers?.["etag"] !== undefined && request.headers["if-none-match"] === answer.headers["etag"]) {
      response.writeHead(304).end();
    } else response.writeHead(answer.status ?? 200, answer.headers ?? {}).end(answer.body);
  });
  const cwd = temporaryFolder();
  put(cwd, "redocly.yaml", configOf(root, `{ url: "${url}/openapi"${settings} }`));
  return {
    answer,
    url: `${url}/openapi`,
    received,
    cwd,
    pull: (options: Partial<PullOptions> = {}) => pullIn(cwd, options),
  };
}

/** A configuration for an API `pets` that only follows an upstream. */
export function configOf(root: string, upstream: string): string {
  return `apis:\n  pets:\n    root: ${root}\n    x-specwright:\n      upstream: ${upstream}\n      allow: [private]\n`;
}

/** What a pull of one API came to. */
export async function pullIn(
  cwd: string,
  options: Partial<PullOptions> = {},
): Promise<{ readonly summary?: PullSummary; readonly issues: readonly Issue[]; readonly said: readonly string[] }> {
  const { issues, apis } = await pull({ cwd, environment: {}, retryDelayMs: 0, ...options });
  const [api] = apis;
  if (api !== undefined && "failure" in api) throw api.failure;
  const all = [...issues, ...(api?.issues ?? [])];
  const said = all.map(({ code, message, hint }) => [code, message, hint ?? ""].join(" ").trim());
  return { ...(api?.summary === undefined ? {} : { summary: api.summary }), issues: all, said };
}
