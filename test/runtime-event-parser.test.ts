import { createParser } from "eventsource-parser";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type EventBlock, type EventMemory, eventParser } from "../src/runtime/event-parser.js";
import { Mismatch } from "../src/runtime/response.js";
import { splitter } from "../src/runtime/split-text.js";

// The rules of the HTML Living Standard, section 9.2.6, in the spirit of the cases for `EventSource` in web-platform-tests.
test.each<[rule: string, text: string, data: readonly string[]]>([
  ["an empty line ends an event", "data: a\n\ndata: b\n\n", ["a", "b"]],
  [
    "lines end with LF, CR and CRLF, however they are mixed",
    "data: a\r\rdata: b\r\n\r\ndata: c\n\ndata: d\r\n\n",
    [..."abcd"],
  ],
  ["LF and CR in this order are two ends of a line", "data: a\n\rdata: b\n\n", ["a", "b"]],
  ["several lines of data are joined by LF", "data: a\ndata:\ndata: b\n\n", ["a\n\nb"]],
  ["data may be empty", "data\n\ndata:\n\ndata\ndata\n\n", ["", "", "\n"]],
  ["an event without data is none", "event: a\nid: 1\nretry: 1\n\n\n\ndata: b\n\n", ["b"]],
  ["an event that the end cuts is none", "data: a\n\ndata: b\n", ["a"]],
  ["lines that begin with a colon are comments", ":data: a\n: \ndata: b\n:\n\n", ["b"]],
  ["one leading space is not part of the value", "data:a\ndata: a\ndata:  a\ndata:\ta\n\n", ["a\na\n a\n\ta"]],
  ["names of fields are exact", "Data: a\n data: b\ndata : c\ndat: d\ndata\0: e\ndata: f\n\n", ["f"]],
  ["only the first colon separates", "data: a: b\n\n", ["a: b"]],
  ["a null character is data", "data: \0\n\n", ["\0"]],
  ["U+2028 and form feeds end no line", "data: a\u2028b\fc\u0085d\n\n", ["a\u2028b\fc\u0085d"]],
])("%s", (_rule, text, data) => {
  expect(parse([text]).events.map((event) => event.data)).toEqual(data);
  expect(parse([...text]).events.map((event) => event.data)).toEqual(data);
});

test.each<[rule: string, text: string, events: readonly Partial<EventBlock>[], memory: Partial<EventMemory>]>([
  ["the last name of an event counts", "event: a\nevent: b\ndata\n\ndata\n\n", [{ event: "b" }, { event: "" }], {}],
  [
    "an id stays known when events have none",
    "id: 1\ndata\n\ndata\n\n",
    [{ id: "1" }, { id: undefined }],
    { lastId: "1" },
  ],
  ["an id counts without data", "id: 1\n\n", [], { lastId: "1" }],
  ["an id counts only when its event ends", "id: 1\n\nid: 2\n", [], { lastId: "1" }],
  ["an id can be taken back", "id: 1\n\nid\ndata\n\n", [{ id: "" }], { lastId: "" }],
  ["an id with a null character is ignored", "id: 1\nid: 2\0\ndata\n\n", [{ id: "1" }], { lastId: "1" }],
  ["retry is a number of digits", "retry: 0250\ndata\n\n", [{ retry: 250 }], { retryMs: 250 }],
  ["retry counts at once", "retry: 7\n", [], { retryMs: 7 }],
  ...["1s", "-1", "1.5", "+1", "", " 1", "٣"].map(
    (value): [string, string, Partial<EventBlock>[], Partial<EventMemory>] => [
      `retry is not ${JSON.stringify(value)}`,
      `retry: ${value}\ndata\n\n`,
      [{ retry: undefined }],
      { retryMs: 1000 },
    ],
  ),
])("%s", (_rule, text, events, memory) => {
  const parsed = parse([text]);
  expect(parsed.events).toMatchObject(events);
  expect(parsed.events).toHaveLength(events.length);
  expect(parsed.memory).toMatchObject(memory);
});

test("agrees with eventsource-parser, whatever the text and its chunks", () => {
  const field = fc.constantFrom(
    "data",
    "data:",
    "data: ",
    "event: ",
    "event:",
    "id: ",
    "id:",
    "retry: ",
    ":",
    "x: ",
    "",
  );
  const value = fc.string({ unit: fc.constantFrom("a", "1", " ", ":", "ü", "😀", "\t"), maxLength: 4 });
  const line = fc
    .tuple(field, value, fc.constantFrom("\n", "\r", "\r\n", "\n\n", "\r\r", "\r\n\r\n"))
    .map((parts) => parts.join(""));
  const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join(""));
  const cuts = fc.array(fc.nat(200), { maxLength: 8 });
  fc.assert(
    fc.property(text, cuts, (whole, places) => {
      const { events } = parse(chunksOf(whole, places));
      expect(events.map(({ event, data, id }) => ({ event, data, id }))).toEqual(parsedByPeer(whole));
    }),
    { numRuns: 500 },
  );
});

test("a line or an event that is too long is refused, also when it comes in pieces", () => {
  const line = ["data: ", ..."x".repeat(20)];
  const event = Array.from({ length: 5 }, () => "data: xxx\n");
  expect(() => parse(line, 16)).toThrow(/^but an item longer than 16 characters$/);
  expect(() => parse(event, 16)).toThrow(/^but an event longer than 16 characters$/);
  expect(() =>
    parse(
      Array.from({ length: 20 }, () => "data\n"),
      16,
    ),
  ).toThrow(Mismatch);
  expect(parse(["data: xxxxxxxxxx\n\n"], 16).events).toHaveLength(1);
});

test("a splitter gives what each chunk ends, and keeps the rest", () => {
  const { push, rest } = splitter("\n", 100);
  expect([[...push("a")], [...push("b\n")], [...push("\nc\nd")], rest(), rest()]).toEqual([
    [],
    ["ab"],
    ["", "c"],
    "d",
    "",
  ]);
});

function parse(chunks: readonly string[], longest = 1000): { events: readonly EventBlock[]; memory: EventMemory } {
  const memory = { lastId: "", retryMs: 1000, attempts: 0 };
  const parser = eventParser(memory, longest);
  return { events: chunks.flatMap((chunk) => [...parser(chunk)]), memory };
}

function chunksOf(text: string, places: readonly number[]): readonly string[] {
  const sorted = [0, ...places.map((place) => place % (text.length + 1)), text.length].sort(
    (left, right) => left - right,
  );
  return sorted.slice(1).map((end, index) => text.slice(sorted[index], end));
}

/** Given the text whole, and with LF alone, so that only the rules for lines and fields are its own. */
function parsedByPeer(text: string): readonly Pick<EventBlock, "event" | "data" | "id">[] {
  const events: Pick<EventBlock, "event" | "data" | "id">[] = [];
  const parser = createParser({ onEvent: ({ event = "", data, id }) => events.push({ event, data, id }) });
  parser.feed(text.replace(/\r\n?/g, "\n"));
  return events;
}
