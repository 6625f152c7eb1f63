import { describe, expect, test } from "vitest";
import { bundleOf, outputOf } from "./budgets/bundle.js";

/* Bytes that an application ships: each test says what is owed, so that a feature cannot grow into clients that do not use it. */

const flexslot = "spec/flexslot.yaml";
const shop = "test/budgets/shop.yaml";

describe("a client that lists OAuth clients", () => {
  const code = `
    import { createClient } from "./client.js";
    import { mePartnerOauth2ClientsList } from "./operations/me.js";
    const client = createClient({ auth: { personalAccessToken: "secret" } });
    mePartnerOauth2ClientsList(client).then(console.log);`;

  test.each([
    ["predicates", 5500],
    ["aot", 8500],
  ] as const)("with guards of %s is at most %i bytes", async (guards, bytes) => {
    expect((await bundleOf(await outputOf(flexslot, guards), code)).gzipped).toBeLessThanOrEqual(bytes);
  });

  test("weighs the same whichever way it is imported", async () => {
    const output = await outputOf(flexslot);
    const viaIndex = code.replace("./client.js", "./index.js").replace("./operations/me.js", "./index.js");
    const [direct, whole] = await Promise.all([bundleOf(output, code), bundleOf(output, viaIndex)]);
    expect(whole.runtime).toEqual(direct.runtime);
  });
});

/** Calls these operations. */
function calling(...names: readonly string[]): string {
  return `
    import { createClient } from "./client.js";
    import { ${names.join(", ")} } from "./operations/pets.js";
    const client = createClient({ auth: { token: "secret" } });
    ${names.map((name) => `${name}(client, { path: { id: "1" } });`).join("\n")}`;
}

test.each([
  ["lists", ["petsList"], ["dogsList", "catsList"]],
  ["operations on one", ["petsList", "petsGet"], ["petsDelete", "petsFeed"]],
])("further %s cost at most 300 bytes each", async (_what, first, further) => {
  const output = await outputOf(shop);
  const [few, many] = await Promise.all([
    bundleOf(output, calling(...first)),
    bundleOf(output, calling(...first, ...further)),
  ]);
  expect((many.gzipped - few.gzipped) / further.length).toBeLessThanOrEqual(300);
});

describe("what is not used costs nothing", () => {
  test.each<[feature: string, code: string, modules: readonly string[]]>([
    ["event streams", calling("eventsWatch"), ["event-parser", "event-stream", "resuming-text"]],
    ["multipart", calling("photosUpload"), ["multipart-body"]],
    ["pages", calling("pagesList"), ["cursor-pages", "pages"]],
    ["parameters", calling("petsGet"), ["parameters"]],
    ["retries", `export { retries } from "./index.js";`, ["retries", "retry-after"]],
    ["hooks and logs", `export { logTo } from "./index.js";`, ["hooks", "log"]],
    ["middleware", `export { openapiMiddleware } from "./index.js";`, ["middleware"]],
    ["OAuth 2.0", `export { loginClientCredentials } from "./index.js";`, ["oauth-client-credentials"]],
    [
      "webhooks",
      `export { receiveWebhook, standardWebhooks } from "./index.js";`,
      ["receive-webhook", "standard-webhooks"],
    ],
  ])("%s", async (_feature, code, modules) => {
    const output = await outputOf(shop);
    const [plain, used] = await Promise.all([bundleOf(output, calling("petsList")), bundleOf(output, code)]);
    expect(used.runtime).toEqual(expect.arrayContaining([...modules]));
    expect(plain.runtime.filter((module) => modules.includes(module))).toEqual([]);
  });

  test("so that of the runtime this is left", async () => {
    const { runtime } = await bundleOf(await outputOf(shop, "predicates"), calling("petsList"));
    expect(runtime).toMatchInlineSnapshot(`
      [
        "answer",
        "auth",
        "call",
        "check",
        "check-body",
        "client",
        "deadline",
        "describe",
        "destination",
        "errors",
        "exchange",
        "guard",
        "media-type",
        "on-abort",
        "predicate-guard",
        "prepare",
        "refusal",
        "response",
        "search",
        "security",
        "send",
        "set-secret",
        "setting-headers",
        "transmit",
      ]
    `);
  });
});
