import { createHmac } from "node:crypto";
import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { handleWebhooks, onWebhook, type HandlerOptions, type WebhookRoute } from "../src/runtime/handle-webhooks.js";
import { hmacSignature } from "../src/runtime/hmac-signature.js";
import {
  formPayload,
  jsonPayload,
  multipartPayload,
  oneOfPayloads,
  xmlPayload,
  type Payload,
} from "../src/runtime/payload.js";
import { receiveWebhook } from "../src/runtime/receive-webhook.js";
import type { Violation } from "../src/runtime/types.js";
import { unsigned } from "../src/runtime/verifier.js";
import type { WebhookError } from "../src/runtime/webhook-error.js";
import type { ReceivedWebhook, WebhookDescriptor, WebhookOptions } from "../src/runtime/webhook.js";
import { delivery, refusalOf, writtenFixture } from "./webhook-support.js";

// What the generator makes of the fixture `webhook-events`, its own copy of the runtime included.

type Descriptor = WebhookDescriptor<
  ReceivedWebhook & { readonly header?: object; readonly body: unknown },
  { 200: undefined }
>;

let folder = "";
let generated: Readonly<Record<string, Descriptor>> = {};

beforeAll(async () => {
  folder = await writtenFixture("webhook-events");
  const names = [
    "issuesOpenedWebhook",
    "issuesClosedWebhook",
    "pushWebhook",
    "getWebhook",
    "putWebhook",
    "patchWebhook",
  ];
  const modules = names.map((name) => import(`${folder}/webhooks/${name}.ts`) as Promise<Record<string, Descriptor>>); // our output
  generated = Object.assign({}, ...(await Promise.all(modules))) as Record<string, Descriptor>;
}, 30_000);

afterAll(() => rmSync(folder, { recursive: true }));

function webhook(name: string): Descriptor {
  const found = generated[`${name}Webhook`];
  if (found === undefined) throw new Error(`No ${name}.`);
  return found;
}

const opened = JSON.stringify({ action: "opened", title: "It leaks" });

describe("a delivery", () => {
  test("gives the body, the parameters as values, and the request", async () => {
    const request = delivery(
      JSON.stringify({ ref: "main", commits: 2 }),
      { "x-forge-event": "push", "X-Attempt": "3" },
      "https://us.example/hooks?shards=1&shards=2&mode=fast&other=1",
    );
    const event = await receiveWebhook(request, webhook("push"), { verify: unsigned });
    expect(event).toEqual({
      request,
      header: { "X-Forge-Event": "push", "X-Attempt": 3 },
      query: { shards: [1, 2], mode: "fast" },
      body: { ref: "main", commits: 2 },
    });
  });

  test("of a form has values of the types that the schema says", async () => {
    const request = delivery("ref=a+b&commits=2&forced=true&tags=x&__proto__=1&more=1&more=2", {
      "X-Forge-Event": "push",
      "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
    });
    const { body } = await receiveWebhook(request, webhook("push"), { verify: unsigned });
    const expected = '{"ref":"a b","commits":2,"forced":true,"tags":["x"],"__proto__":"1","more":["1","2"]}';
    expect(JSON.stringify(body)).toBe(expected);
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
  });

  test("of a JSON type that is not documented is JSON, whichever type comes first", () => {
    const [form, json] = [formPayload(), jsonPayload()];
    const choice = oneOfPayloads({ "application/x-www-form-urlencoded": form, "application/json": json });
    expect(choice("application/vnd.forge+json; charset=utf-8")).toBe(json);
    expect(choice("")).toBe(form);
  });

  test("of XML is its text", async () => {
    const request = new Request("https://us.example/", { method: "PATCH", body: "<a/>" });
    expect(await receiveWebhook(request, webhook("patch"), { verify: unsigned })).toMatchObject({ body: "<a/>" });
  });

  test("of bytes is a blob of its type", async () => {
    const request = new Request("https://us.example/", { method: "PUT", body: new Uint8Array([0, 255]) });
    request.headers.set("Content-Type", "application/zip");
    const { body } = await receiveWebhook(request, webhook("put"), { verify: unsigned });
    expect(body).toBeInstanceOf(Blob);
    expect((body as Blob).type).toBe("application/zip");
    expect(await (body as Blob).bytes?.()).toEqual(new Uint8Array([0, 255]));
  });

  test("has the id and time that its signature vouches for", async () => {
    const verify: WebhookOptions["verify"] = () => ({ id: "7", timestamp: new Date(0) });
    const event = await receiveWebhook(delivery(opened), webhook("issuesOpened"), { verify });
    expect(event).toMatchObject({ id: "7", timestamp: new Date(0) });
  });
});

describe("what is refused", () => {
  const issuesOf = (error: WebhookError): readonly string[] =>
    error.issues.map(({ pointer, keyword }) => `${pointer} ${keyword}`);

  test.each<[what: string, name: string, request: () => Request, refusal: string, issues?: readonly string[]]>([
    ["another method", "put", () => delivery("x"), "method 405: webhook comes by PUT, not by POST"],
    ["no JSON", "issuesOpened", () => delivery("{"), "body 400: The body of the webhook is not JSON"],
    ["no body", "issuesOpened", () => delivery(""), "body 400: The body of the webhook is not JSON"],
    [
      "invalid UTF-8",
      "issuesOpened",
      () => delivery(new Uint8Array([0x22, 0xff, 0x22])),
      "body 400: The body of the webhook is not UTF-8",
    ],
    [
      "a body that says it is something else",
      "issuesOpened",
      () => delivery(opened, { "Content-Type": "application/xml" }),
      "body 415: The body of the webhook is of no documented media type",
    ],
    [
      "a body that is none of several",
      "push",
      () => delivery("<ref/>", { "Content-Type": "application/xml", "X-Forge-Event": "push" }),
      "body 415: The body of the webhook is of no documented media type",
    ],
    [
      "a form for a webhook of XML",
      "patch",
      () => new Request("https://us.example/", { method: "PATCH", body: new URLSearchParams({ a: "b" }) }),
      "body 415: The body of the webhook is of no documented media type",
    ],
    [
      "a body of another type",
      "issuesOpened",
      () => delivery('{"action":"opened","__proto__":{"title":"x"}}'),
      "guard 422: issues-opened is not as documented: Opened/title: expected string, received nothing",
      ["/body/title required"],
    ],
    [
      "parameters that are missing or of another type",
      "push",
      () =>
        delivery(
          '{"ref":"main","commits":1}',
          { "X-Attempt": "three" },
          "https://us.example/?shards=1&shards=x&mode=warp",
        ),
      'guard 422: push is not as documented: header X-Forge-Event: expected "push", received nothing, and 3 more',
      ["/header/X-Forge-Event required", "/header/X-Attempt type", "/query/shards type", "/query/mode type"],
    ],
  ])("%s", async (_what, name, request, refusal, issues = []) => {
    const error = await refusalOf(receiveWebhook(request(), webhook(name), { verify: unsigned }));
    expect(`${error.kind} ${error.status}: ${error.message}`).toBe(refusal);
    expect(issuesOf(error)).toEqual(issues);
  });

  test("a body that is too long, of which no more is received", async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(1_000_000));
      },
    });
    const init: RequestInit & { duplex: "half" } = { method: "POST", body: endless, duplex: "half" };
    const verify = vi.fn<WebhookOptions["verify"]>(() => ({}));
    const error = await refusalOf(
      receiveWebhook(new Request("https://us.example/", init), webhook("issuesOpened"), { verify }),
    );
    expect(`${error.kind} ${error.status}: ${error.message}`).toBe(
      "body 413: The body of the webhook is longer than 5000000 bytes",
    );
    expect(pulled).toBeLessThan(10);
    expect(verify).not.toHaveBeenCalled();
  });

  test("a body whose length is announced to be too long, unread", async () => {
    const request = delivery(opened, { "Content-Length": "10000001" });
    const options = { verify: unsigned, maximumBytes: 10_000_000 };
    const error = await refusalOf(receiveWebhook(request, webhook("issuesOpened"), options));
    expect(error.status).toBe(413);
    expect(request.bodyUsed).toBe(false);
  });

  test("a body that breaks off", async () => {
    const broken = new ReadableStream({ start: (controller) => controller.error(new Error("cut")) });
    const init: RequestInit & { duplex: "half" } = { method: "POST", body: broken, duplex: "half" };
    const request = new Request("https://us.example/", init);
    const error = await refusalOf(receiveWebhook(request, webhook("issuesOpened"), { verify: unsigned }));
    expect(error.message).toBe("The body of the webhook broke off");
  });

  test("a request that was read before is a mistake of ours", async () => {
    const request = delivery(opened);
    await request.text();
    await expect(receiveWebhook(request, webhook("issuesOpened"), { verify: unsigned })).rejects.toThrow(TypeError);
  });

  test("nothing is looked into before the sender is verified", async () => {
    const verify = hmacSignature({ secret: "geheim", header: "S" });
    const request = delivery("{", { S: "00" });
    const error = await refusalOf(receiveWebhook(request, webhook("issuesOpened"), { verify }));
    expect(error.kind).toBe("signature");
    expect(JSON.stringify({ ...error, message: error.message, stack: error.stack })).not.toContain("geheim");
  });

  test("in mode `report` it is told, in mode `off` it is not even checked", async () => {
    const onViolation = vi.fn<(violation: Violation) => void>();
    const options = { verify: unsigned, onViolation };
    const wrong = (): Request => delivery('{"action":1}', {}, "https://us.example/?token=geheim");
    const { body } = await receiveWebhook(wrong(), webhook("issuesOpened"), { ...options, guards: "report" });
    expect(body).toEqual({ action: 1 });
    expect(onViolation).toHaveBeenCalledOnce();
    expect(onViolation.mock.calls[0]?.[0]).toMatchObject({ operation: "issues-opened", direction: "request" });
    expect(JSON.stringify(onViolation.mock.calls)).not.toContain("geheim");
    await receiveWebhook(wrong(), webhook("issuesOpened"), { ...options, guards: "off" });
    expect(onViolation).toHaveBeenCalledOnce();
  });
});

describe("several webhooks at one URL", () => {
  const calls: string[] = [];
  const handle = (request: Request, options: Partial<HandlerOptions> = {}): Promise<Response> => {
    calls.length = 0;
    const routes = ["issuesOpened", "issuesClosed", "push", "put"].map((name) =>
      onWebhook(webhook(name), () => void calls.push(name)),
    );
    return handleWebhooks(request, routes, { verify: unsigned, ...options });
  };
  const issues = { "X-Forge-Event": "issues" };

  test.each<[what: string, request: () => Request, status: number, called: readonly string[]]>([
    ["by header and property", () => delivery(opened, issues), 200, ["issuesOpened"]],
    ["by another value of the property", () => delivery('{"action":"closed"}', issues), 200, ["issuesClosed"]],
    ["by header alone", () => delivery('{"ref":"a","commits":1}', { "X-Forge-Event": "push" }), 204, ["push"]],
    ["by method", () => new Request("https://us.example/", { method: "PUT", body: "x" }), 204, ["put"]],
    ["an event that nobody handles", () => delivery(opened, { "X-Forge-Event": "discussions" }), 204, []],
    ["an action that nobody handles", () => delivery('{"action":"moved"}', issues), 204, []],
    ["an inherited action", () => delivery('{"__proto__":{"action":"opened"}}', issues), 204, []],
    ["one that is not as documented", () => delivery('{"action":"opened"}', issues), 422, []],
    ["one that cannot be read", () => delivery("{", issues), 400, []],
  ])("%s", async (_what, request, status, called) => {
    expect((await handle(request())).status).toBe(status);
    expect(calls).toEqual(called);
  });

  test("a stranger is refused, and whoever runs the server is told", async () => {
    const onError = vi.fn<(error: WebhookError) => void>();
    const verify = hmacSignature({ secret: "geheim", header: "X-Hub-Signature-256", prefix: "sha256=" });
    const sign = (body: string): string => `sha256=${createHmac("sha256", "geheim").update(body).digest("hex")}`;
    const refused = await handle(delivery(opened, { ...issues, "X-Hub-Signature-256": sign("other") }), {
      verify,
      onError,
    });
    expect(refused.status).toBe(401);
    expect(await refused.text()).toBe("The signature of the webhook is not valid");
    expect(onError).toHaveBeenCalledOnce();
    const accepted = await handle(delivery(opened, { ...issues, "X-Hub-Signature-256": sign(opened) }), { verify });
    expect(accepted.status).toBe(200);
    expect(calls).toEqual(["issuesOpened"]);
  });

  test("what is for nobody can be answered otherwise", async () => {
    const otherwise = (request: Request): Response =>
      new Response(request.headers.get("X-Forge-Event"), { status: 404 });
    const response = await handle(delivery("{}", { "X-Forge-Event": "ping" }), { otherwise });
    expect([response.status, await response.text()]).toEqual([404, "ping"]);
  });

  test("where the document is wrong about what tells an event, the descriptor can be", async () => {
    const match = { ...webhook("issuesOpened").match, header: { "X-Forge-Event": ["issue"] } };
    const route = onWebhook({ ...webhook("issuesOpened"), match }, () => void calls.push("mended"));
    await handleWebhooks(delivery(opened, { "X-Forge-Event": "issue" }), [route], { verify: unsigned });
    expect(calls).toContain("mended");
  });

  test("without anything to tell them by, the guards do", async () => {
    const plain = (name: string): Descriptor => ({ ...webhook(name), match: {} });
    const routes = [
      onWebhook(plain("issuesOpened"), () => undefined),
      onWebhook(plain("issuesClosed"), () => void calls.push("closed")),
    ];
    const closed = delivery('{"action":"closed","reason":"done"}');
    expect((await handleWebhooks(closed, routes, { verify: unsigned })).status).toBe(200);
    expect(calls).toContain("closed");
    const neither = await handleWebhooks(delivery('{"action":"moved"}'), routes, { verify: unsigned });
    expect(await neither.text()).toContain("issues-opened is not as documented");
  });

  test.each<[what: string, type: string, body: string, outcome: string]>([
    ["JSON that is not as documented is no form", "application/json", '{"action":"opened"}', "422"],
    ["so is JSON of a type of its own", "application/vnd.x+json; charset=utf-8", '{"action":"opened"}', "422"],
    ["JSON", "application/json; charset=utf-8", opened, "204 json"],
    ["a form", "Application/X-WWW-Form-URLEncoded ; charset=utf-8", "action=opened", "204 form"],
    ["XML", "text/xml", "<action/>", "204 xml"],
    ["parts are no form", "multipart/form-data; boundary=x", "--x--", "415"],
    ["parts", "multipart/mixed", "--x--", "204 parts"],
    ["what says nothing is what guards say", "text/plain", opened, "204 json"],
    ["what has no type is what guards say", "", opened, "204 json"],
  ])("by media type: %s", async (_what, type, body, outcome) => {
    const called: string[] = [];
    const route = (name: string, payload: Payload<unknown>): WebhookRoute => {
      const descriptor: WebhookDescriptor<ReceivedWebhook & { readonly body: unknown }, object> = {
        name,
        method: "POST",
        body: payload,
      };
      return onWebhook(descriptor, () => void called.push(` ${name}`));
    };
    const { body: json } = webhook("issuesOpened");
    if (json === undefined || typeof json === "function") throw new Error("It has one body.");
    const routes = [route("json", json), route("form", formPayload()), route("xml", xmlPayload)];
    if (type === "multipart/mixed") routes.push(route("parts", multipartPayload));
    const request = delivery(body, { "Content-Type": type });
    if (type === "") request.headers.delete("Content-Type");
    const { status } = await handleWebhooks(request, routes, { verify: unsigned });
    expect(`${status}${called.join()}`).toBe(outcome);
  });

  test("JSON that is said to be a form, as `curl -d` says of all, is JSON where nobody reads forms, and not a webhook without a body", async () => {
    const type = { "Content-Type": "application/x-www-form-urlencoded", "X-Forge-Event": "issues" };
    const called: string[] = [];
    const empty: WebhookDescriptor<ReceivedWebhook, object> = { name: "ping", method: "POST" };
    const routes = [
      onWebhook(webhook("issuesOpened"), () => void called.push("opened")),
      onWebhook(empty, () => void called.push("ping")),
    ];
    const { status } = await handleWebhooks(delivery(opened, type), routes, { verify: unsigned });
    expect([status, ...called]).toEqual([200, "opened"]);
    expect(await receiveWebhook(delivery(opened, type), webhook("issuesOpened"), { verify: unsigned })).toMatchObject({
      body: { action: "opened" },
    });
  });

  test("a handler answers with a status and JSON, or with a response; what it throws is thrown", async () => {
    const push: WebhookDescriptor<ReceivedWebhook, { 200: { done: number }; 503: undefined }> = {
      name: "push",
      method: "POST",
    };
    const answers = [
      { status: 200, body: { done: 1 } },
      { status: 503 },
      new Response("own", { status: 418 }),
    ] as const;
    const texts = await Promise.all(
      answers.map(async (answer) => {
        const response = await handleWebhooks(delivery("x"), [onWebhook(push, () => answer)], { verify: unsigned });
        return `${response.status} ${response.headers.get("Content-Type")} ${await response.text()}`;
      }),
    );
    expect(texts).toEqual(['200 application/json {"done":1}', "503 null ", "418 text/plain;charset=UTF-8 own"]);
    const failing = onWebhook(push, () => Promise.reject(new RangeError("ours")));
    await expect(handleWebhooks(delivery("x"), [failing], { verify: unsigned })).rejects.toThrow(RangeError);
  });
});
