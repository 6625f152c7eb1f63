import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Bytes, fromBase64, fromHex } from "../src/runtime/bytes.js";
import { hmacSignature } from "../src/runtime/hmac-signature.js";
import { standardWebhooks, standardWebhooksPublicKey } from "../src/runtime/standard-webhooks.js";
import { verdictOf } from "./webhook-support.js";

const now = new Date("2026-03-01T12:00:00Z");
const seconds = now.getTime() / 1000;

beforeEach(() => void vi.useFakeTimers({ now, toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

const invalid = "signature 401: The signature of the webhook is not valid";

describe("Standard Webhooks, signed by its reference library", () => {
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const other = `whsec_${Buffer.from("another secret of 24 byte").toString("base64")}`;
  const body = '{"type":"order.paid","text":"ä"}';
  const at = (time: number): Record<string, string> =>
    headersFor(new Webhook(secret).sign("msg_1", new Date(time * 1000), body), time);
  const headersFor = (signature: string, time = seconds): Record<string, string> => ({
    "webhook-id": "msg_1",
    "webhook-timestamp": String(time),
    "webhook-signature": signature,
  });
  const signature = new Webhook(secret).sign("msg_1", now, body);

  test("an honest delivery is vouched for, with its id and time", async () => {
    expect(await verdictOf(standardWebhooks(secret), body, at(seconds))).toEqual({ id: "msg_1", timestamp: now });
    expect(await verdictOf(standardWebhooks(secret.slice(6)), body, at(seconds))).toMatchObject({ id: "msg_1" });
  });

  test("the example of the specification's libraries is valid", async () => {
    vi.setSystemTime(new Date(1614265330 * 1000));
    const headers = {
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    };
    expect(await verdictOf(standardWebhooks(secret), '{"test": 2432232314}', headers)).toMatchObject({
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    });
  });

  test.each<[what: string, body: string, headers: Record<string, string>, verdict: string]>([
    ["another body", `${body} `, headersFor(signature), invalid],
    ["another id", body, { ...headersFor(signature), "webhook-id": "msg_2" }, invalid],
    ["another time", body, headersFor(signature, seconds + 1), invalid],
    ["another secret", body, headersFor(new Webhook(other).sign("msg_1", now, body)), invalid],
    ["another version", body, headersFor(signature.replace("v1,", "v2,")), invalid],
    ["no version", body, headersFor(signature.replace("v1,", "")), invalid],
    ["hexadecimal", body, headersFor(`v1,${Buffer.from(signature.slice(3), "base64").toString("hex")}`), invalid],
    ["half a signature", body, headersFor(signature.slice(0, 20)), invalid],
    ["an empty signature", body, headersFor("v1,"), invalid],
    ["what is no base64", body, headersFor("v1,%%%"), invalid],
    ["no signature", body, headersFor(""), "signature 401: The webhook has no header webhook-signature"],
    [
      "no id",
      body,
      { ...headersFor(signature), "webhook-id": "" },
      "signature 401: The webhook has no header webhook-id",
    ],
    ["an old one", body, at(seconds - 301), "timestamp 401: The timestamp of the webhook is too old"],
    ["one from the future", body, at(seconds + 301), "timestamp 401: The timestamp of the webhook is too new"],
    [
      "a time in words",
      body,
      { ...headersFor(signature), "webhook-timestamp": now.toISOString() },
      "timestamp 401: The timestamp of the webhook cannot be read",
    ],
    ["a valid signature behind too many others", body, headersFor(`${"v1,AAAA ".repeat(8)}${signature}`), invalid],
  ])("%s is refused", async (_what, sent, headers, verdict) => {
    expect(await verdictOf(standardWebhooks(secret), sent, headers)).toBe(verdict);
  });

  test("the clock may be wrong by five minutes both ways, or as much as is said", async () => {
    for (const time of [seconds - 300, seconds + 300]) {
      expect(await verdictOf(standardWebhooks(secret), body, at(time))).toMatchObject({ id: "msg_1" });
    }
    const strict = standardWebhooks(secret, { toleranceSeconds: 10 });
    expect(await verdictOf(strict, body, at(seconds - 11))).toBe(
      "timestamp 401: The timestamp of the webhook is too old",
    );
    expect(await verdictOf(strict, body, at(seconds - 10))).toMatchObject({ id: "msg_1" });
  });

  test("while a secret is replaced, either will do on both sides", async () => {
    const both = `v1a,AAAA v1,AAAA ${new Webhook(other).sign("msg_1", now, body)} ${signature}`;
    expect(await verdictOf(standardWebhooks(secret), body, headersFor(both))).toMatchObject({ id: "msg_1" });
    expect(await verdictOf(standardWebhooks([other, secret]), body, headersFor(signature))).toMatchObject({
      id: "msg_1",
    });
  });

  test("Svix has its own names for the headers", async () => {
    const named = Object.entries(headersFor(signature)).map(([name, value]) => [
      name.replace("webhook", "svix"),
      value,
    ]);
    const verify = standardWebhooks(secret, { prefix: "svix" });
    expect(await verdictOf(verify, body, Object.fromEntries(named) as Record<string, string>)).toMatchObject({
      id: "msg_1",
    });
  });

  test("a secret that cannot be read is refused at once, and not shown", () => {
    expect(() => standardWebhooks("whsec_geheim!")).toThrow(
      new TypeError("A secret of Standard Webhooks must be in base64"),
    );
    expect(() => standardWebhooks("")).toThrow(TypeError);
  });

  test("a public key verifies what only its owner can sign", async () => {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const raw = Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url").toString("base64");
    const signed = sign(null, Buffer.from(`msg_1.${seconds}.${body}`), privateKey).toString("base64");
    const verify = standardWebhooksPublicKey(`whpk_${raw}`);
    expect(await verdictOf(verify, body, headersFor(`v1,AAAA v1a,${signed}`))).toEqual({ id: "msg_1", timestamp: now });
    expect(await verdictOf(verify, `${body} `, headersFor(`v1a,${signed}`))).toBe(invalid);
    expect(await verdictOf(verify, body, headersFor(`v1,${signed}`))).toBe(invalid);
  });
});

describe("HMAC in the ways of known senders, signed by Node", () => {
  const body = '{"action":"opened"}';
  const hmac = (message: string, encoding: "hex" | "base64" = "hex", hash = "sha256"): string =>
    createHmac(hash, "geheim").update(message).digest(encoding);

  test.each<
    [sender: string, verify: ReturnType<typeof hmacSignature>, headers: Record<string, string>, verdict: object]
  >([
    [
      "GitHub",
      hmacSignature({
        secret: "geheim",
        header: "X-Hub-Signature-256",
        prefix: "sha256=",
        idHeader: "X-GitHub-Delivery",
      }),
      { "X-Hub-Signature-256": `sha256=${hmac(body)}`, "X-GitHub-Delivery": "72d3162e" },
      { id: "72d3162e" },
    ],
    [
      "Stripe",
      hmacSignature({
        secret: "geheim",
        header: "Stripe-Signature",
        pattern: /t=(?<timestamp>\d+)|v1=(?<signature>\w+)/,
      }),
      { "Stripe-Signature": `t=${seconds},v0=abc,v1=${hmac("old")},v1=${hmac(`${seconds}.${body}`)}` },
      { timestamp: now },
    ],
    [
      "Flexslot: `v1.<unix_seconds>.<hex_hmac_sha256>` in X-Signature",
      hmacSignature({
        secret: "geheim",
        header: "X-Signature",
        pattern: /^v1\.(?<timestamp>\d+)\.(?<signature>[\da-f]+)$/,
        // Flexslot does not publish its canonical string: this one stands for whatever it says to partners.
        message: (timestamp, bytes, { method, url }) => [`${method}\n${new URL(url).pathname}\n${timestamp}\n`, bytes],
      }),
      { "X-Signature": `v1.${seconds}.${hmac(`POST\n/\n${seconds}\n${body}`)}` },
      { timestamp: now },
    ],
    [
      "Slack",
      hmacSignature({
        secret: "geheim",
        header: "X-Slack-Signature",
        prefix: "v0=",
        timestampHeader: "X-Slack-Request-Timestamp",
        message: (timestamp, bytes) => [`v0:${timestamp}:`, bytes],
      }),
      { "X-Slack-Signature": `v0=${hmac(`v0:${seconds}:${body}`)}`, "X-Slack-Request-Timestamp": String(seconds) },
      { timestamp: now },
    ],
    [
      "Shopify",
      hmacSignature({ secret: "geheim", header: "X-Shopify-Hmac-Sha256", encoding: fromBase64 }),
      { "X-Shopify-Hmac-Sha256": hmac(body, "base64") },
      {},
    ],
    [
      "one with SHA-512 and a secret in bytes, the new one of two",
      hmacSignature({
        secret: ["new", new TextEncoder().encode("geheim") as Bytes],
        header: "X-Sign",
        algorithm: "SHA-512",
      }),
      { "X-Sign": hmac(body, "hex", "sha512").toUpperCase() },
      {},
    ],
  ])("%s", async (_sender, verify, headers, verdict) => {
    expect(await verdictOf(verify, body, headers)).toMatchObject(verdict);
    expect(await verdictOf(verify, `${body}\n`, headers)).toBe(invalid);
    for (const name of Object.keys(headers).filter((each) => /sign|hmac/i.test(each))) {
      expect(await verdictOf(verify, body, { ...headers, [name]: `${headers[name]}0` }), name).toBe(invalid);
      expect(await verdictOf(verify, body, {})).toBe(`signature 401: The webhook has no header ${name}`);
    }
  });

  test("a timestamp that the header should have is not dispensable", async () => {
    const verify = hmacSignature({
      secret: "geheim",
      header: "S",
      pattern: /t=(?<timestamp>\d+)|v1=(?<signature>\w+)/,
    });
    expect(await verdictOf(verify, body, { S: `v1=${hmac(body)}` })).toBe(
      "timestamp 401: The timestamp of the webhook cannot be read",
    );
    const old = seconds - 301;
    expect(await verdictOf(verify, body, { S: `t=${old},v1=${hmac(`${old}.${body}`)}` })).toBe(
      "timestamp 401: The timestamp of the webhook is too old",
    );
  });

  test("a pattern with a state of its own is none the worse for it", async () => {
    const verify = hmacSignature({ secret: "geheim", header: "S", pattern: /(?<signature>\w+)/gy });
    for (const _round of [1, 2]) expect(await verdictOf(verify, body, { S: hmac(body) })).toEqual({});
  });

  test("a prefix that is missing is a signature that is missing", async () => {
    const verify = hmacSignature({ secret: "geheim", header: "S", prefix: "sha256=" });
    expect(await verdictOf(verify, body, { S: hmac(body) })).toBe(invalid);
  });

  test("an empty secret is refused at once: everybody knows it", () => {
    expect(() => hmacSignature({ secret: "", header: "S" })).toThrow(TypeError);
    expect(() => hmacSignature({ secret: ["geheim", ""], header: "S" })).toThrow(TypeError);
    expect(() => hmacSignature({ secret: [], header: "S" })).toThrow(TypeError);
  });
});

test.each<[text: string, hex: readonly number[] | undefined, base64: readonly number[] | undefined]>([
  ["00fF", [0, 255], [211, 71, 197]],
  ["abc", undefined, [105, 183]],
  ["", undefined, undefined],
  ["zz==", undefined, [207]],
  ["+/8=", undefined, [251, 255]],
  ["-_8=", undefined, undefined],
  [" 00", undefined, undefined],
  ["0x00", undefined, [211, 29, 52]],
])("the bytes of %j", (text, hex, base64) => {
  const numbers = (bytes: Bytes | undefined): readonly number[] | undefined => bytes && [...bytes];
  expect({ hex: numbers(fromHex(text)), base64: numbers(fromBase64(text)) }).toEqual({ hex, base64 });
});
