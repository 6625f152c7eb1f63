import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { answerAsFiles } from "./server-files.js";
import { answerAsFlexslot } from "./server-flexslot.js";
import { answerAsGitHub } from "./server-github.js";

/** A request that has arrived as a whole. */
export interface Asked {
  readonly method: string;
  /** The path below the first part, still encoded. */
  readonly path: string;
  /** With the question mark, as it arrived; empty where there is none. */
  readonly query: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

/** An answer: JSON, unless it is bytes or text. */
export interface Answered {
  readonly status: number;
  readonly type?: string;
  readonly body?: unknown;
}

/** A server on the loopback interface that all pages may call. */
export interface MockServer {
  /** Without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

type Mood = (response: ServerResponse, asked: Asked) => void | Promise<void>;

/** How the server behaves, by the first part of the path. */
const moods: Readonly<Record<string, Mood>> = {
  usual: (response, asked) => send(response, answerAsFlexslot(asked)),
  files: async (response, asked) => send(response, await answerAsFiles(asked)),
  github: (response, asked) => send(response, answerAsGitHub(asked)),
  compressed: (response, asked) => {
    const { body } = answerAsFlexslot(asked);
    response.writeHead(200, { "Content-Type": "application/json", "Content-Encoding": "gzip" });
    response.end(gzipSync(JSON.stringify(body)));
  },
  archived: (response, asked) => {
    const text = JSON.stringify(answerAsFlexslot(asked).body).replaceAll('"active"', '"archived"');
    send(response, { status: 200, type: "application/json", body: text });
  },
  teapot: (response) => send(response, { status: 418, type: "text/plain", body: "short and stout" }),
  garbled: (response) => send(response, { status: 200, type: "application/json", body: '{"id": ' }),
  silent: () => undefined,
  broken: (response) => {
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "1000" });
    response.write('[{"id": ', () => response.destroy());
  },
  rude: (response) => void response.destroy(),
};

/** Starts the server on a free port. */
export async function startMockServer(): Promise<MockServer> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => send(response, { status: 500, body: String(error) }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return { url: `http://127.0.0.1:${port}`, close: () => close(server) };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "", url = "", headers } = request;
  allowPages(response, headers);
  if (method === "OPTIONS") return void response.writeHead(204).end();
  const [, mood = "", path = "", query = ""] = /^\/([a-z]+)([^?]*)(.*)$/.exec(url) ?? [];
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // a request without an encoding gives buffers
  const behave = Object.hasOwn(moods, mood) ? moods[mood] : undefined;
  if (behave === undefined) return send(response, { status: 404, body: `There is no ${url}.` });
  await behave(response, { method, path, query, headers, body: Buffer.concat(chunks) });
}

/** A page comes from another origin, and asks first. */
function allowPages(response: ServerResponse, headers: IncomingMessage["headers"]): void {
  response.setHeader("Access-Control-Allow-Origin", headers.origin ?? "*");
  response.setHeader("Access-Control-Allow-Credentials", "true");
  response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
  const asked = headers["access-control-request-headers"];
  if (asked !== undefined) response.setHeader("Access-Control-Allow-Headers", asked);
}

function send(response: ServerResponse, { status, type = "application/json", body }: Answered): void {
  if (body === undefined) return void response.writeHead(status).end();
  const isRaw = typeof body === "string" || Buffer.isBuffer(body);
  response.writeHead(status, { "Content-Type": type }).end(isRaw ? body : JSON.stringify(body));
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
