import { describe, expect, test } from "vitest";
import { isRuntimeExpression } from "../src/resolve/operations/is-runtime-expression.js";
import { incomingNames } from "../src/resolve/names/reserved-names.js";
import type { JsonObject } from "../src/model/json.js";
import { loadRuntime } from "../src/load/load-runtime.js";
import { memberContext } from "../src/model/reference-context.js";
import { defaultSettings } from "../src/model/settings.js";
import { resolveApi } from "../src/resolve/resolve-api.js";
import { documentOf } from "./resolve-support.js";

const answers = { responses: { "204": { description: "Heard." } } };

/** The exported constants of the webhooks and callbacks of a document, with its issues. */
function incoming(document: JsonObject): readonly string[] {
  const { value, issues } = resolveApi(documentOf(document), defaultSettings);
  const callbacks = value.operations.flatMap((operation) => operation.callbacks.map((callback) => callback.operation));
  return [...[...value.webhooks, ...callbacks].map(({ localName }) => localName), ...issues.map(({ code }) => code)];
}

describe("names", () => {
  const webhook = (others: JsonObject = {}): JsonObject => ({ post: { ...answers, ...others } });

  test.each<[rule: string, webhooks: JsonObject, expected: readonly string[]]>([
    ["the key of a webhook without an operationId", { "order-paid": webhook() }, ["orderPaidWebhook"]],
    ["the operationId", { a: webhook({ operationId: "issues/opened" }) }, ["issuesOpenedWebhook"]],
    [
      "the word once",
      { a: webhook({ operationId: "orderWebhook" }), b_webhook: webhook() },
      ["orderWebhook", "bWebhook"],
    ],
    [
      "the method where a key has several",
      { pet: { ...webhook(), delete: answers } },
      ["postPetWebhook", "deletePetWebhook"],
    ],
    ["a number for the second", { "a-b": webhook(), "a b": webhook() }, ["abWebhook", "abWebhook2", "name-changed"]],
    [
      "letters of all scripts, and none at all",
      { 注文: webhook(), "***": webhook() },
      ["注文Webhook", "on2a2a2aWebhook"],
    ],
  ])("%s", (_rule, webhooks, expected) => {
    expect(incoming({ webhooks })).toEqual(expected);
  });

  const calling = (callbacks: JsonObject): JsonObject => ({
    paths: {
      "/a": { post: { operationId: "send", ...answers, callbacks } },
      "/b": { get: { operationId: "sendDoneCallback", ...answers } },
    },
  });
  const url = "{$request.body#/url}";

  test.each<[rule: string, callbacks: JsonObject, expected: readonly string[]]>([
    ["operation and callback", { heard: { [url]: webhook() } }, ["sendHeardCallback"]],
    ["its own operationId", { heard: { [url]: webhook({ operationId: "onHeard" }) } }, ["onHeardCallback"]],
    ["an operation keeps its name", { done: { [url]: webhook() } }, ["sendDoneCallback2", "name-changed"]],
    [
      "extensions are none",
      { "x-note": { [url]: webhook() }, heard: { "x-more": {}, [url]: webhook() } },
      ["sendHeardCallback"],
    ],
    [
      "one within another is not generated",
      { heard: { [url]: webhook({ callbacks: { more: {} } }) } },
      ["sendHeardCallback", "feature-unsupported"],
    ],
    [
      "an expression that means nothing is reported",
      { heard: { "{url}": webhook() } },
      ["sendHeardCallback", "callback-expression-invalid"],
    ],
    ["what is no operation is left out", { heard: { [url]: { post: 1 } } }, ["operation-invalid", "operation-invalid"]],
  ])("%s", (_rule, callbacks, expected) => {
    expect(incoming(calling(callbacks))).toEqual(expected);
  });

  test("only outputs that receive requests reserve what those export", () => {
    const schemas = { components: { schemas: { WebhookError: { type: "string" } } } };
    const nameIn = (document: JsonObject): readonly string[] =>
      resolveApi(documentOf({ ...schemas, ...document }), defaultSettings).value.schemas.map(
        ({ localName }) => localName,
      );
    expect(nameIn({ webhooks: {} })).toEqual(["WebhookError"]);
    expect(nameIn({ webhooks: { a: webhook() } })).toEqual(["WebhookError2"]);
    expect(nameIn(calling({ heard: { [url]: webhook() } }))).toEqual(["WebhookError2"]);
  });

  test("what generated modules import to receive requests is reserved", async () => {
    const modules = [
      "payload.ts",
      "webhook-values.ts",
      "receive-webhook.ts",
      "handle-webhooks.ts",
      "hmac-signature.ts",
    ];
    const sources = (await loadRuntime()).filter(({ name }) => modules.includes(name));
    const exported = sources.flatMap(({ text }) => [
      ...text.matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm),
    ]);
    const internal = ["isReadable", "isParsable", "deliveryOf", "payloadOf", "suits", "eventOf"];
    expect(sources).toHaveLength(modules.length);
    expect(exported.map(([, name = ""]) => name).filter((name) => !incomingNames.includes(name))).toEqual(internal);
  });
});

test("references within `x-webhooks` of OpenAPI 3.0 are followed", () => {
  const schema = { $ref: "#/components/schemas/Paid" };
  const body = { content: { "application/json": { schema } } };
  const webhooks = { paid: { post: { ...answers, requestBody: body } } };
  const document = { "x-webhooks": webhooks, components: { schemas: { Paid: { type: "object" } } } };
  const { value, issues } = resolveApi(documentOf(document, "3.0"), defaultSettings);
  expect(issues).toEqual([]);
  expect(memberContext("object", "x-webhooks")).toBe("objects");
  expect(value.webhooks[0]?.requestBody?.content[0]?.schema).toMatchObject({ kind: "reference", name: "Paid" });
});

test.each<[text: string, isExpression: boolean]>([
  ["$request.body#/url", true],
  ["{$request.body}", true],
  ["{$request.query.queryUrl}/data", true],
  ["https://a.example/?id={$response.body#/id}&url={$url}", true],
  ["{$request.header.x-url}", true],
  ["{$request.path.id}", true],
  ["https://fixed.example/", true],
  ["{$response.header.}", false],
  ["{request.body#/url}", false],
  ["{$request.body#url}", false],
  ["{$request.body#/url", false],
  ["$request.body#/url}", false],
  ["", false],
])("%j as the place of a callback", (text, isExpression) => {
  expect(isRuntimeExpression(text)).toBe(isExpression);
});
