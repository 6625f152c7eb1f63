import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A request as it reached the server. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** A server on a free port of the loopback interface, which misbehaves as `answer` likes; it ends with the test. */
export async function startServer(
  answer: (response: ServerResponse, request: Received) => void,
): Promise<{ readonly url: string; readonly received: readonly Received[]; readonly closed: Promise<void> }> {
  const received: Received[] = [];
  let onClose = (): void => undefined;
  /** When the first response is over, or its connection closed. */
  const closed = new Promise<void>((resolve) => {
    onClose = resolve;
  });
  const server = createServer((request, response) => {
    response.on("close", onClose);
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const complete = { method, url, headers, body: Buffer.concat(chunks).toString() };
      received.push(complete);
      answer(response, complete);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received, closed }; // listens on TCP
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, status: number, value: unknown, type = "application/json"): void {
  response.writeHead(status, { "Content-Type": type }).end(JSON.stringify(value));
}
