import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { loadConfig } from "../src/load/load-config.js";
import { loadDocument } from "../src/load/load-document.js";
import type { Issue } from "../src/model/issue.js";
import type { JsonObject, JsonValue } from "../src/model/json.js";
import { runCli } from "./cli-support.js";
import { commit, repositoryWith } from "./git-support.js";
import { put, read, temporaryFolder } from "./write-support.js";

const head = { openapi: "3.1.0", info: { title: "T", version: "1" } };

/** Loads `spec.yaml` with overlays of the given actions, or texts; they are called `1.yaml`, `2.yaml` … */
function load(document: JsonObject | string, ...overlays: readonly (readonly JsonValue[] | string)[]) {
  const cwd = temporaryFolder();
  put(cwd, "spec.yaml", typeof document === "string" ? document : stringify(document));
  const names = overlays.map((overlay, index) => {
    const text = typeof overlay === "string" ? overlay : stringify({ ...valid, actions: overlay });
    put(cwd, `${index + 1}.yaml`, text);
    return `${index + 1}.yaml`;
  });
  return loadDocument("spec.yaml", cwd, { overlays: names });
}

const valid = { overlay: "1.1.0", info: { title: "O", version: "1" } };

function shown({ code, location, message }: Issue): string {
  return `${location.file}:${location.line}:${location.column} ${code} ${message}`;
}

describe("what actions do", () => {
  const operation = { tags: ["a", "b"], parameters: [{ name: "x" }, { name: "y" }, { name: "z" }] };

  test.each<[what: string, before: JsonValue, actions: readonly JsonObject[], after: JsonValue]>([
    ["members are added", { a: 1 }, [{ target: "$['x-it']", update: { b: 2 } }], { a: 1, b: 2 }],
    ["primitive values are replaced", { a: 1 }, [{ target: "$['x-it']", update: { a: "2" } }], { a: "2" }],
    [
      "objects are merged at any depth",
      { a: { b: { c: 1 } } },
      [{ target: "$['x-it']", update: { a: { b: { d: 2 } } } }],
      { a: { b: { c: 1, d: 2 } } },
    ],
    [
      "lists in objects are put one after the other",
      { a: [1] },
      [{ target: "$['x-it']", update: { a: [2, 3] } }],
      { a: [1, 2, 3] },
    ],
    ["an object is appended to a list", [1], [{ target: "$['x-it']", update: { a: 1 } }], [1, { a: 1 }]],
    ["a list is appended item by item", [1], [{ target: "$['x-it']", update: [2, 3] }], [1, 2, 3]],
    [
      "a primitive value is replaced where it is the target",
      { a: [1, 2] },
      [{ target: "$['x-it'].a[1]", update: 3 }],
      { a: [1, 3] },
    ],
    [
      "all that match are updated",
      { a: { get: {} }, b: { get: {} }, c: {} },
      [{ target: "$['x-it'].*.get", update: { d: 1 } }],
      { a: { get: { d: 1 } }, b: { get: { d: 1 } }, c: {} },
    ],
    [
      "what is appended twice is two values",
      { a: [], b: [] },
      [
        { target: "$['x-it'].*", update: { n: 1 } },
        { target: "$['x-it'].a[0]", update: { n: 2 } },
      ],
      { a: [{ n: 2 }], b: [{ n: 1 }] },
    ],
    ["members are removed", { a: 1, b: 2 }, [{ target: "$['x-it'].a", remove: true }], { b: 2 }],
    [
      "items are removed, whatever order they are named in",
      operation,
      [{ target: "$['x-it'].parameters[0,2]", remove: true }],
      { ...operation, parameters: [{ name: "y" }] },
    ],
    [
      "items that a filter finds are removed",
      operation,
      [{ target: "$['x-it'].tags[?@ == 'a']", remove: true }],
      { ...operation, tags: ["b"] },
    ],
    ["what is selected twice is removed once", [1, 2, 3], [{ target: "$['x-it'][0,0]", remove: true }], [2, 3]],
    ["a value goes with what is in it", { a: { a: 1 } }, [{ target: "$['x-it']..a", remove: true }], {}],
    ["removal has it over an update", { a: 1 }, [{ target: "$['x-it'].a", update: 2, remove: true }], {}],
    [
      "an action sees what those before it have done",
      { a: 1 },
      [
        { target: "$['x-it'].a", remove: true },
        { target: "$['x-it']", update: { a: { b: 1 } } },
        { target: "$['x-it'].a", update: { c: 2 } },
      ],
      { a: { b: 1, c: 2 } },
    ],
    [
      "a value is copied",
      { a: { b: [1] }, c: {} },
      [
        { target: "$['x-it'].c", copy: "$['x-it'].a" },
        { target: "$['x-it'].c.b", update: 2 },
      ],
      { a: { b: [1] }, c: { b: [1, 2] } },
    ],
    ["a list may be appended to itself", [1, 2], [{ target: "$['x-it']", copy: "$['x-it']" }], [1, 2, 1, 2]],
    [
      "a key may be any text",
      {},
      [{ target: "$['x-it']", update: parse('{ "constructor": 1, "a/b~": 2 }') as JsonValue }],
      { constructor: 1, "a/b~": 2 },
    ],
  ])("%s", async (_what, before, actions, after) => {
    const { value, issues } = await load({ ...head, "x-it": before }, actions);
    expect(issues.map(shown)).toEqual([]);
    expect(value?.content).toEqual({ ...head, "x-it": after });
  });

  test("values that an alias repeats are changed alone", async () => {
    const text = `openapi: 3.1.0\ninfo: { title: T, version: "1" }\nx-a: &it { n: 1 }\nx-b: *it\n`;
    const { value } = await load(text, [{ target: "$['x-a']", update: { n: 2 } }]);
    expect(value?.content).toEqual({ ...head, "x-a": { n: 2 }, "x-b": { n: 1 } });
  });

  test("overlays are applied in their order, and before the version is read", async () => {
    const document = { swagger: "2.0", info: head.info };
    const { value } = await load(
      document,
      [{ target: "$.swagger", remove: true }],
      [{ target: "$", update: { openapi: "3.1.0" } }],
    );
    expect(value).toMatchObject({ version: "3.1", content: head });
  });

  test("what they bring for Swagger 2.0 is upgraded", async () => {
    const { value } = await load({ swagger: "2.0", info: head.info, definitions: {} }, [
      { target: "$.definitions", update: { A: { type: "string", "x-nullable": true } } },
    ]);
    expect(value?.content["components"]).toEqual({ schemas: { A: { type: "string", nullable: true } } });
    expect(value?.locate("/components/schemas/A/type").file).toBe("1.yaml");
  });
});

describe("where a value was written", () => {
  test("what was brought is in the overlay, and all else where it was", async () => {
    const text = `${stringify(head)}x-list:\n  - a: 1\n  - b: 1\n  - c: 1\n`;
    const { value } = await load(
      text,
      [
        { target: "$['x-list'][0]", remove: true },
        { target: "$['x-list'][?@.c]", update: { d: { e: 1 } } },
        { target: "$['x-list']", update: [{ f: 1 }, { g: 1 }] },
        { target: "$['x-list'][?@.f]", remove: true },
      ],
      [
        { target: "$", update: { "x-copy": {} } },
        { target: "$['x-copy']", copy: "$['x-list'][1]" },
      ],
    );
    const placeOf = (pointer: string): string => {
      const { file, pointer: written } = value?.locate(pointer) ?? { file: "", pointer: "" };
      return `${file}${written}`;
    };
    expect(value?.content["x-list"]).toEqual([{ b: 1 }, { c: 1, d: { e: 1 } }, { g: 1 }]);
    expect(placeOf("/x-list/0/b")).toBe("spec.yaml/x-list/1/b");
    expect(placeOf("/x-list/1/c")).toBe("spec.yaml/x-list/2/c");
    expect(placeOf("/x-list/1/d/e")).toBe("1.yaml/actions/1/update/d/e");
    expect(placeOf("/x-list/2/g")).toBe("1.yaml/actions/2/update/1/g");
    expect(placeOf("/x-copy/c")).toBe("spec.yaml/x-list/2/c");
    expect(placeOf("/x-copy/d/e")).toBe("1.yaml/actions/1/update/d/e");
    expect(value?.locate("/x-list/0/b")).toMatchObject({ line: 7, column: 8 });
  });

  test("an issue about what was brought names the overlay", async () => {
    const { issues } = await load({ ...head, components: {} }, [
      { target: "$.components", update: { schemas: { A: { $ref: "#/components/schemas/B" } } } },
    ]);
    expect(issues.map(shown)).toEqual(["1.yaml:10:17 ref-unresolved `#/components/schemas/B` is not in the document."]);
  });

  test("the files of overlays are among the sources", async () => {
    const { value } = await load(head, [{ target: "$", update: {} }], [{ target: "$", update: {} }]);
    expect(value?.sources.map(({ file }) => file)).toEqual(["spec.yaml", "1.yaml", "2.yaml"]);
  });
});

describe("what is wrong", () => {
  const described = "overlay: 1.0.0\ninfo: { title: O, version: 1.0.0 }\n";
  const action = (text: string): string => `${described}actions:\n  - ${text}\n`;

  test.each<[what: string, overlay: string, issue: string]>([
    [
      "no overlay",
      "openapi: 3.1.0\n",
      "1.yaml:1:1 document-invalid `1.yaml` is no overlay: it has no member `overlay`.",
    ],
    [
      "an unknown version",
      "overlay: 2.0.0\n",
      '1.yaml:1:10 version-unsupported `"2.0.0"` is no version of overlays that is read.',
    ],
    [
      "a version that is a number",
      "overlay: 1.0\n",
      "1.yaml:1:10 version-unsupported `1` is no version of overlays that is read.",
    ],
    [
      "broken YAML",
      "overlay: [\n",
      "1.yaml:2:1 syntax-invalid Flow sequence in block collection must be sufficiently indented and end with a ].",
    ],
    [
      "no info",
      "overlay: 1.0.0\nactions: [{ target: $, update: {} }]\n",
      "1.yaml:1:1 overlay-invalid An overlay has an `info` with a `title` and a `version`.",
    ],
    [
      "no actions",
      `${described}actions: []\n`,
      "1.yaml:3:1 overlay-invalid An overlay has a list of `actions`, which is not empty.",
    ],
    ["an action that is none", action("text"), "1.yaml:4:5 overlay-invalid An action is an object with a `target`."],
    [
      "an action without a target",
      action("update: {}"),
      "1.yaml:4:5 overlay-invalid An action has a `target`, which is a text of JSONPath.",
    ],
    [
      "an action that does nothing",
      action("{ target: $, remove: false }"),
      "1.yaml:4:5 overlay-invalid This action does nothing: it has neither `update` nor `remove: true`.",
    ],
    [
      "a removal that is a text",
      action('{ target: $.info, remove: "yes" }'),
      "1.yaml:4:31 overlay-invalid `remove` must be `true` or `false`.",
    ],
    [
      "a copy before 1.1",
      action("{ target: $.info, copy: $ }"),
      "1.yaml:4:29 overlay-invalid Overlays have `copy` since version 1.1.",
    ],
    [
      "no JSONPath",
      action("{ target: info, remove: true }"),
      "1.yaml:4:15 overlay-invalid This is no JSONPath (RFC 9535): expected '$', found 'i' ('info':0).",
    ],
    [
      "a target that is not there",
      action("{ target: $.paths, remove: true }"),
      "1.yaml:4:15 overlay-unmatched `$.paths` matches nothing.",
    ],
    [
      "a removal of everything",
      action("{ target: $, remove: true }"),
      "1.yaml:4:15 overlay-invalid The document as a whole cannot be removed.",
    ],
    [
      "an update that does not fit",
      action("{ target: $, update: { info: { title: [1] } } }"),
      "1.yaml:4:36 overlay-invalid This is an array, and what it is to be merged into is a primitive value.",
    ],
    [
      "a text for an object",
      action("{ target: $.info, update: text }"),
      "1.yaml:4:31 overlay-invalid This is a primitive value, and what it is to be merged into is an object.",
    ],
    [
      "a target of several kinds",
      action("{ target: $.*, update: {} }"),
      "1.yaml:4:20 overlay-invalid The target is a primitive value and an object at once.",
    ],
  ])("%s is an issue with its place", async (_what, overlay, issue) => {
    const { value, issues } = await load(head, overlay);
    expect(issues.map(shown)).toEqual([issue]);
    const isFatal = issues.some(({ severity }) => severity === "fatal");
    if (!isFatal) expect(value?.content, "an action that cannot be done does nothing").toEqual(head);
    expect(value === undefined).toBe(isFatal);
  });

  test("copies are of one value", async () => {
    const { issues } = await load(head, [{ target: "$.info", copy: "$.info.*" }]);
    expect(issues.map(({ message }) => message)).toEqual(["`$.info.*` matches 2 values, and one can be copied."]);
  });

  test("a file that is not there is one", async () => {
    const cwd = temporaryFolder();
    put(cwd, "spec.yaml", stringify(head));
    put(cwd, "names.yaml", "");
    const { value, issues } = await loadDocument("spec.yaml", cwd, { overlays: ["name.yaml"] });
    expect(value).toBeUndefined();
    expect(issues).toMatchObject([{ code: "file-not-found", hint: "Did you mean `names.yaml`?" }]);
  });

  test("what overlays make too deep is refused", async () => {
    const deep = Array.from({ length: 300 }).reduce<JsonValue>((inner) => ({ a: inner }), 1);
    const target = `$${".a".repeat(299)}`;
    const { issues } = await load({ ...head, a: deep }, [{ target, update: { b: deep } }]);
    expect(issues.map(({ code }) => code)).toEqual(["document-invalid"]);
  });
});

test.each([
  ["overlays: names.yaml", "5:17 config-invalid `overlays` must be a list of files."],
  ["overlays: [3]", "5:18 config-invalid An overlay is a file, named by its path."],
  ["overlays: [https://a.example/b.yaml]", "5:18 config-invalid An overlay is a file, named by its path."],
])("the setting `%s` is refused", async (line, expected) => {
  const cwd = temporaryFolder();
  put(cwd, "redocly.yaml", `apis:\n  a:\n    root: a.yaml\n    x-specwright:\n      ${line}\n      output: out\n`);
  const { issues } = await loadConfig(undefined, cwd);
  expect(issues.map(({ code, location, message }) => `${location.line}:${location.column} ${code} ${message}`)).toEqual(
    [expected],
  );
});

describe("commands", () => {
  const config = `apis:\n  pets:\n    root: spec/pets.yaml\n    x-specwright: { output: out, overlays: [spec/names.yaml] }\nrules: { operation-operationId: error }\n`;
  const paths = { "/pets": { get: { responses: { 204: { description: "Done." } } } } };
  const named = (name: string): string =>
    stringify({ ...valid, actions: [{ target: "$.paths['/pets'].get", update: { operationId: name } }] });
  const files = {
    "redocly.yaml": config,
    "spec/pets.yaml": stringify({ ...head, paths }),
    "spec/names.yaml": named("listPets"),
  };
  const timeout = 60_000;

  test("generate records overlays, and check sees that one has changed", { timeout }, async () => {
    const cwd = temporaryFolder();
    for (const [path, text] of Object.entries(files)) put(cwd, path, text);
    expect(await runCli(cwd, ["generate"])).toMatchObject({ exitCode: 0 });
    const manifest = JSON.parse(read(cwd, "out/.specwright.json")) as JsonObject; // our own file
    expect(Object.keys(manifest["sources"] ?? {})).toEqual(["../spec/names.yaml", "../spec/pets.yaml"]);
    expect(manifest["settings"]).toMatchObject({ overlays: ["../spec/names.yaml"] });
    expect(await runCli(cwd, ["check"])).toMatchObject({ exitCode: 0 });
    put(cwd, "spec/names.yaml", named("allPets"));
    expect(await runCli(cwd, ["check"])).toMatchObject({ exitCode: 1 });
  });

  test("diff compares each version with its own overlays", { timeout }, async () => {
    const cwd = repositoryWith(files);
    commit(cwd, { "spec/names.yaml": named("allPets") });
    const { stdout } = await runCli(cwd, ["diff", "--base", "HEAD~1"]);
    expect(stdout).toContain("The function `listPets` is now called `allPets`.");
  });

  test("lint judges the document as overlays make it, where it gives issues", { timeout }, async () => {
    const cwd = temporaryFolder();
    for (const [path, text] of Object.entries(files)) put(cwd, path, text);
    expect(await runCli(cwd, ["lint", "--json"])).toMatchObject({ exitCode: 0 });
    put(cwd, "spec/names.yaml", named("no spaces, please"));
    put(cwd, "redocly.yaml", config.replace("operationId: error", "operationId-url-safe: error"));
    const { stdout } = await runCli(cwd, ["lint", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      apis: [
        {
          issues: [
            { code: "lint-problem", location: { file: "spec/names.yaml", pointer: "/actions/0/update/operationId" } },
          ],
        },
      ],
    });
  });
});
