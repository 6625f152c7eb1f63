import { describe, expect, test } from "vitest";
import { inHeader, inPath, inQuery } from "../src/runtime/parameters.js";
import {
  deepObject,
  form,
  label,
  labelExploded,
  matrix,
  matrixExploded,
  simpleHeaderExploded,
  simplePathExploded,
} from "../src/runtime/styles.js";
import type { RequestDraft, Style } from "../src/runtime/types.js";

// The values and texts of the table in OpenAPI 3.1.1, section 4.8.12.4, percent-encoded where a URL needs it.
const string = "blue";
const array = ["blue", "black", "brown"];
const object = { R: 100, G: 200, B: 150 };

const draft = (path = ""): RequestDraft => ({ path, query: [], headers: new Headers() });

const formExploded: Style = (name, value) => {
  const { query, ...rest } = draft();
  inQuery({ query, ...rest }, { query: { [name]: value } });
  return query.join("&");
};
const simplePath: Style = (name, value) => {
  const filled = draft(`{${name}}`);
  inPath(filled, { path: { [name]: value } });
  return filled.path;
};
const simpleHeader: Style = (name, value) => {
  const { headers, ...rest } = draft();
  inHeader({ headers, ...rest }, { header: { [name]: value } });
  return headers.get(name) ?? "";
};

describe("the table of the specification", () => {
  test.each<[name: string, style: Style, string: string, array: string, object: string]>([
    ["matrix", matrix, ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"],
    ["matrix, exploded", matrixExploded, ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"],
    ["label", label, ".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
    ["label, exploded", labelExploded, ".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
    ["simple path", simplePath, "blue", "blue,black,brown", "R,100,G,200,B,150"],
    ["simple path, exploded", simplePathExploded, "blue", "blue,black,brown", "R=100,G=200,B=150"],
    ["simple header", simpleHeader, "blue", "blue,black,brown", "R,100,G,200,B,150"],
    ["simple header, exploded", simpleHeaderExploded, "blue", "blue,black,brown", "R=100,G=200,B=150"],
    ["form", form, "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"],
    ["form, exploded", formExploded, "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"],
  ])("%s", (_name, style, ofString, ofArray, ofObject) => {
    expect([style("color", string), style("color", array), style("color", object)]).toEqual([
      ofString,
      ofArray,
      ofObject,
    ]);
  });

  test("deepObject", () => {
    expect(decodeURIComponent(deepObject("color", object))).toBe("color[R]=100&color[G]=200&color[B]=150");
  });
});

test.each([
  ["label", label],
  ["label, exploded", labelExploded],
  ["matrix", matrix],
  ["matrix, exploded", matrixExploded],
])("%s encodes what would end the path segment", (_name, style) => {
  expect(style("a/b", "x/../y?z")).not.toMatch(/[/?]/);
});
