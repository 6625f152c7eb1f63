import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { parseYaml } from "../src/load/parse-yaml.js";
import type { Offsets } from "../src/load/source.js";
import { yamlFinder } from "../src/load/yaml-finder.js";
import { yamlOutline } from "../src/load/yaml-outline.js";
import { fixtureNames, fixturesFolder } from "./fixture-support.js";

/** Where a value stands, as `locate` takes it. */
function placeOf({ key, value, nested }: Offsets): unknown {
  return [key, (nested ? key : undefined) ?? value ?? key ?? 0];
}

/** The paths to all values, and to some that are not there. */
function* pathsIn(value: unknown, path: readonly string[] = []): Iterable<readonly string[]> {
  yield path;
  yield [...path, "nowhere"];
  if (typeof value !== "object" || value === null) return;
  for (const [name, child] of Object.entries(value)) yield* pathsIn(child, [...path, name]);
}

interface Found {
  /** Places that lines show. */
  readonly told: number;
  readonly untold: number;
  /** Paths to what `yaml` finds elsewhere. */
  readonly wrong: readonly string[];
}

function compare(text: string): Found {
  const { value: source } = parseYaml({ file: "a.yaml", path: "/a.yaml", text });
  // Where the two parsers do not agree, there is no telling who is right.
  if (source === undefined || parseDocument(text, { uniqueKeys: false }).errors.length > 0) {
    return { told: 0, untold: 0, wrong: [] };
  }
  const [outline, whole] = [yamlOutline(text, source.content), yamlFinder(text)];
  const paths = [...pathsIn(source.content)];
  const told = paths.flatMap((path) => {
    const offsets = outline(path);
    return offsets === undefined ? [] : [{ path, offsets }];
  });
  const wrong = told.filter(({ path, offsets }) => String(placeOf(offsets)) !== String(placeOf(whole(path))));
  return { told: told.length, untold: paths.length - told.length, wrong: wrong.map(({ path }) => path.join("/")) };
}

describe("what lines tell of places in YAML is what a tree of all nodes tells", () => {
  test("of all fixtures", () => {
    const files = fixtureNames.map((name) => join(fixturesFolder, name, "spec.yaml")).filter(existsSync);
    expect(files.flatMap((file) => compare(readFileSync(file, "utf8")).wrong)).toEqual([]);
  });

  test("of most values of a document in block style", () => {
    const { told, untold, wrong } = compare(readFileSync(new URL("../spec/flexslot.yaml", import.meta.url), "utf8"));
    expect(wrong).toEqual([]);
    expect(told).toBeGreaterThan(10 * untold);
  });

  test.each([
    ["texts that look like keys", "a: |\n  b: 1\n  c: 2\nd: >-\n  e: 1\nf: g: h\n"],
    ["a quoted text that goes on where keys stand", 'a:\n  b: "x\nc: y"\nd: 1\n'],
    [
      "lists as deep as their key, and deeper",
      "a:\n- b\n- c: 1\n  d: 2\ne:\n  - - f\n    - g\n  -\n    h: 1\n  - i: { j: 1 }\n",
    ],
    ["anchors, aliases, tags and merges", "a: &x\n  b: 1\nc: *x\nd:\n  <<: *x\n  e: 2\nf: !!str 1\ng: &y 1\n"],
    [
      "quoted keys, numbers and odd ones",
      "'200':\n  a: 1\n\"b c\": 2\n404: 3\n0x10: 4\n? d\n: 5\n/e/{f}: 6\n-g: 7\n:h: 8\n",
    ],
    ["comments everywhere", "# one\n---\na: # two\n  # three\n  b: 1 # four\n# five\n  c: 2\n"],
    ["nothing at all", "a:\nb: ~\nc: ''\nd: []\ne: {}\nf:\n  # none\ng: 1\n"],
    ["values below their keys", "a:\n  text\n  goes on\nb:\n  'quoted'\nc:\n  [1,\n   2]\nd:\n  {e: 1}\n"],
    ["line ends of Windows", "a:\r\n  b: 1\r\n  c:\r\n    - d\r\n"],
    ["tabs", "a:\t1\nb:\t\n  c: 1\n"],
    ["another root", "- a: 1\n- b\n"],
    ["two keys that are one", "a: 1\nb: {c: 1}\n'a ': 2\n"],
  ])("with %s", (_what, text) => {
    expect(compare(text).wrong).toEqual([]);
  });

  test("whatever lines there are", () => {
    const line = fc.tuple(
      fc.constantFrom("", "  ", "    ", "- ", "  - ", "    - "),
      fc.constantFrom(
        "a: ",
        "b:",
        "c: |",
        "'d': ",
        '"e": "x',
        "f: {g: 1",
        "- ",
        "h",
        '"',
        "}",
        "# i",
        "j: 1",
        "k: [1]",
        "l: &m 1",
        "n: *m",
        "? o",
        "<<: *m",
        "p: >",
      ),
      fc.constantFrom("", "1", " q: 2", " # r", "'s'"),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 9 }), (lines) => {
        expect(compare(`${lines.map((parts) => parts.join("")).join("\n")}\n`).wrong).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
