import { expect, test } from "vitest";
import type { Format } from "../src/runtime/format.js";
import { dateFormat } from "../src/runtime/format-date.js";
import { dateTimeFormat } from "../src/runtime/format-date-time.js";
import { durationFormat } from "../src/runtime/format-duration.js";
import { emailFormat } from "../src/runtime/format-email.js";
import { hostnameFormat } from "../src/runtime/format-hostname.js";
import { idnEmailFormat } from "../src/runtime/format-idn-email.js";
import { idnHostnameFormat } from "../src/runtime/format-idn-hostname.js";
import { ipv4Format } from "../src/runtime/format-ipv4.js";
import { ipv6Format } from "../src/runtime/format-ipv6.js";
import { iriFormat } from "../src/runtime/format-iri.js";
import { iriReferenceFormat } from "../src/runtime/format-iri-reference.js";
import { jsonPointerFormat } from "../src/runtime/format-json-pointer.js";
import { regexFormat } from "../src/runtime/format-regex.js";
import { relativeJsonPointerFormat } from "../src/runtime/format-relative-json-pointer.js";
import { timeFormat } from "../src/runtime/format-time.js";
import { uriFormat } from "../src/runtime/format-uri.js";
import { uriReferenceFormat } from "../src/runtime/format-uri-reference.js";
import { uriTemplateFormat } from "../src/runtime/format-uri-template.js";
import { uuidFormat } from "../src/runtime/format-uuid.js";

const examples: readonly (readonly [format: Format, valid: readonly string[], invalid: readonly string[]])[] = [
  [
    dateFormat,
    ["2024-02-29", "2000-02-29", "1999-12-31", "2023-04-30", "2023-08-31", "0000-01-01"],
    ["2023-02-29", "1900-02-29", "2024-02-30", "2023-04-31", "2023-09-31", "2023-00-10", "2023-01-00", "2023-1-01"],
  ],
  [
    timeFormat,
    ["00:00:00Z", "12:30:15.25+05:45", "23:59:60Z", "16:59:60.5-07:00", "05:44:60+05:45", "09:00:00z"],
    ["24:00:00Z", "12:60:00Z", "12:00:61Z", "12:00:00", "12:00Z", "22:59:60Z", "23:59:60+00:01", "12:00:00.Z"],
  ],
  [
    dateTimeFormat,
    [
      "2024-02-29T10:00:00Z",
      "2026-11-23T08:15:30.123456789+02:00",
      "2016-12-31T23:59:60Z",
      "2017-01-01T01:59:60+02:00",
    ],
    ["2023-02-29T10:00:00Z", "2024-02-29 10:00:00Z", "2024-02-29T10:00:00", "2024-02-29", "2016-12-31T23:59:60+02:00"],
  ],
  [
    durationFormat,
    ["P1Y", "P3M2D", "PT0S", "P1Y2M3DT4H5M6S", "P6W", "PT1H30M"],
    ["P", "P1DT", "1D", "P1H", "PT1Y", "P1W1D", "P1.5D", "PT1S1M", "P1YT"],
  ],
  [
    uuidFormat,
    ["6f1c4e1a-3f0b-4a57-9d0e-1c2b3a4d5e6f", "6F1C4E1A-3F0B-4A57-9D0E-1C2B3A4D5E6F"],
    [
      "",
      "6f1c4e1a3f0b4a579d0e1c2b3a4d5e6f",
      "6f1c4e1a-3f0b-4a57-9d0e-1c2b3a4d5e6g",
      "{6f1c4e1a-3f0b-4a57-9d0e-1c2b3a4d5e}",
    ],
  ],
  [
    ipv4Format,
    ["10.0.0.1", "255.255.255.255"],
    ["10.0.0", "10.0.0.256", "10.0.0.01", "10.0.0.1.", "1.2.3.4.5", " 1.2.3.4"],
  ],
  [
    ipv6Format,
    ["::", "::1", "2001:db8::8:800:200c:417a", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::ffff:10.0.0.1", "FE80::A"],
    [
      "",
      ":",
      ":::",
      "1::2::3",
      "1:2:3:4:5:6:7",
      "1:2:3:4:5:6:7:8:9",
      "::10.0.0.256",
      "::1%eth0",
      "1:2:3:4:5:6:7:8::",
      "g::",
    ],
  ],
  [
    uriFormat,
    [
      "https://a.example/b?c=d#e",
      "http://[::1]:8080/",
      "urn:isbn:0451450523",
      "mailto:a@b.example",
      "file:///etc/hosts",
      "a:",
    ],
    [
      "",
      "b",
      "//a.example",
      "https://a b.example",
      "https://a.example/%zz",
      "http://[::1/",
      "http://a.example/[x]",
      "1a:b",
    ],
  ],
  [
    uriReferenceFormat,
    ["", "b", "../b?c", "//a.example/b", "#d", "https://a.example"],
    ["a b", "a\\b", "1:b", "#a#b", "{a}"],
  ],
  [
    iriFormat,
    ["https://münchen.example/straße?q=é", "https://a.example/日本"],
    ["straße", "https://a b", "https://a.example/\ue000"],
  ],
  [iriReferenceFormat, ["straße", "", "?q=\ue000"], ["stra ße", "<é>", "\ud800"]],
  [
    uriTemplateFormat,
    ["/users/{id}", "{?q,page*}", "{+path:30}/x", "", "/a%20b", "{;a.b}"],
    ["/users/{id", "{}", "{a b}", "{a:0}", "a}b", "%2", "%{a}41", "<a>", "{a,}"],
  ],
  [jsonPointerFormat, ["", "/", "/a/0", "/~0~1", "/ä b"], ["a", "#/a", "/~", "/~2"]],
  [relativeJsonPointerFormat, ["0", "1/a", "0#", "12//b"], ["", "/a", "01", "-1", "0a", "1#/a", "0/~"]],
  [regexFormat, ["^a+$", "\\p{L}", "(?<year>\\d{4})", ""], ["(", "[a", "a{2,1}", "\\z", "*"]],
  [
    emailFormat,
    ["a@b.example", "first.last+tag@b-c.example", '"a b"@c.example', "a@localhost", "a@[10.0.0.1]", "a@[IPv6:::1]"],
    [
      "",
      "a",
      "@b",
      "a@",
      "a..b@c.example",
      ".a@b",
      "a b@c",
      "a@b_c.example",
      "a@-b.example",
      "a@b-.example",
      "é@b.example",
    ],
  ],
  [idnEmailFormat, ["é@b.example", "a@münchen.example", "a@b"], ["é", "é@", "a b@é.example", "é..é@b"]],
  [
    hostnameFormat,
    ["localhost", "a.example", "1a.example", "a".repeat(63), "xn--mnchen-3ya.example"],
    ["", "-a", "a-", "a_b", "a.", ".a", "a..b", "a".repeat(64), "münchen.example", "xn--a", "xn--mnchen-3yb.-"],
  ],
  [
    idnHostnameFormat,
    ["münchen.example", "日本。example", "xn--mnchen-3ya", "a.example", "בית.example", "ελλάς"],
    ["", "a..b", "-ü", "ü-", "a--b--é ", "ab--é", "Ü", "a\u0301\u200d", "בaית", "1.בית", "ü".repeat(60), "xn--a"],
  ],
];

test.each(examples.map(([format, ...texts]) => [format.name, format, ...texts] as const))("%s", (...row) => {
  const [, format, valid, invalid] = row;
  expect(valid.filter((text) => !format.test(text))).toEqual([]);
  expect(invalid.filter((text) => format.test(text))).toEqual([]);
});

test("no format takes long on a text that was made for it", () => {
  const texts = ["a", "1", "-", "%41", "a.", "a@", "{a", "[", ":", "/", "~", "xn--", "é", '"', "P1Y", "::"].flatMap(
    (text) => [
      text.repeat(200_000),
      `https://${text.repeat(200_000)}\n`,
      `"${text.repeat(200_000)}@`,
      `${text.repeat(200_000)} `,
    ],
  );
  const start = performance.now();
  for (const [format] of examples) for (const text of texts) format.test(text);
  expect(performance.now() - start).toBeLessThan(15_000);
});
