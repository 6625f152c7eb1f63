import type { Answer } from "./call.js";
import { checkBody } from "./check-body.js";
import { cut } from "./describe.js";
import type { CallableOperation, DecodeContext, Decoder } from "./descriptor.js";
import { type ApiError, HttpError, NetworkError } from "./errors.js";
import type { Exchange } from "./exchange.js";
import { anyBody, leniently, Mismatch, undocumented } from "./response.js";

/** In UTF-16 code units. */
const longestExcerpt = 200;

/**
 * Decodes and checks a response.
 *
 * @throws {ApiError} if it is not a documented success.
 */
export async function answerOf(exchange: Exchange, response: Response, context: DecodeContext): Promise<Answer> {
  const decoder = decoderOf(exchange.operation.responses, response);
  const { data, guard, ended } = await decoder.decode(response, context).catch((cause: unknown) => {
    throw failureOf(exchange, response, cause);
  });
  checkBody(exchange, "response", data, guard);
  if (response.ok) return { data, response, ended };
  throw new HttpError(exchange.origin, response, data);
}

/** Why a body could not be read: it broke off, or it is not what the document promises. */
export function failureOf({ origin }: Exchange, response: Response, cause: unknown): ApiError {
  if (!(cause instanceof Mismatch)) return new NetworkError(origin, "got only a part of the answer", { cause });
  const { message, text } = cause;
  const problem = `was answered with status ${response.status}, ${message}${text === "" ? "" : `: ${excerptOf(text)}`}`;
  return new HttpError(origin, response, leniently(response, text), problem);
}

/** `default` stands for errors; for success too, unless the document names a status of success. */
function decoderOf(responses: CallableOperation["responses"], { status, ok }: Response): Decoder<unknown> {
  const exact = responses[status] ?? responses[`${Math.floor(status / 100)}XX`];
  if (exact !== undefined) return exact;
  if (ok && Object.keys(responses).some((key) => key.startsWith("2"))) return undocumented;
  return responses["default"] ?? (ok ? anyBody : undocumented);
}

/** How a body begins, in quotes, with all characters escaped that a terminal or log would obey. */
function excerptOf(text: string): string {
  return JSON.stringify(cut(text, longestExcerpt)).replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}
