import fc from "fast-check";
import { expect, test } from "vitest";
import { contentOfTree, parseTree } from "../src/load/read-tree.js";
import { type DocumentTree, NumberText } from "../src/model/document-tree.js";
import { compactDocument, formatDocument } from "../src/write/format-document.js";

function treeOf(text: string): DocumentTree {
  const { value, issues } = parseTree({ file: "a", path: "/a", text });
  expect(issues).toEqual([]);
  return value === undefined ? null : value.tree;
}

const written = `{"paths":{"/a":{"get":{"responses":{"default":{},"404":{},"200":{}}}}},
"openapi":"3.1.0", "maximum":9223372036854775807, "ratio": 1.0, "small":-0.10e-5,
"description":"One.\\n\\n  Two: #3\\r\\n","title":"yes","x":["on","1_000","0x1F","2020-01-01","1:30","~","","- a","<<"],
"long": "${"word ".repeat(40)}end", "empty": [{}, []], "multi":"a\\nb\\n", "trailing":"a \\nb\\n\\n", "<<": 1, "null": null, "": 0}`;

test("JSON keeps the order of its members and the digits of its numbers", () => {
  const text = formatDocument(treeOf(written), "json");
  expect(text).toMatchInlineSnapshot(`
    "{
      "paths": {
        "/a": {
          "get": {
            "responses": {
              "default": {},
              "404": {},
              "200": {}
            }
          }
        }
      },
      "openapi": "3.1.0",
      "maximum": 9223372036854775807,
      "ratio": 1.0,
      "small": -0.10e-5,
      "description": "One.\\n\\n  Two: #3\\r\\n",
      "title": "yes",
      "x": [
        "on",
        "1_000",
        "0x1F",
        "2020-01-01",
        "1:30",
        "~",
        "",
        "- a",
        "<<"
      ],
      "long": "word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word end",
      "empty": [
        {},
        []
      ],
      "multi": "a\\nb\\n",
      "trailing": "a \\nb\\n\\n",
      "<<": 1,
      "null": null,
      "": 0
    }
    "
  `);
  expect(formatDocument(treeOf(text), "json")).toBe(text);
});

test("YAML has texts of several lines as blocks, long ones in one line, and quotes only where they are needed", () => {
  const text = formatDocument(treeOf(written), "yaml");
  expect(text).toMatchInlineSnapshot(`
    "paths:
      /a:
        get:
          responses:
            default: {}
            "404": {}
            "200": {}
    openapi: 3.1.0
    maximum: 9223372036854775807
    ratio: 1.0
    small: -0.10e-5
    description: "One.\\n\\n  Two: #3\\r\\n"
    title: "yes"
    x:
      - "on"
      - "1_000"
      - "0x1F"
      - "2020-01-01"
      - "1:30"
      - "~"
      - ""
      - "- a"
      - "<<"
    long: word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word end
    empty:
      - {}
      - []
    multi: |
      a
      b
    trailing: |+
      a 
      b

    "<<": 1
    "null": null
    "": 0
    "
  `);
  expect(compactDocument(treeOf(text))).toBe(compactDocument(treeOf(written)));
  expect(formatDocument(treeOf(text), "yaml")).toBe(text);
});

test("YAML is read with its aliases, merge keys and tags, and written without them", () => {
  const text = [
    "a: &a { x: 1, y: [yes, .5, 5., +7, 0x1F, 1e3, 010, ~, Null, 2020-01-01, .inf] }",
    "b: { <<: *a, x: 2, z: !!str 3 }",
    "c: { <<: [{ p: 1 }, { p: 2, q: 3 }], '<<': 4 }",
    "d: [*a, !!int '12', ! 5, &s shared, *s]",
    "200: ok",
    "0x10: hex",
    "~: nothing",
    "true: yes",
    "text: >-",
    "  folded",
    "  text",
    "e:",
    "f: '5'",
    "h: { a, b: }",
    "? i",
    "# A comment.",
    "j: --- 1",
  ].join("\n");
  expect(formatDocument(treeOf(text), "json")).toMatchInlineSnapshot(`
    "{
      "a": {
        "x": 1,
        "y": [
          "yes",
          0.5,
          5,
          7,
          31,
          1e3,
          10,
          null,
          null,
          "2020-01-01",
          ".inf"
        ]
      },
      "b": {
        "x": 2,
        "y": [
          "yes",
          0.5,
          5,
          7,
          31,
          1e3,
          10,
          null,
          null,
          "2020-01-01",
          ".inf"
        ],
        "z": "3"
      },
      "c": {
        "p": 1,
        "q": 3,
        "<<": 4
      },
      "d": [
        {
          "x": 1,
          "y": [
            "yes",
            0.5,
            5,
            7,
            31,
            1e3,
            10,
            null,
            null,
            "2020-01-01",
            ".inf"
          ]
        },
        12,
        "5",
        "shared",
        "shared"
      ],
      "200": "ok",
      "16": "hex",
      "null": "nothing",
      "true": "yes",
      "text": "folded text",
      "e": null,
      "f": "5",
      "h": {
        "a": null,
        "b": null
      },
      "i": null,
      "j": "--- 1"
    }
    "
  `);
});

const anyTree: fc.Arbitrary<DocumentTree> = fc.letrec<{ tree: DocumentTree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    texts(),
    fc
      .oneof(fc.integer().map(String), fc.bigInt().map(String), fc.constantFrom("1.0", "-0.5", "1e5", "1E-7", "0.10"))
      .map((text) => new NumberText(text)),
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.array(fc.tuple(texts(), tie("tree")), { maxLength: 4 }).map((members) => new Map(members)),
  ),
})).tree;

/** Texts that a printer of YAML may get wrong. */
function texts(): fc.Arbitrary<string> {
  const hard = [
    " \n\r\t\u0000\u001b\u0085\u00a0\u2028\u2029\ufeff\ud800\ufffea-#:?!&*|>%@`'\"{}[],=~",
    "--- ... << null true no 1 .5 0b1 0o7 1_0 1:2 2020-01-01 \u{1f600} __proto__",
  ].flatMap((row, index) => row.split(index === 0 ? "" : " "));
  return fc.oneof(
    fc.array(fc.constantFrom(...hard), { maxLength: 6 }).map((parts) => parts.join("")),
    fc.string({ unit: "grapheme", maxLength: 20 }),
  );
}

test.each([
  ["? [1, 2]\n: a\n", "1,2"],
  ["? [1, null, x, {y: z}, true]\n: a\n", "1,,x,[object Object],true"],
  ["? {y: z}\n: a\n", "[object Object]"],
  ["1.0: a\n", "1"],
  ["~: a\n", "null"],
  ["0x1F: a\n", "31"],
  ["true: a\n", "true"],
])("a key of YAML that is no text, as in %j, is what JavaScript makes of it", (text, name) => {
  expect(treeOf(text)).toEqual(new Map([[name, "a"]]));
});

test.each(["json", "yaml"] as const)("whatever a document holds, it comes back from %s", (format) => {
  fc.assert(
    fc.property(anyTree, (value) => {
      const tree = new Map([["openapi", value]]);
      const text = formatDocument(tree, format);
      expect(text.endsWith("\n")).toBe(true);
      const again = treeOf(text);
      expect(compactDocument(again)).toBe(compactDocument(tree));
      expect(contentOfTree(again)).toEqual(contentOfTree(tree));
      expect(formatDocument(again, format)).toBe(text);
    }),
    { numRuns: 500, examples: [["-0o7"], ["+0x1"], ["-.5"]] },
  );
});
