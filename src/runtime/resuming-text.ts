import { answerOf } from "./answer.js";
import { longestTimeoutMs } from "./deadline.js";
import type { DecodeContext } from "./descriptor.js";
import { NetworkError } from "./errors.js";
import type { EventMemory } from "./event-parser.js";
import { isOfType } from "./media-type.js";
import { mismatchOf } from "./response.js";
import type { StreamBody } from "./stream-body.js";

const attemptsByDefault = 5;

/** Waiting gets longer with every failed attempt, up to this or to what the server asks for. */
const longestPauseMs = 30_000;

/** Why a body broke off. */
interface Cut {
  readonly cause: unknown;
}

/** The text of an event stream over all of its connections, between which stands `undefined`. */
export async function* resumingText(
  body: StreamBody,
  context: DecodeContext,
  memory: EventMemory,
): AsyncGenerator<string | undefined> {
  for (;;) {
    const cut = yield* textOf(body);
    if (body.closing.aborted) return;
    if (!resumes(context, memory, cut)) {
      if (cut === undefined) return;
      throw cut.cause;
    }
    if (cut === undefined) memory.attempts = 0;
    const response = await nextResponse(body, context, memory, cut?.cause);
    if (response === undefined) return;
    body.open(response);
    yield undefined;
  }
}

async function* textOf(body: StreamBody): AsyncGenerator<string, Cut | undefined> {
  try {
    for (let text = await body.read(); text !== undefined; text = await body.read()) yield text;
    return undefined;
  } catch (cause) {
    return { cause };
  }
}

function resumes({ exchange }: DecodeContext, { lastId }: EventMemory, cut: Cut | undefined): boolean {
  const { operation, call, client } = exchange;
  const when = call.stream?.reconnect ?? client.stream?.reconnect ?? "cut";
  return operation.method === "GET" && (when === "always" || (when === "cut" && cut !== undefined && lastId !== ""));
}

/**
 * The response in which the stream goes on; `undefined` if there is no more to come, as status 204 says.
 *
 * A server that is being restarted has nobody listening, or a proxy that says so: that is an attempt, and any other answer the end.
 */
async function nextResponse(
  body: StreamBody,
  context: DecodeContext,
  memory: EventMemory,
  cause: unknown,
): Promise<Response | undefined> {
  const { call, client } = context.exchange;
  const most = call.stream?.attempts ?? client.stream?.attempts ?? attemptsByDefault;
  const headers: Readonly<Record<string, string>> =
    memory.lastId === "" ? {} : { "Last-Event-ID": bytesOf(memory.lastId) };
  let failure = cause;
  while (memory.attempts < most) {
    await pause(pauseMs(memory), body.closing);
    if (body.closing.aborted) return undefined;
    memory.attempts += 1;
    try {
      const response = await context.resend(headers);
      if (response.status < 500 || memory.attempts >= most) return await streamOf(response, context);
      await response.body?.cancel();
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      failure = error;
    }
  }
  throw failure;
}

async function streamOf(response: Response, context: DecodeContext): Promise<Response | undefined> {
  if (response.status === 204) return undefined;
  if (!response.ok) await answerOf(context.exchange, response, context); // which throws
  if (!isOfType(response, "text/event-stream")) throw await mismatchOf(response, "text/event-stream");
  return response;
}

function pauseMs({ retryMs, attempts }: EventMemory): number {
  return Math.min(retryMs * 2 ** attempts, Math.max(retryMs, longestPauseMs), longestTimeoutMs);
}

/** Waits, unless `signal` says that it is in vain. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const onEnd = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onEnd);
      resolve();
    };
    const timer = setTimeout(onEnd, ms);
    signal.addEventListener("abort", onEnd);
  });
}

/** A header as `EventSource` sends it: each character stands for a byte of the text in UTF-8. */
function bytesOf(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}
