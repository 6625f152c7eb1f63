import { deliveryOf, eventOf, payloadOf, suits, type Delivery } from "./receive-webhook.js";
import type { StatusOf, SuccessData } from "./result.js";
import { WebhookError } from "./webhook-error.js";
import type { AnyWebhook, ReceivedWebhook, WebhookDescriptor, WebhookOptions } from "./webhook.js";

/** An answer that the document describes: its status, and its body as JSON. */
export type WebhookAnswer<Answers> = {
  [Key in keyof Answers]: undefined extends Answers[Key]
    ? { readonly status: StatusOf<Key, Answers>; readonly body?: undefined }
    : { readonly status: StatusOf<Key, Answers>; readonly body: Answers[Key] };
}[keyof Answers];

/** What a handler gives: a documented answer, a response of its own, or nothing where the documented success has no body. */
export type WebhookReply<Answers> =
  WebhookAnswer<Answers> | Response | (undefined extends SuccessData<Answers> ? void : never);

/** A webhook with its handler. */
export interface WebhookRoute {
  readonly webhook: AnyWebhook;
  handle(event: ReceivedWebhook): Promise<unknown>;
}

/** How webhooks that share a URL are handled. */
export interface HandlerOptions extends WebhookOptions {
  /** Answers what no handler is for; with status 204 by default, since senders give up on URLs that refuse. */
  readonly otherwise?: ((request: Request) => Response | Promise<Response>) | undefined;
  /** Is told of what is refused. */
  readonly onError?: ((error: WebhookError) => void) | undefined;
}

/** Says what is to be done with a webhook, for {@link handleWebhooks}. */
export function onWebhook<Event extends ReceivedWebhook, Answers>(
  webhook: WebhookDescriptor<Event, Answers>,
  handle: (event: Event) => WebhookReply<Answers> | Promise<WebhookReply<Answers>>,
): WebhookRoute {
  return { webhook, handle: async (event) => handle(event as Event) }; // it was read as this webhook
}

/**
 * Answers a request that may be any of several webhooks: verifies it once, finds the one it is, checks it, and calls its handler.
 *
 * What is refused is answered with the status of the {@link WebhookError}; what a handler throws is thrown.
 */
export async function handleWebhooks(
  request: Request,
  routes: readonly WebhookRoute[],
  options: HandlerOptions,
): Promise<Response> {
  let found: { route: WebhookRoute; event: ReceivedWebhook } | undefined;
  try {
    const delivery = await deliveryOf(request, options);
    const route = routeOf(delivery, routes);
    found = route && { route, event: eventOf(delivery, route.webhook, options) };
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error;
    options.onError?.(error);
    return new Response(error.message, { status: error.status });
  }
  if (found === undefined) return options.otherwise?.(request) ?? new Response(null, { status: 204 });
  return responseOf(found.route.webhook, await found.route.handle(found.event));
}

/** The webhook that a delivery is; where several may be meant, the first whose guard passes the body. */
function routeOf(delivery: Delivery, routes: readonly WebhookRoute[]): WebhookRoute | undefined {
  const { request } = delivery;
  const sent = routes.filter(({ webhook: { method, match } }) => {
    const headers = Object.entries(match?.header ?? {});
    return (
      method === request.method && headers.every(([name, values]) => values.includes(request.headers.get(name) ?? ""))
    );
  });
  // Where one reads bodies of this type, those that read others are not meant.
  const isReadBySome = sent.some(({ webhook }) => suits(webhook, request) === true);
  const readable = sent.filter(({ webhook }) => !isReadBySome || suits(webhook, request) !== false);
  const candidates = readable.filter(({ webhook }) => {
    const wanted = Object.entries(webhook.match?.body ?? {});
    if (wanted.length === 0) return true;
    const payload = payloadOf(webhook, request);
    const value = payload && delivery.parsed(payload);
    return wanted.every(([name, values]) => values.includes(ownValue(value, name)));
  });
  const passes = ({ webhook }: WebhookRoute): boolean => {
    const payload = payloadOf(webhook, request);
    return payload?.guard?.is(delivery.parsed(payload)) ?? true;
  };
  return (candidates.length > 1 ? candidates.find(passes) : undefined) ?? candidates[0];
}

function ownValue(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name] // it is its own
    : undefined;
}

function responseOf({ status = 204 }: AnyWebhook, reply: unknown): Response {
  if (reply instanceof Response) return reply;
  const answer = (reply ?? { status }) as { readonly status: number; readonly body?: unknown }; // onWebhook's types say so
  return answer.body === undefined
    ? new Response(null, { status: answer.status })
    : Response.json(answer.body, { status: answer.status });
}
