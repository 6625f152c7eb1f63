import type { ServerResponse } from "node:http";
import { type Received, sendJson, startServer } from "./runtime-server.js";

/**
 * A server for the tour's document, and for an operation each of a few other fixtures; it ends with the test.
 *
 * @param busy The numbers of the requests that are answered with status 503, beginning with 1.
 */
export async function startTourServer(busy: readonly number[]): Promise<string> {
  const added = new Map<string, number>();
  const routes: Readonly<Record<string, Answer>> = {
    "GET /v1/books": ifKnown(sendBooks),
    "POST /v1/books": ifKnown((response, request) => addBook(response, request, added)),
    "PUT /v1/books/7/cover": ifKnown((response, request) => response.writeHead(hasImage(request) ? 204 : 400).end()),
    "GET /v1/loans": ifKnown(sendLoans),
    "POST /token": (response) => sendJson(response, 200, { access_token: "t1", token_type: "Bearer", expires_in: 60 }),
    "GET /files/big.bin": (response) => response.setHeader("Content-Type", "application/octet-stream").end("data"),
    "GET /issues": (response) => sendJson(response.setHeader("X-Total-Count", 2), 200, ["bug", "feature"]),
    "PUT /reports/r1": (response, { headers }) =>
      response.writeHead(headers["content-type"] === "text/csv" ? 204 : 415).end(),
  };
  let count = 0;
  const { url } = await startServer((response, request) => {
    count++;
    const answer = routes[`${request.method} ${new URL(request.url, "http://tour").pathname}`];
    if (busy.includes(count)) response.writeHead(503, { "Retry-After": "0" }).end();
    else if (answer === undefined) response.writeHead(404).end();
    else answer(response, request);
  });
  return url;
}

type Answer = (response: ServerResponse, request: Received) => void;

function ifKnown(answer: Answer): Answer {
  return (response, request) => (isKnown(request) ? answer(response, request) : void response.writeHead(401).end());
}

function isKnown({ headers }: Received): boolean {
  return headers["x-api-key"] === "key" || headers.authorization === "Bearer t1";
}

function hasImage({ headers, body }: Received): boolean {
  return (
    headers["content-type"]?.startsWith("multipart/form-data; boundary=") === true && body.includes('name="image"')
  );
}

/** Two pages, and one that has a book with a status that no document knows. */
function sendBooks(response: ServerResponse, { url }: Received): void {
  const cursor = new URL(url, "http://tour").searchParams.get("cursor");
  const [emma, persuasion] = [
    { id: 7, title: "Emma", status: "available" },
    { id: 8, title: "Persuasion" },
  ];
  if (cursor === null) sendJson(response, 200, { books: [emma, persuasion], next_cursor: "1" });
  else if (cursor === "1") sendJson(response, 200, { books: [{ id: 9, title: "Sanditon" }], next_cursor: null });
  else sendJson(response, 200, { books: [{ id: 10, title: "The Watsons", status: "lost" }] });
}

/** A title can be added once. */
function addBook(response: ServerResponse, { body }: Received, added: Map<string, number>): void {
  const { title } = JSON.parse(body) as { readonly title: string }; // checked before it was sent
  const existing = added.get(title);
  if (existing !== undefined) return sendJson(response, 409, { existing });
  const id = 7 + added.size;
  added.set(title, id);
  sendJson(response, 201, { id, title });
}

function sendLoans(response: ServerResponse): void {
  const events = [
    { book: 7, reader: "Ada" },
    { book: 7, reader: "Grace" },
  ].map((loan, index) => `id: ${index + 1}\ndata: ${JSON.stringify(loan)}\n\n`);
  response.writeHead(200, { "Content-Type": "text/event-stream" }).end(events.join(""));
}
