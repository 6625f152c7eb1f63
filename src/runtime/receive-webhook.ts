import type { Bytes } from "./bytes.js";
import { warnOnce } from "./check-body.js";
import { requestLineOf } from "./exchange.js";
import type { GuardIssue } from "./guard.js";
import { isParsable, isReadable, type Payload } from "./payload.js";
import { readBytes } from "./read-bytes.js";
import type { Verified } from "./verifier.js";
import { WebhookError } from "./webhook-error.js";
import type { AnyWebhook, ReceivedWebhook, WebhookDescriptor, WebhookOptions, WebhookParameters } from "./webhook.js";

/** A request that was verified, and whose body was not looked into yet. */
export interface Delivery {
  readonly request: Request;
  readonly bytes: Bytes;
  readonly verified: Verified;
  /**
   * The body; it is parsed once, however many webhooks ask.
   *
   * @throws {WebhookError} if it says that it is something else, or cannot be read.
   */
  parsed(payload: Payload<unknown>): unknown;
}

/**
 * Reads a request as one webhook or callback of the document: first who sent it is verified, then what it brings is checked.
 *
 * @throws {WebhookError} if it is refused; its `status` tells the sender.
 */
export async function receiveWebhook<Event extends ReceivedWebhook, Answers>(
  request: Request,
  webhook: WebhookDescriptor<Event, Answers>,
  options: WebhookOptions,
): Promise<Event> {
  if (request.method !== webhook.method) {
    throw new WebhookError("method", 405, `${webhook.name} comes by ${webhook.method}, not by ${request.method}`);
  }
  const event = eventOf(await deliveryOf(request, options), webhook, options);
  return event as ReceivedWebhook as Event; // its parts are those that the descriptor names, and checked
}

/**
 * Reads the body of a request and verifies who sent it.
 *
 * @throws {WebhookError} if the body is too long or the sender is not who it should be.
 */
export async function deliveryOf(request: Request, options: WebhookOptions): Promise<Delivery> {
  const { method, url, headers } = request;
  const bytes = await readBytes(request, options.maximumBytes ?? 5_000_000);
  const verified = await options.verify({ method, url, headers, body: bytes });
  const values = new Map<unknown, unknown>();
  return {
    request,
    bytes,
    verified,
    parsed: (payload) => {
      const { parse } = payload;
      const type = contentTypeOf(request);
      if (!isParsable(payload, type)) {
        throw new WebhookError("body", 415, "The body of the webhook is of no documented media type");
      }
      if (!values.has(parse)) values.set(parse, parse(bytes, type));
      return values.get(parse);
    },
  };
}

/** The payload of a webhook for the media type of a request. */
export function payloadOf({ body }: AnyWebhook, request: Request): Payload<unknown> | undefined {
  return typeof body === "function" ? body(contentTypeOf(request)) : body;
}

/** Whether the media type of a request lets a webhook read its body; `undefined` of one that reads none, or any. */
export function suits(webhook: AnyWebhook, request: Request): boolean | undefined {
  const payload = payloadOf(webhook, request);
  return payload?.syntax === undefined ? undefined : isReadable(payload, contentTypeOf(request));
}

function contentTypeOf(request: Request): string {
  return request.headers.get("Content-Type") ?? "";
}

/**
 * What a delivery brings, as a webhook documents it.
 *
 * @throws {WebhookError} if the body cannot be read, or is not as documented and the guards are in mode `throw`.
 */
export function eventOf(delivery: Delivery, webhook: AnyWebhook, options: WebhookOptions): ReceivedWebhook {
  const { request, verified } = delivery;
  const { headers, url } = request;
  const issues: GuardIssue[] = [];
  const header = valuesOf("header", webhook.header, (name) => listOf(headers.get(name)), issues);
  const query = valuesOf("query", webhook.query, (name) => new URL(url).searchParams.getAll(name), issues);
  const payload = payloadOf(webhook, request);
  const body = payload && { body: delivery.parsed(payload) };
  const { guard } = payload ?? {};
  if (options.guards !== "off" && guard !== undefined && !guard.is(body?.body)) {
    issues.push(...guard.issues(body?.body).map((issue) => ({ ...issue, pointer: `/body${issue.pointer}` })));
  }
  if (issues.length > 0) tell(webhook, request, issues, options);
  return { ...verified, request, ...header, ...query, ...body };
}

function listOf(text: string | null): readonly string[] {
  return text === null ? [] : [text];
}

/** The parameters of one place under its name; nothing where none is documented. */
function valuesOf(
  place: "header" | "query",
  parameters: WebhookParameters | undefined,
  textsOf: (name: string) => readonly string[],
  issues: GuardIssue[],
): object | undefined {
  if (parameters === undefined) return undefined;
  const entries = Object.entries(parameters).flatMap(([name, { read, required = false }]) => {
    const texts = textsOf(name);
    const value = texts.length === 0 ? undefined : read.read(texts);
    if (value === undefined && (required || texts.length > 0)) {
      const received = texts.length === 0 ? "nothing" : "another text";
      const message = `${place} ${name}: expected ${read.expected}, received ${received}`;
      const keyword = texts.length === 0 ? "required" : "type";
      issues.push({ pointer: `/${place}/${name}`, keyword, expected: read.expected, received, message });
    }
    return value === undefined ? [] : [[name, value] as const];
  });
  return { [place]: Object.fromEntries(entries) };
}

const warn = /* @__PURE__ */ warnOnce();

function tell(
  { name }: AnyWebhook,
  { method, url }: Request,
  issues: readonly GuardIssue[],
  { guards = "throw", onViolation = warn }: WebhookOptions,
): void {
  if (guards === "throw") {
    const more = issues.length > 1 ? `, and ${issues.length - 1} more` : "";
    throw new WebhookError("guard", 422, `${name} is not as documented: ${issues[0]?.message}${more}`, issues);
  }
  if (guards === "off") return;
  try {
    onViolation({ operation: name, direction: "request", request: requestLineOf(method, url), issues });
  } catch (error) {
    console.error(error); // the event is as good as before
  }
}
