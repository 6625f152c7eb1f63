import { describe, expect, test } from "vitest";
import { formExploded, inCookie, inHeader, inPath, pairsOf } from "../src/runtime/parameters.js";
import {
  deepObject,
  form,
  jsonHeader,
  jsonPath,
  jsonQuery,
  label,
  labelExploded,
  matrix,
  matrixExploded,
  pipeDelimited,
  simpleHeaderExploded,
  simplePathExploded,
  spaceDelimited,
  withReserved,
} from "../src/runtime/styles.js";
import type { RequestDraft, Style, Styles } from "../src/runtime/request-draft.js";

const draftOf = (path = ""): RequestDraft => ({ path, query: [], headers: new Headers(), secrets: [] });

function expandPath(path: string, values: object, styles?: Styles): string {
  const draft = draftOf(path);
  inPath(draft, { path: values }, styles && { path: styles });
  return draft.path;
}

function headersOf(values: object, styles?: Styles): Readonly<Record<string, string>> {
  const { headers, ...draft } = draftOf();
  inHeader({ headers, ...draft }, { header: values }, styles && { header: styles });
  return Object.fromEntries(headers);
}

function cookieOf(values: object, styles?: Styles): string | undefined {
  const { headers, ...draft } = draftOf();
  inCookie({ headers, ...draft }, { cookie: values }, styles && { cookie: styles });
  return headers.get("Cookie") ?? undefined;
}

const simplePath: Style = (name, value) => expandPath(`{${name}}`, { [name]: value });
const simpleHeader: Style = (name, value) => headersOf({ [name]: value })[name] ?? "nothing";

/** As parameters of the query, which know what stands for nothing. */
const inQuery =
  (style: Style): Style =>
  (name, value) =>
    pairsOf({ [name]: value }, { [name]: style }).join("&");

describe("the table of OpenAPI 3.1.1, section 4.8.12.4", () => {
  const values = { empty: "", string: "blue", array: ["blue", "black", "brown"], object: { R: 100, G: 200, B: 150 } };

  test.each<[name: string, style: Style, cells: Partial<Record<keyof typeof values, string>>]>([
    [
      "matrix",
      matrix,
      { empty: ";color", string: ";color=blue", array: ";color=blue,black,brown", object: ";color=R,100,G,200,B,150" },
    ],
    [
      "matrix, exploded",
      matrixExploded,
      {
        empty: ";color",
        string: ";color=blue",
        array: ";color=blue;color=black;color=brown",
        object: ";R=100;G=200;B=150",
      },
    ],
    ["label", label, { empty: ".", string: ".blue", array: ".blue,black,brown", object: ".R,100,G,200,B,150" }],
    [
      "label, exploded",
      labelExploded,
      { empty: ".", string: ".blue", array: ".blue.black.brown", object: ".R=100.G=200.B=150" },
    ],
    // An empty path is refused.
    ["simple path", simplePath, { string: "blue", array: "blue,black,brown", object: "R,100,G,200,B,150" }],
    [
      "simple path, exploded",
      simplePathExploded,
      { empty: "", string: "blue", array: "blue,black,brown", object: "R=100,G=200,B=150" },
    ],
    [
      "simple header",
      simpleHeader,
      { empty: "", string: "blue", array: "blue,black,brown", object: "R,100,G,200,B,150" },
    ],
    [
      "simple header, exploded",
      simpleHeaderExploded,
      { empty: "", string: "blue", array: "blue,black,brown", object: "R=100,G=200,B=150" },
    ],
    [
      "form",
      form,
      { empty: "color=", string: "color=blue", array: "color=blue,black,brown", object: "color=R,100,G,200,B,150" },
    ],
    [
      "form, exploded",
      formExploded,
      {
        empty: "color=",
        string: "color=blue",
        array: "color=blue&color=black&color=brown",
        object: "R=100&G=200&B=150",
      },
    ],
    [
      "spaceDelimited",
      spaceDelimited,
      { array: "color=blue%20black%20brown", object: "color=R%20100%20G%20200%20B%20150" },
    ],
    [
      "pipeDelimited",
      pipeDelimited,
      { array: "color=blue%7Cblack%7Cbrown", object: "color=R%7C100%7CG%7C200%7CB%7C150" },
    ],
    ["deepObject", deepObject, { object: "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150" }],
  ])("%s", (_name, style, cells) => {
    const names = Object.keys(cells) as (keyof typeof values)[]; // the names are those of the table
    expect(Object.fromEntries(names.map((name) => [name, style("color", values[name])]))).toEqual(cells);
  });
});

// https://www.rfc-editor.org/rfc/rfc6570#section-3.2, all examples of one variable; `:3` and `{#…}` have no style in OpenAPI.
describe("the examples of RFC 6570, section", () => {
  const variables: Readonly<Record<string, unknown>> = {
    count: ["one", "two", "three"],
    dom: ["example", "com"],
    dub: "me/too",
    hello: "Hello World!",
    half: "50%",
    var: "value",
    who: "fred",
    base: "http://example.com/home/",
    path: "/foo/bar",
    list: ["red", "green", "blue"],
    keys: { semi: ";", dot: ".", comma: "," },
    v: "6",
    x: "1024",
    empty: "",
    empty_keys: {},
    undef: null,
  };

  const path =
    (style?: Style): Style =>
    (name, value) =>
      expandPath(`{${name}}`, { [name]: value }, style && { [name]: style });

  /** The value alone, as `{+var}` writes it. */
  const reservedValue: Style = (name, value) => inQuery(withReserved(form))(name, value).slice(name.length + 1);

  test.each<[section: string, expression: string, style: Style, expansions: Readonly<Record<string, string>>]>([
    [
      "3.2.2",
      "{var}",
      path(),
      {
        count: "one,two,three",
        dub: "me%2Ftoo",
        var: "value",
        hello: "Hello%20World%21",
        half: "50%25",
        base: "http%3A%2F%2Fexample.com%2Fhome%2F",
        list: "red,green,blue",
        keys: "semi,%3B,dot,.,comma,%2C",
      },
    ],
    ["3.2.2", "{var*}", path(simplePathExploded), { list: "red,green,blue", keys: "semi=%3B,dot=.,comma=%2C" }],
    [
      "3.2.3",
      "{+var}",
      reservedValue,
      {
        var: "value",
        hello: "Hello%20World!",
        half: "50%25",
        base: "http://example.com/home/",
        empty: "",
        undef: "",
        path: "/foo/bar",
        list: "red,green,blue",
        keys: "semi,;,dot,.,comma,,",
      },
    ],
    [
      "3.2.5",
      "{.var}",
      path(label),
      { who: ".fred", half: ".50%25", var: ".value", list: ".red,green,blue", keys: ".semi,%3B,dot,.,comma,%2C" },
    ],
    [
      "3.2.5",
      "{.var*}",
      path(labelExploded),
      { dom: ".example.com", list: ".red.green.blue", keys: ".semi=%3B.dot=..comma=%2C" },
    ],
    [
      "3.2.7",
      "{;var}",
      path(matrix),
      {
        who: ";who=fred",
        half: ";half=50%25",
        empty: ";empty",
        v: ";v=6",
        x: ";x=1024",
        list: ";list=red,green,blue",
        keys: ";keys=semi,%3B,dot,.,comma,%2C",
        count: ";count=one,two,three",
      },
    ],
    [
      "3.2.7",
      "{;var*}",
      path(matrixExploded),
      {
        list: ";list=red;list=green;list=blue",
        keys: ";semi=%3B;dot=.;comma=%2C",
        count: ";count=one;count=two;count=three",
      },
    ],
    [
      "3.2.8",
      "{?var}",
      inQuery(form),
      {
        who: "who=fred",
        half: "half=50%25",
        x: "x=1024",
        empty: "empty=",
        undef: "",
        list: "list=red,green,blue",
        keys: "keys=semi,%3B,dot,.,comma,%2C",
        count: "count=one,two,three",
        empty_keys: "",
      },
    ],
    [
      "3.2.8",
      "{?var*}",
      inQuery(formExploded),
      {
        list: "list=red&list=green&list=blue",
        keys: "semi=%3B&dot=.&comma=%2C",
        count: "count=one&count=two&count=three",
        empty_keys: "",
      },
    ],
  ])("%s: %s", (_section, _expression, style, expansions) => {
    const names = Object.keys(expansions);
    expect(Object.fromEntries(names.map((name) => [name, style(name, variables[name])]))).toEqual(expansions);
  });

  test("3.2.9: {&var} continues a query", () => {
    const { x, empty, undef, list, keys } = variables;
    expect(["fixed=yes", ...pairsOf({ x, empty, undef, list, keys }, { list: form })].join("&")).toBe(
      "fixed=yes&x=1024&empty=&list=red,green,blue&semi=%3B&dot=.&comma=%2C",
    );
  });
});

const everyStyle = {
  formExploded,
  form,
  spaceDelimited,
  pipeDelimited,
  deepObject,
  label,
  labelExploded,
  matrix,
  matrixExploded,
  simplePathExploded,
} as const;

describe.each(Object.entries(everyStyle))("%s", (_name, style) => {
  test("encodes every character but the unreserved ones (RFC 3986, section 2.3)", () => {
    const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(index + 32)).join("");
    const [text = ""] = style("n", `${ascii}é☃`).match(/%20.*$/) ?? [];
    expect(text).toMatch(/^(?:[A-Za-z0-9\-._~]|%[0-9A-F]{2})+$/);
    expect(decodeURIComponent(text)).toBe(`${ascii}é☃`);
  });

  test("encodes names, which may hold anything", () => {
    expect(style("a/b", { "c&d=e": "x/../y?z" })).not.toMatch(/[/?]|c&d/);
  });

  test("writes numbers, booleans, bigints and dates as JSON does, and leaves out what is not there", () => {
    const values = [1.5, true, 2n ** 64n, new Date(0), undefined, null];
    const text = decodeURIComponent(style("n", values));
    expect(text.replaceAll(/n(?:\[\d\])?=/g, "").split(/[,&;. |]/)).toEqual(
      expect.arrayContaining(["true", "18446744073709551616", "1970-01-01T00:00:00"]),
    );
    expect(text).toContain("1.5");
    expect(text).not.toMatch(/undefined|null/);
  });

  test.each([[Number.NaN], [Number.POSITIVE_INFINITY], [[Number.NEGATIVE_INFINITY]], [[Number.NaN]]])(
    "has no text for %j",
    (value) => {
      expect(() => style("n", value)).toThrow(TypeError);
    },
  );

  test("has no text for half a character", () => {
    expect(() => style("n", "\ud800")).toThrow(URIError);
  });

  test("writes nothing for an empty array or object", () => {
    expect([style("n", []), style("n", {}), style("n", [null])]).toEqual(["", "", ""]);
  });
});

describe("what is inside of something", () => {
  test.each([
    [{ a: { b: { c: 1 } } }, "p[a][b][c]=1"],
    [{ a: ["x", "y"] }, "p[a][0]=x&p[a][1]=y"],
    [["x", "y"], "p[0]=x&p[1]=y"],
    [{ a: [{ b: 1, c: 2 }, { b: 3 }] }, "p[a][0][b]=1&p[a][0][c]=2&p[a][1][b]=3"],
    [{ a: {}, b: [], c: [[1]], d: undefined, e: "" }, "p[c][0][0]=1&p[e]="],
    [{ at: new Date(0) }, "p[at]=1970-01-01T00:00:00.000Z"],
  ])("deepObject writes %j", (value, expected) => {
    expect(decodeURIComponent(deepObject("p", value))).toBe(expected);
  });

  test.each(Object.entries(everyStyle).filter(([name]) => name !== "deepObject"))("%s refuses", (_name, style) => {
    expect(() => style("p", [[1]])).toThrow(TypeError);
    expect(() => style("p", [{ a: 1 }])).toThrow(TypeError);
    expect(() => style("p", { a: [1] })).toThrow(TypeError);
  });
});

describe("allowReserved", () => {
  // Of the characters that are reserved (RFC 3986, section 2.2) those stay that a query may hold and that do not end a value.
  test.each<[name: string, style: Style, value: unknown, expected: string]>([
    ["form, exploded", formExploded, ":/?#[]@!$&'()*+,;=", "p=:/?%23%5B%5D@!$%26'()*%2B,;="],
    ["what is encoded already", formExploded, "50%/%2F%2f%zz%252F", "p=50%25/%2F%2f%25zz%252F"],
    ["other characters", formExploded, "é |^", "p=%C3%A9%20%7C%5E"],
    ["names", formExploded, { "a/b": "c/d" }, "a%2Fb=c/d"],
    ["an array", formExploded, ["a/b", "c,d"], "p=a/b&p=c,d"],
    ["an array in one", form, ["a/b", "c:d"], "p=a/b,c:d"],
    ["spaces between", spaceDelimited, ["a/b", "c:d"], "p=a/b%20c:d"],
    ["pipes between", pipeDelimited, ["a/b", "c:d"], "p=a/b%7Cc:d"],
    ["deepObject", deepObject, { x: { y: "a/b" } }, "p%5Bx%5D%5By%5D=a/b"],
  ])("keeps what it may of %s", (_name, style, value, expected) => {
    expect(withReserved(style)("p", value)).toBe(expected);
  });
});

describe("parameters with JSON as their content", () => {
  const value = { a: [1, { b: "ü/\u{1F600}" }], c: null };

  test("come back as they were", () => {
    expect(JSON.parse(decodeURIComponent(jsonPath("p", value)))).toEqual(value);
    expect(JSON.parse(new URLSearchParams(jsonQuery("p", value)).get("p") ?? "")).toEqual(value);
    expect(JSON.parse(new Headers({ p: jsonHeader("p", value) }).get("p") ?? "")).toEqual(value);
    expect(jsonHeader("p", value)).toMatch(/^[ -~]+$/);
  });

  test("may be empty arrays and objects, unlike others", () => {
    expect(pairsOf({ a: [], b: [], c: {} }, { b: jsonQuery, c: jsonQuery })).toEqual(["b=%5B%5D", "c=%7B%7D"]);
  });
});

describe("cookies", () => {
  test.each<[rule: string, values: object, header: string | undefined]>([
    ["are joined as RFC 6265 has it", { a: 1, b: "x" }, "a=1; b=x"],
    ["repeat the name of an array", { a: ["x", "y"] }, "a=x; a=y"],
    ["show the names of an object", { a: { x: 1, y: "2" } }, "x=1; y=2"],
    ["are not exploded if so asked", { list: ["x", "y"] }, "list=x,y"],
    ["may be JSON", { json: { a: ";" } }, "json=%7B%22a%22%3A%22%3B%22%7D"],
    ["encode what a cookie cannot hold", { "a b": 'x;y,"z"\\ ü&' }, "a%20b=x%3By%2C%22z%22%5C%20%C3%BC%26"],
    ["are none without values", { a: undefined, b: [] }, undefined],
  ])("%s", (_rule, values, header) => {
    expect(cookieOf(values, { list: form, json: jsonQuery })).toBe(header);
  });
});

test("an empty header is one, but no values are none", () => {
  expect(headersOf({ a: "", b: [], c: {}, d: null, e: ["x", undefined] })).toEqual({ a: "", e: "x" });
});

describe("a path that would be another one", () => {
  test.each<[style: string, styles: Style | undefined, value: unknown]>([
    ["simple", undefined, ""],
    ["simple", undefined, "."],
    ["simple", undefined, ".."],
    ["simple", undefined, [".."]],
    ["simple", undefined, {}],
    ["simple, exploded", simplePathExploded, [[]].flat()],
    ["label", label, ""],
    ["label", label, "."],
    ["label", label, []],
    ["label, exploded", labelExploded, ["", ""]],
    ["matrix", matrix, []],
    ["matrix, exploded", matrixExploded, {}],
  ])("is refused: %s, %s, %j", (_name, style, value) => {
    expect(() => expandPath("/a/{p}/b", { p: value }, style && { p: style })).toThrow(
      /^path parameter "p" is "\.{0,2}"/,
    );
  });

  test.each<[value: string, style?: Style]>([
    ["%2e%2e"],
    ["%2E"],
    [".%2e"],
    ["..%2f"],
    ["../.."],
    ["..\\.."],
    ["a/../../b"],
    ["..;"],
    ["%2e", label],
    ["/..", label],
    ["../..", matrix],
    ["..", jsonPath],
    ["..."],
    ["?..#"],
    ["\t..\n"],
  ])("cannot be had by %j", (value, style) => {
    const path = expandPath("/a/{p}/b", { p: value }, style && { p: style });
    const { pathname, search, hash } = new URL(path, "http://example.com");
    expect(pathname.split("/").map(decodeURIComponent)).toHaveLength(4);
    expect([pathname, search, hash]).toEqual([path, "", ""]);
  });
});
