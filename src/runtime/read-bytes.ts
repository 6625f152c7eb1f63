import { type Bytes, joined } from "./bytes.js";
import { WebhookError } from "./webhook-error.js";

/**
 * Reads the body of a request as it came; the rest of one that is too long is not received.
 *
 * @throws {WebhookError} if it is longer than `maximum`, or breaks off.
 * @throws {TypeError} if somebody else has read it already: what they made of it cannot be verified.
 */
export async function readBytes(request: Request, maximum: number): Promise<Bytes> {
  if (request.bodyUsed)
    throw new TypeError("the body of the request has been read already: pass on the request as it came");
  if (Number(request.headers.get("Content-Length")) > maximum) throw tooLong(maximum);
  const pieces: Bytes[] = [];
  const reader = request.body?.getReader();
  let length = 0;
  while (reader !== undefined) {
    const { done, value } = await reader.read().catch(() => {
      throw new WebhookError("body", 400, "The body of the webhook broke off");
    });
    if (done) break;
    length += value.length;
    if (length > maximum) {
      reader.cancel().catch(() => undefined);
      throw tooLong(maximum);
    }
    pieces.push(value);
  }
  return joined(pieces);
}

function tooLong(maximum: number): WebhookError {
  return new WebhookError("body", 413, `The body of the webhook is longer than ${maximum} bytes`);
}
