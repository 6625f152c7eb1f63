import { STATUS_CODES } from "node:http";

/** What an answer with such a status did, as the end of a sentence. The server's own words are not told. */
export function statusFailure(status: number): string {
  const words = STATUS_CODES[status];
  return `answers with status ${status}${words === undefined ? "" : ` (${words})`}`;
}

/** What was thrown on the way to an answer, as the end of a sentence. */
export function networkFailure(error: unknown): string {
  const { code, message } = rootOf(error);
  const words = code === undefined ? undefined : sentences.get(code);
  if (words !== undefined) return words;
  if (code !== undefined && /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code)) {
    return `has a certificate that is not trusted (${code})`;
  }
  return `cannot be read: ${code ?? message}`;
}

const sentences: ReadonlyMap<string, string> = new Map([
  ["ECONNREFUSED", "refuses the connection"],
  ["ENOTFOUND", "is on a host that nobody knows"],
  ["EAI_AGAIN", "is on a host that cannot be looked up"],
  ["ECONNRESET", "broke the connection off"],
  ["EPIPE", "broke the connection off"],
  ["UND_ERR_SOCKET", "broke the connection off"],
  ["UND_ERR_RES_CONTENT_LENGTH_MISMATCH", "broke the connection off"],
  ["ETIMEDOUT", "cannot be reached"],
  ["EHOSTUNREACH", "cannot be reached"],
  ["ENETUNREACH", "cannot be reached"],
  ["UND_ERR_CONNECT_TIMEOUT", "cannot be reached"],
  ["Z_DATA_ERROR", "serves a body that cannot be decompressed"],
  ["Z_BUF_ERROR", "serves a body that cannot be decompressed"],
]);

/** `fetch` says no more than that it failed; the error behind that one knows why. */
function rootOf(error: unknown): { readonly code: string | undefined; readonly message: string } {
  if (!(error instanceof Error)) return { code: undefined, message: "?" };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  if (code === undefined && error.cause instanceof Error) return rootOf(error.cause);
  return { code, message: error.message };
}
