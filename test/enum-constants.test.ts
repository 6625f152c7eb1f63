import { format } from "prettier";
import ts from "typescript";
import { expect, test } from "vitest";
import { schemaLines } from "../src/emit/documentation.js";
import { enumConstants } from "../src/emit/types/enum-constants.js";
import type { JsonValue } from "../src/model/json.js";
import type { LiteralMember, LiteralsSchema, NamedSchema, Schema } from "../src/model/schema.js";
import { literals, named, nothing, reference, schemaMap } from "./guard-support.js";

function enumOf(values: readonly JsonValue[], members?: readonly LiteralMember[]): LiteralsSchema {
  return { kind: "literals", pointer: "", values, ...(members !== undefined && { members }) };
}

function namedEnum(schema: Schema, documentation?: string): NamedSchema {
  const documented =
    documentation === undefined ? schema : { ...schema, documentation: { description: documentation } };
  return named("Status", { schema: documented, json: true });
}

const labelled: readonly LiteralMember[] = [
  { value: 1, name: "LOW", label: "Low" },
  { value: -2, name: "__proto__", label: 'It\'s\n*/ "high"' },
];

test("the values of an enum of strings stand beside the type", async () => {
  const text = enumConstants(namedEnum(enumOf(["confidential", "on-hold", "__proto__", "", "it's"])));
  expect(text).toMatchInlineSnapshot(`
    "
    /** The values of \`Status\`, by name. */
    export const Status = {
      confidential: "confidential",
      "on-hold": "on-hold",
      ["__proto__"]: "__proto__",
      "": "",
      "it's": "it's",
    } as const;
    "
  `);
  expect(await format(text, { parser: "typescript", printWidth: 120 })).toBe(text.trimStart());
});

test("numbers stand there by their names, and labels by value", async () => {
  const text = enumConstants(namedEnum(enumOf([1, -2], labelled)));
  expect(text).toMatchInlineSnapshot(`
    "
    /** The values of \`Status\`, by name. */
    export const Status = {
      LOW: 1,
      ["__proto__"]: -2,
    } as const;

    /** What the values of \`Status\` are called. */
    export const StatusLabels = {
      "1": "Low",
      "-2": 'It\\'s\\n*/ "high"',
    } as const;
    "
  `);
  expect(await format(text, { parser: "typescript", printWidth: 120 })).toBe(text.trimStart());
});

test.each<[title: string, schema: Schema, names: readonly string[]]>([
  ["null has no name", enumOf(["a", null]), ["a"]],
  [
    "a nullable enum is one",
    { kind: "union", pointer: "", mode: "anyOf", members: [enumOf(["a"]), nothing.schema] },
    ["a"],
  ],
  ["an open enum is one", { ...enumOf(["a"]), open: true }, ["a"]],
  [
    "strings go without names that are not one each",
    enumOf(
      ["a", "b"],
      [
        { value: "a", name: "X" },
        { value: "b", name: "X" },
      ],
    ),
    ["a", "b"],
  ],
  ["strings go without names that some lack", enumOf(["a", "b"], [{ value: "a", name: "X" }]), ["a", "b"]],
  ["numbers without names", enumOf([1, 2]), []],
  ["other values", enumOf(["a", true]), []],
  ["a union of two enums", { kind: "union", pointer: "", mode: "anyOf", members: [enumOf(["a"]), enumOf(["b"])] }, []],
  ["a string", { kind: "string", pointer: "" }, []],
])("%s", (_title, schema, names) => {
  const text = enumConstants(namedEnum(schema));
  expect([...text.matchAll(/^ {2}(\w+): /gm)].map(([, name]) => name)).toEqual(names);
});

test("values that would share a key have no labels", () => {
  const members = [
    { value: 1, label: "Number" },
    { value: "1", label: "String" },
  ];
  expect(enumConstants(namedEnum(enumOf([1, "1"], members)))).toBe("");
});

test("the constants compile under every strict flag, next to the type of the same name", { timeout: 60_000 }, () => {
  const text = [
    'export type Status = "a" | "__proto__";',
    enumConstants(
      namedEnum(
        enumOf(
          ["a", "__proto__"],
          [
            { value: "a", label: "A" },
            { value: "__proto__", label: "P" },
          ],
        ),
      ),
    ),
  ].join("\n");
  const use = [
    'import { Status, StatusLabels } from "./index.js";',
    'import type { Status as Type } from "./index.js";',
    "export const status: Status = Status.a;",
    'export function label(value: Type): "A" | "P" {',
    "  return StatusLabels[value];",
    "}",
    "// @ts-expect-error It is not among them.",
    "export const wrong: Status = Status.b;",
    "",
  ].join("\n");
  expect(diagnose({ "status.ts": text, "index.ts": 'export * from "./status.js";\n', "use.ts": use })).toEqual([]);
});

function diagnose(texts: Readonly<Record<string, string>>): readonly string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    lib: ["lib.es2022.d.ts"],
    types: [],
    skipLibCheck: true,
    noEmit: true,
    declaration: true,
    strict: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    isolatedDeclarations: true,
    erasableSyntaxOnly: true,
    noPropertyAccessFromIndexSignature: true,
  };
  const folder = `${import.meta.dirname}/../src/enum-modules`;
  const files = new Map(Object.entries(texts).map(([name, text]) => [ts.sys.resolvePath(`${folder}/${name}`), text]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, directoryExists } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.directoryExists = (path) => path === ts.sys.resolvePath(folder) || (directoryExists?.(path) ?? true);
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

test("a list of labels is not repeated where a constant has them", () => {
  const members = [
    { value: 1, label: "Low" },
    { value: 2, label: "High" },
  ];
  const list = "* `1` - Low\n* `2` - High";
  const status = namedEnum(enumOf([1, 2], members), `How urgent.\n\n${list}`);
  const schemas = schemaMap(status);
  const lines = (schema: Schema, description: string, place: "named" | "inline" = "inline"): readonly string[] =>
    schemaLines({ ...schema, documentation: { description } }, schemas, "priority", place);

  expect(schemaLines(status.schema, schemas, "Status", "named")).toEqual(["How urgent."]);
  expect(lines(reference("Status").schema, `Now.\n\n${list}`)).toEqual(["Now."]);
  expect(lines(reference("Status").schema, "* `1` - Low\n* `2` - Very high")).toHaveLength(2);
  // An enum in a property has no constants.
  expect(lines(status.schema, list)).toHaveLength(2);
  expect(lines(literals(1, 2).schema, list, "named")).toHaveLength(2);
});
