import { expect, test } from "vitest";
import {
  booleanHeader,
  cookiesHeader,
  type HeaderReader,
  listHeader,
  numberHeader,
  readHeaders,
  textHeader,
} from "../src/runtime/read-headers.js";

test.each<[rule: string, reader: HeaderReader<unknown>, text: string, value: unknown]>([
  ["text stays as it is", textHeader, "a, b", "a, b"],
  ["numbers are read", numberHeader, "-1.5e3", -1500],
  ["no number is not 0", numberHeader, "", undefined],
  ["a date is no number", numberHeader, "Thu, 26 Nov 2026 18:00:00 GMT", undefined],
  ["infinity is no number", numberHeader, "1e999", undefined],
  ["true is read", booleanHeader, "true", true],
  ["false is read", booleanHeader, "false", false],
  ["1 is not true", booleanHeader, "1", undefined],
  ["lists are divided by commas", listHeader(textHeader), "a,b ,\tc", ["a", "b", "c"]],
  ["lists may be empty", listHeader(numberHeader), "", []],
  ["lists are read as a whole or not at all", listHeader(numberHeader), "1,x", undefined],
])("%s", (_rule, reader, text, value) => {
  expect(reader(text)).toEqual(value);
});

test("headers are read by their names, whose case does not matter; others are left out", () => {
  const response = new Response(null, { headers: { "x-count": "3", "X-Text": "", "X-Other": "4", "X-Wrong": "many" } });
  const headers = readHeaders<{ "X-Count"?: number; "X-Text"?: string; "X-Wrong"?: number; "X-Missing"?: number }>(
    response,
    {
      "X-Count": numberHeader,
      "X-Text": textHeader,
      "X-Wrong": numberHeader,
      "X-Missing": numberHeader,
    },
  );
  expect(headers).toStrictEqual({ "X-Count": 3, "X-Text": "" });
});

test("cookies are told apart, whose dates have commas", () => {
  const headers = new Headers({ "Set-Cookie": "a=1; Expires=Wed, 21 Oct 2015 07:28:00 GMT" });
  headers.append("Set-Cookie", "b=2");
  const response = new Response(null, { headers });
  const cookies = ["a=1; Expires=Wed, 21 Oct 2015 07:28:00 GMT", "b=2"];
  expect(readHeaders<{ "set-cookie"?: string[] }>(response, { "set-cookie": cookiesHeader })).toStrictEqual({
    "set-cookie": cookies,
  });
  expect(readHeaders<{ "Set-Cookie"?: string }>(response, { "Set-Cookie": textHeader })).toStrictEqual({
    "Set-Cookie": cookies.join("\n"),
  });
});

test("a response without cookies has none", () => {
  expect(readHeaders<{ "Set-Cookie"?: string[] }>(new Response(), { "Set-Cookie": cookiesHeader })).toStrictEqual({});
});
