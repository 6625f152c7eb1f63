// Only type-checked: what the types of received webhooks promise. Each `@ts-expect-error` is a mistake that must not compile.
import type { Guard } from "../src/runtime/guard.js";
import { handleWebhooks, onWebhook } from "../src/runtime/handle-webhooks.js";
import { formPayload, jsonPayload, oneOfPayloads } from "../src/runtime/payload.js";
import { receiveWebhook } from "../src/runtime/receive-webhook.js";
import { standardWebhooks } from "../src/runtime/standard-webhooks.js";
import type { ReceivedWebhook, WebhookDescriptor } from "../src/runtime/webhook.js";

interface Order {
  number: number;
}
interface Refund {
  reason: string;
}
interface Problem {
  detail: string;
}
declare const OrderGuard: Guard<Order>;
declare const RefundGuard: Guard<Refund>;
declare const request: Request;

interface PaidWebhook extends ReceivedWebhook {
  body: Order;
}
interface RefundedWebhook extends ReceivedWebhook {
  body: Order | Refund;
}

const paid: WebhookDescriptor<PaidWebhook, { 204: undefined; "4XX": Problem }> = {
  name: "paid",
  method: "POST",
  body: jsonPayload(OrderGuard),
};
const refunded: WebhookDescriptor<RefundedWebhook, { 200: Order }> = {
  name: "refunded",
  method: "POST",
  body: oneOfPayloads({ "application/json": jsonPayload(OrderGuard), "text/x": formPayload(RefundGuard) }),
};
// @ts-expect-error The guard is of another body.
export const wrong: typeof paid = { name: "paid", method: "POST", body: jsonPayload(RefundGuard) };

const verify = standardWebhooks("whsec_AAAA");

export async function readsBodies(): Promise<number> {
  const event = await receiveWebhook(request, paid, { verify });
  // @ts-expect-error Who may send has to be said.
  await receiveWebhook(request, paid, {});
  // @ts-expect-error There is no such property.
  String(event.body.total);
  return event.body.number;
}

export function answers(): Promise<Response> {
  const routes = [
    onWebhook(paid, () => undefined),
    onWebhook(paid, async ({ body }) => (body.number > 1 ? { status: 422, body: { detail: "Too many." } } : undefined)),
    onWebhook(paid, () => ({ status: 204 })),
    onWebhook(paid, () => new Response("own")),
    // @ts-expect-error No such status is documented.
    onWebhook(paid, () => ({ status: 500 })),
    // @ts-expect-error The body of the error is missing.
    onWebhook(paid, () => ({ status: 404 })),
    onWebhook(refunded, () => ({ status: 200, body: { number: 1 } })),
    // @ts-expect-error The documented success has a body.
    onWebhook(refunded, () => undefined),
    // @ts-expect-error The body is another one.
    onWebhook(refunded, () => ({ status: 200, body: { reason: "" } })),
    // @ts-expect-error A handler of another event does not fit.
    onWebhook(paid, (event: RefundedWebhook & { extra: string }) => void event),
  ];
  return handleWebhooks(request, routes, { verify });
}
