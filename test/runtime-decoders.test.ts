import { expect, test } from "vitest";
import type { Exchange } from "../src/runtime/exchange.js";
import { Mismatch, anyBody, blob, json, jsonOrText, leniently, oneOfMedia, text } from "../src/runtime/response.js";
import type { DecodeContext, Decoder } from "../src/runtime/descriptor.js";

const context: DecodeContext = {
  exchange: exchangeOf(),
  resend: () => Promise.reject(new Error("None of these sends anything.")),
};

const specific = oneOfMedia({
  "*/*": blob(),
  "text/*": text(),
  "application/json; v=1": decoderOf("first"),
  "text/html": decoderOf("page"),
  "application/json;v=2": decoderOf("second"),
});

const csvOrJson = oneOfMedia({ "application/json; charset=utf-8": json(), "text/*": text() });

test.each<[rule: string, decoder: Decoder<unknown>, contentType: string | undefined, body: string, data: unknown]>([
  ["json reads application/json", json(), "application/json", "[1]", [1]],
  ["json reads any JSON", json(), 'application/vnd.x+JSON ; profile="a"', "[1]", [1]],
  ["json reads what has no media type", json(), undefined, "null", null],
  ["json skips a byte order mark", json(), "application/json", "\ufeff1", 1],
  ["text reads any text", text(), "text/html", "<p>", "<p>"],
  [
    "text reads its media type, whatever the case and parameters",
    text("Text/Plain"),
    "text/plain;charset=utf-8",
    "ü",
    "ü",
  ],
  ["text reads UTF-8 without its mark", text(), "text/plain", "\ufeffü", "ü"],
  ["text reads the charset of the server", text("text/*"), 'text/csv; Charset="windows-1252"', "ü", "Ã¼"],
  ["text reads UTF-8 where nobody knows the charset", text(), "text/plain; charset=klingon", "ü", "ü"],
  ["text reads its range", text("text/*"), "text/csv", "a", "a"],
  ["text may be empty", text("text/plain"), "text/plain", "", ""],
  ["several media types read JSON", csvOrJson, "application/json", "1", 1],
  ["several media types read other JSON", csvOrJson, "application/hal+json", "1", 1],
  ["several media types read text", csvOrJson, "text/csv", "1", "1"],
  ["several media types read the first where the server names none", csvOrJson, undefined, "1", 1],
  ["of several media types the exact one counts", specific, "text/html; charset=utf-8", "", "page"],
  ["of several media types parameters count", specific, "Application/JSON; V=2", "", "second"],
  [
    "of several media types the first of those that differ in parameters counts",
    specific,
    "application/json",
    "",
    "first",
  ],
  ["of several media types the narrower range counts", specific, "text/csv", "1", "1"],
  [
    "of several media types the widest range counts last",
    specific,
    "image/png",
    "1",
    new Blob(["1"], { type: "image/png" }),
  ],
  ["of several media types no range counts where the server names none", specific, undefined, "", "first"],
  ["what is JSON or text reads JSON", jsonOrText(), "application/json", '"a"', "a"],
  ["what is JSON or text reads text", jsonOrText(), "text/plain; charset=utf-8", '"a"', '"a"'],
  ["what is JSON or text reads JSON where the server does not say", jsonOrText(), undefined, '"a"', "a"],
  ["any body may be JSON", anyBody, "application/json", "1", 1],
  ["any body may look like JSON", anyBody, "text/plain", " {}", {}],
  ["any body may be text", anyBody, "text/plain", "1", "1"],
  ["any body may be missing", anyBody, "text/plain", "", undefined],
])("%s", async (_rule, decoder, contentType, body, data) => {
  expect((await decoder.decode(responseOf(contentType, body), context)).data).toEqual(data);
});

test.each<[rule: string, decoder: Decoder<unknown>, contentType: string, body: string, message: string]>([
  ["json reads no text", json(), "text/plain", "[1]", 'but "text/plain" instead of JSON'],
  ["json reads no JSON lines", json(), "application/jsonl", "[1]", 'but "application/jsonl" instead of JSON'],
  ["json reads no empty body", json(), "application/json", "", "but an empty body instead of JSON"],
  ["text reads no other type", text("text/plain"), "text/html", "x", 'but "text/html" instead of text/plain'],
  ["text reads no type out of its range", text("text/*"), "textual/x", "x", 'but "textual/x" instead of text/*'],
  ["blob reads no other type", blob("image/*"), "text/html", "x", 'but "text/html" instead of image/*'],
  [
    "several media types read no other",
    csvOrJson,
    "image/png",
    "x",
    'but "image/png" instead of application/json; charset=utf-8 or text/*',
  ],
])("%s", async (_rule, decoder, contentType, body, message) => {
  const error: unknown = await decoder.decode(responseOf(contentType, body), context).catch((it) => it);
  expect(error).toBeInstanceOf(Mismatch);
  expect(error).toMatchObject({ message, text: body });
});

test("blob reads bytes and keeps their type", async () => {
  const { data } = await blob("image/*").decode(responseOf("image/png", "png"), context);
  expect(data.type).toBe("image/png");
  expect(await data.text()).toBe("png");
});

test("long text is cut, and is not JSON then", () => {
  const long = `["${"x".repeat(70_000)}`;
  expect(leniently(responseOf("application/json", ""), long)).toBe(long.slice(0, 65_536));
});

/** Reads nothing, and gives that. */
function decoderOf(data: unknown): Decoder<unknown> {
  return { decode: () => Promise.resolve({ data }) };
}

function exchangeOf(): Exchange {
  const operation = { operation: exchangeOf, name: "test", method: "GET", path: "/", responses: {} };
  const origin = { operation: exchangeOf, name: "test", request: { method: "GET", url: "https://api.example/" } };
  const [baseUrl, onViolation] = [origin.request.url, (): void => undefined];
  const controller = new AbortController();
  return { operation, origin, input: {}, call: {}, options: {}, client: {}, baseUrl, onViolation, controller };
}

function responseOf(contentType: string | undefined, body: string): Response {
  return new Response(new TextEncoder().encode(body), {
    headers: contentType === undefined ? {} : { "Content-Type": contentType },
  });
}
