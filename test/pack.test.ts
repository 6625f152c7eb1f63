import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ApiResult } from "../src/commands/command.js";
import type { PackSummary } from "../src/commands/pack.js";
import { publish } from "../src/commands/publish.js";
import { changeOf, packPets, petsConfig, projectWith, shown } from "./pack-support.js";

// A document whose words would like to be more than words, packed in every form there is.

const hostile = "# <script>alert(1)</script> [x](javascript:1) @everyone ``` `b` www.example.com";
const document = `openapi: 3.1.0
info:
  title: ${JSON.stringify(hostile)}
  version: 1.2.3
  description: ${JSON.stringify(`*/ \${1} ${hostile}\n\n\`\`\`ts\nthrow 1;\n\`\`\`\n`)}
servers: [{ url: https://pets.example }]
security: [{ "the key": [] }]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [Pets & more]
      responses:
        "200":
          description: Pets.
          content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Pet" } } } }
  /pets/{id}:
    put:
      operationId: putPet
      tags: [${JSON.stringify(hostile)}]
      summary: ${JSON.stringify(hostile)}
      parameters: [{ name: id, in: path, required: true, schema: { type: string, format: uuid } }]
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
      responses: { "204": { description: Done. } }
components:
  securitySchemes:
    the key: { type: apiKey, in: header, name: X-Key, description: ${JSON.stringify(hostile)} }
  schemas:
    Pet:
      type: object
      required: [name, kind, __proto__]
      properties:
        name: { type: string, minLength: 3 }
        kind: { enum: [cat, "\`\`\`"] }
        age: { type: integer }
`;

const license = { spdx: "MIT", copyright: "2026 Pets Ltd" };
const settings = { package: "@pets/client", license, repository: "github:pets/client" };
let folder: string;
let first: ApiResult<PackSummary>;

beforeAll(async () => {
  folder = projectWith({ "redocly.yaml": petsConfig(settings), "pets.yaml": document });
  first = await packPets(folder, { cjs: true, jsr: true });
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const packed = (path: string): string => join(folder, "dist/packages/@pets/client", path);
const textOf = (path: string): string => readFileSync(packed(path), "utf8");
const manifestOf = (path = "package.json"): Record<string, unknown> => JSON.parse(textOf(path));

test("says what was packed, and that one check was not made", () => {
  expect(shown(first)).toEqual([
    "package-unchecked: arethetypeswrong did not look at the package: it is not installed.",
  ]);
  expect(first.summary).toMatchObject({ package: "@pets/client", version: "1.0.0", changes: 0 });
  expect(first.summary?.tarball).toBe("pets-client-1.0.0.tgz");
});

test("the folder holds the package, its tarball and nothing else", () => {
  const names = readdirSync(packed(".")).sort();
  expect(names).toEqual(
    ["CHANGELOG.md", "LICENSE", "README.md", "dist", "jsr.json", "openapi.json", "package.json", "src"]
      .concat("pets-client-1.0.0.tgz")
      .sort(),
  );
  expect(readdirSync(packed("dist/schemas")).sort()).toContain("Pet.d.cts");
  expect(readdirSync(join(folder, "dist/packages/@pets"))).toEqual(["client"]);
});

test("package.json says what npm, bundlers and the next version want to know", () => {
  const manifest = manifestOf();
  expect(Object.keys(manifest).slice(0, 3)).toEqual(["name", "version", "description"]);
  expect(manifest).toMatchObject({
    license: "MIT",
    type: "module",
    sideEffects: false,
    repository: { type: "git", url: "git+https://github.com/pets/client.git" },
    dependencies: { "openapi-fetch": expect.stringMatching(/^\^\d/) },
    specwright: { spec: expect.stringMatching(/^sha256-/), settings: { package: "@pets/client" } },
  });
  const entries = Object.entries(manifest["exports"] as Record<string, object>); // as the next line checks
  expect(entries.map(([name]) => name)).toEqual(
    [".", "./auth", "./client", "./paths", "./operations/*", "./runtime/*", "./schemas/*"].concat(
      "./openapi.json",
      "./package.json",
    ),
  );
  expect(JSON.stringify(manifest["exports"])).toContain(
    '".":{"import":{"types":"./dist/index.d.ts","default":"./dist/index.js"},"require":{"types":"./dist/index.d.cts","default":"./dist/index.cjs"}}',
  );
});

test("both kinds of modules work, and tell each other's errors", async () => {
  linkDependencies();
  const esm = await import(pathToFileURL(packed("dist/index.js")).href);
  const cjs = createRequire(pathToFileURL(packed("package.json")))(packed("dist/index.cjs"));
  for (const { isPet } of [esm, cjs]) {
    expect(isPet(JSON.parse('{ "name": "Tom", "kind": "cat", "__proto__": 1 }'))).toBe(true);
    expect(isPet({})).toBe(false);
  }
  const client = esm.createClient({ fetch: async () => new Response("{}", { status: 500 }) });
  const error: unknown = await esm.listPets(client).then(undefined, (reason: unknown) => reason);
  expect(cjs.isApiError(error)).toBe(true);
});

test("the declarations of the root are one file", () => {
  for (const [extension, module] of [
    [".d.ts", ".js"],
    [".d.cts", ".cjs"],
  ]) {
    const index = textOf(`dist/index${extension}`);
    expect(index).toContain("export interface Pet {");
    expect(index).toContain("export declare function listPets(");
    expect(index).toContain(`from "./runtime/types${module}"`);
    expect(index).not.toMatch(/from "\.\/(?!runtime\/)/);
  }
});

test("comments are kept, and no module is bundled or made small", () => {
  const modules = readdirSync(packed("dist/operations"), { recursive: true, encoding: "utf8" });
  const code = modules.filter((name) => name.endsWith(".js"));
  // An operation each, and what re-exports those of its tag.
  expect(code).toHaveLength(4);
  expect(code.map((name) => textOf(`dist/operations/${name}`)).join("")).toContain("/** `GET /pets` */");
});

test("every block of code in the README compiles", () => {
  linkDependencies();
  const blocks = [...textOf("README.md").matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = ""]) => code);
  expect(blocks).toHaveLength(4);
  const files = blocks.map((code, index) => {
    const file = join(folder, `block-${index}.mts`);
    writeFileSync(file, code);
    return file;
  });
  const root = dirname(createRequire(import.meta.url).resolve("@types/node/package.json"));
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    typeRoots: [dirname(root)],
    types: ["node"],
  });
  expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
}, 60_000);

test("the words of the document are words in the README", () => {
  const prose = textOf("README.md").replaceAll(/^```\w+\n[\s\S]*?^```$/gm, "");
  expect(prose).toContain("&lt;script&gt;");
  expect(prose).not.toMatch(/<script|(?<!\\)\]\(javascript|@everyone|^```|(?<!\\)\[x/m);
  expect(textOf("README.md")).not.toContain("throw 1");
  expect(manifestOf()["description"]).not.toMatch(/[\n\r]/);
});

test("jsr.json names every module by the file that is there", () => {
  const { exports } = manifestOf("jsr.json");
  const files = Object.values(exports as Record<string, string>); // as written by us
  expect(files).toContain("./src/index.ts");
  for (const file of files) expect(textOf(file)).not.toMatch(/from "\.[^"]*\.js"/);
});

test("the same input gives the same bytes", async () => {
  const again = await packPets(folder, { cjs: true, jsr: true, output: "elsewhere" });
  const tarball = again.summary?.tarball ?? "";
  expect(readFileSync(join(folder, "elsewhere", tarball)).equals(readFileSync(packed(tarball)))).toBe(true);
}, 300_000);

describe("with a version before it", () => {
  const changes = [changeOf("additive", "`Pet` has a new property `age`"), changeOf("breaking", "`getPet` is gone.")];
  const comparing = (bump: "major" | "minor", required: string) => {
    return { previous: "dist/packages/@pets/client", output: "next", compare: () => ({ changes, bump, required }) };
  };

  test("the changes decide about the version and the changelog", async () => {
    const { summary, issues } = await packPets(folder, comparing("major", "2.0.0"));
    expect(issues.map(({ code }) => code)).toEqual(["package-unchecked"]);
    expect(summary).toMatchObject({ version: "2.0.0", previous: "1.0.0", bump: "major", changes: 2 });
    const changelog = readFileSync(join(folder, "next/CHANGELOG.md"), "utf8");
    expect(changelog).toContain(
      "# Changelog\n\n## 2.0.0\n\n### Breaking\n\n- `getPet` is gone.\n\n### New\n\n- `Pet` has a new property `age`.\n\n## 1.0.0\n",
    );
  }, 300_000);

  test("a version that promises less is refused, and nothing is written", async () => {
    const result = await packPets(folder, { ...comparing("major", "2.0.0"), version: "1.1.0", output: "refused" });
    expect(shown(result)).toEqual(["package-version: Version 1.1.0 promises less change than there is since 1.0.0."]);
    expect(readdirSync(folder)).not.toContain("refused");
  }, 300_000);

  test("the document in the package reads as the one that it was made from", async () => {
    let files: readonly { path: string; text: string }[][] = [];
    await packPets(folder, {
      ...comparing("minor", "1.1.0"),
      version: "0.9.0",
      compare: (before, after) => {
        files = [[...before.files], [...after.files]];
        return undefined;
      },
    });
    expect(files[0]).toEqual(files[1]);
    expect(files[0]?.length).toBeGreaterThan(5);
  }, 300_000);

  test("what is no package of ours cannot be compared", async () => {
    const result = await packPets(folder, { previous: "pets.yaml", output: "refused" });
    expect(result.summary).toBeUndefined();
    expect(result.issues.map(({ code }) => code)).toEqual(["previous-unusable"]);
  });
});

test("a folder that holds something else is left alone", async () => {
  mkdirSync(join(folder, "mine"), { recursive: true });
  writeFileSync(join(folder, "mine/thesis.txt"), "42");
  const result = await packPets(folder, { output: "mine" });
  expect(result.issues.map(({ code }) => code)).toContain("file-foreign");
  expect(readdirSync(join(folder, "mine"))).toEqual(["thesis.txt"]);
}, 300_000);

describe("publish refuses", () => {
  const publishPets = (output?: string) =>
    publish({
      target: "pets",
      cwd: folder,
      node: process.execPath,
      environment: {},
      ...(output === undefined ? {} : { output }),
    });

  test("what was never packed", async () => {
    const { apis } = await publishPets("nowhere");
    expect(shown(apis[0] ?? { issues: [] })).toEqual([
      "publish-refused: `nowhere` does not hold the package `@pets/client`.",
    ]);
  }, 300_000);

  test("what was changed after it was packed", async () => {
    const readme = textOf("README.md");
    writeFileSync(packed("README.md"), `${readme}\n`);
    const { apis } = await publishPets();
    writeFileSync(packed("README.md"), readme);
    expect(shown(apis[0] ?? { issues: [] })[0]).toContain("was changed after it was packed");
  }, 300_000);

  test("what was packed from another document", async () => {
    writeFileSync(join(folder, "pets.yaml"), document.replace("1.2.3", "1.2.4"));
    const { apis } = await publishPets();
    writeFileSync(join(folder, "pets.yaml"), document);
    expect(shown(apis[0] ?? { issues: [] })[0]).toContain("was packed from another document");
  }, 300_000);
});

/** What npm would install beside the package. */
function linkDependencies(): void {
  const modules = join(folder, "node_modules");
  if (readdirSync(folder).includes("node_modules")) return;
  mkdirSync(join(modules, "@pets"), { recursive: true });
  symlinkSync(packed("."), join(modules, "@pets/client"), "junction");
  const root = new URL("../node_modules/", import.meta.url);
  for (const name of ["openapi-fetch", "openapi-typescript-helpers"]) {
    symlinkSync(new URL(name, root), join(modules, name), "junction");
  }
}
