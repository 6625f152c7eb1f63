import { existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { changelogEntry, prependEntry } from "../src/pack/changelog.js";
import { checkPackage } from "../src/pack/check-package.js";
import { chooseVersion, type VersionQuestion } from "../src/pack/choose-version.js";
import { licenseTextOf } from "../src/pack/license-texts.js";
import { markdownCode, markdownText } from "../src/pack/markdown.js";
import { npmErrors } from "../src/pack/npm-errors.js";
import { maskSecrets } from "../src/pack/mask-secrets.js";
import { lastVersion } from "../src/pack/published-package.js";
import { withImportExtension } from "../src/pack/rewrite-imports.js";
import { packTarball } from "../src/pack/tarball.js";
import { changeOf, packPets, petsConfig, projectWith, shown } from "./pack-support.js";
import { documentWith } from "./cli-support.js";

const place = { file: "redocly.yaml", line: 1, column: 1, pointer: "" };

test.each<[what: string, question: VersionQuestion, answer: string]>([
  ["the first one", { apiVersion: "v1" }, "1.0.0"],
  ["the first one of an unfinished API", { apiVersion: "0.3" }, "0.1.0"],
  ["the first one as asked for", { apiVersion: "v1", wanted: "4.0.0" }, "4.0.0"],
  ["what the changes ask for", { apiVersion: "", previous: "1.2.3", required: "1.3.0" }, "1.3.0"],
  ["more than they ask for", { apiVersion: "", previous: "1.2.3", required: "1.3.0", wanted: "2.0.0" }, "2.0.0"],
  ["a pre-release of it", { apiVersion: "", previous: "1.2.3", required: "1.3.0", wanted: "1.3.0-rc.1" }, "1.3.0-rc.1"],
  ["less", { apiVersion: "", previous: "1.2.3", required: "2.0.0", wanted: "1.3.0" }, "package-version"],
  [
    "a pre-release of less",
    { apiVersion: "", previous: "1.2.3", required: "2.0.0", wanted: "1.3.0-rc.1" },
    "package-version",
  ],
  ["a step back", { apiVersion: "", previous: "1.2.3", wanted: "1.2.2" }, "package-version"],
  ["no version at all", { apiVersion: "", wanted: "latest" }, "package-version"],
  ["a version with a letter before it", { apiVersion: "", wanted: "v1.0.0" }, "package-version"],
  ["nothing, where nothing could compare", { apiVersion: "", previous: "1.2.3" }, "package-version"],
])("a version is %s", (_, question, answer) => {
  const { value, issues } = chooseVersion(question, place);
  expect(value ?? issues[0]?.code).toBe(answer);
});

test.each([
  ["the highest", ["1.0.0", "1.10.0", "1.9.0"], "1.10.0"],
  ["no pre-release", ["1.0.0", "2.0.0-rc.1"], "1.0.0"],
  ["a pre-release where there is nothing else", ["1.0.0-rc.1", "1.0.0-rc.2"], "1.0.0-rc.2"],
])("the last version is %s", (_, versions, last) => {
  expect(lastVersion(versions)).toBe(last);
});

describe("a changelog", () => {
  test("says the same thing once, the worst first, in words that are no markup", () => {
    const twice = changeOf("additive", "`Pet` has a new property `<b>`");
    const entry = changelogEntry(
      { changes: [twice, twice, changeOf("breaking", "`a` is gone; see [x](y) <img>.")] },
      "2.0.0",
    );
    expect(entry).toBe(
      "## 2.0.0\n\n### Breaking\n\n- `Pet`: `a` is gone; see \\[x\\](y) &lt;img&gt;.\n\n### New\n\n- `Pet` has a new property `<b>`.\n",
    );
  });

  test("counts where many words changed, and cuts what nobody reads", () => {
    const words = Array.from({ length: 30 }, (_, index) =>
      changeOf("cosmetic", `The description of ${index} changed.`),
    );
    expect(changelogEntry({ changes: words }, "1.0.1")).toContain("- 30 descriptions changed.");
    const many = Array.from({ length: 250 }, (_, index) => changeOf("additive", `\`a${index}\` is new.`));
    expect(changelogEntry({ changes: many }, "1.1.0")).toContain("- … and 50 more.");
  });

  test("grows at its top, and never says a version twice", () => {
    const one = prependEntry("## 1.0.0\n\nFirst.\n", "1.0.0", undefined);
    const two = prependEntry("## 1.1.0\n\nSecond.\n", "1.1.0", one);
    expect(two).toBe("# Changelog\n\n## 1.1.0\n\nSecond.\n\n## 1.0.0\n\nFirst.\n");
    expect(prependEntry("## 1.1.0\n\nAgain.\n", "1.1.0", two)).toBe(two);
  });
});

test.each([
  ["a\nb", "a b"],
  ["# not a heading", "\\# not a heading"],
  ["1. no list", "1\\. no list"],
  ["- no list", "\\- no list"],
  ["<a href=x>", "&lt;a href=x&gt;"],
  ["![x](y) https://z @me", "\\!\\[x\\](y) https&#58;//z &#64;me"],
  ["code `<b>` stays", "code `<b>` stays"],
  ["``` a ` [x](j) ``", "\\`\\`\\` a \\` \\[x\\](j) \\`\\`"],
  ["\u202Eturned\u0007", "turned"],
])("%j is words in Markdown", (text, markdown) => {
  expect(markdownText(text)).toBe(markdown);
});

test("code holds backticks", () => {
  expect(markdownCode("a`b``c")).toBe("```a`b``c```");
  expect(markdownCode("`a")).toBe("`` `a ``");
});

test.each([
  ["npm_abcdefghijklmnopqrstuvwxyz0123456789", "***"],
  ["//registry.example/:_authToken=abc", "//registry.example/:_authToken=***"],
  ["Authorization: Bearer abcdef.ghi", "Authorization: Bearer ***"],
  ["https://somebody:pass@registry.example/", "https://***@registry.example/"],
  ["the value hunter2hunter2 of the environment", "the value *** of the environment"],
  ["+ @flexslot/client@1.0.0", "+ @flexslot/client@1.0.0"],
])("%j is shown without credentials", (text, masked) => {
  expect(maskSecrets(text, { NODE_AUTH_TOKEN: "hunter2hunter2", HOME: "flexslot" })).toBe(masked);
});

test("of what npm says of a refusal, what is wrong comes through", () => {
  const said =
    "npm notice\nnpm notice 78B CHANGELOG.md\nnpm error code ENEEDAUTH\nnpm error need auth Log in.\nnpm error";
  expect(npmErrors(said)).toBe("code ENEEDAUTH\nneed auth Log in.");
  expect(npmErrors("npm ERR! code E403\n")).toBe("code E403");
  expect(npmErrors("Killed")).toBe("Killed");
});

test("only relative imports get another extension, and texts that look like imports none", () => {
  const text = [
    'import { a } from "./a.js";',
    'export * from "../b.js";',
    'import c from "c.js";',
    'type D = import("./d.js").D;',
    'const e = `import { a } from "./a.js"`;',
  ].join("\n");
  expect(withImportExtension(text, ".cjs")).toBe(
    text.replace("./a.js", "./a.cjs").replace("../b.js", "../b.cjs").replace("./d.js", "./d.cjs"),
  );
});

test.each([
  ["MIT", "2026 Pets Ltd", "MIT License\n\nCopyright (c) 2026 Pets Ltd\n\nPermission is"],
  ["BSD-3-Clause", "Copyright 2026 Pets Ltd", "Copyright 2026 Pets Ltd\n\nRedistribution and use"],
  ["Apache-2.0", undefined, "Apache License\nVersion 2.0, January 2004"],
])("the text of %s", (spdx, copyright, start) => {
  expect(licenseTextOf(spdx, copyright)).toMatchObject({ text: expect.stringContaining(start) });
});

describe("settings that make no package", () => {
  test.each<[what: string, settings: Readonly<Record<string, unknown>>, issue: RegExp]>([
    ["no name", {}, /^package-invalid: The package has no name/],
    ["a name with capitals", { package: "@pets/Client" }, /^package-invalid: `@pets\/Client` is no name/],
    ["a name that leads elsewhere", { package: "../../etc" }, /^package-invalid/],
    ["a name that is an option", { package: "--yes" }, /^package-invalid/],
    ["the name of a module of Node", { package: "fs" }, /^package-invalid/],
    [
      "a licence that names nobody",
      { package: "pets", license: "MIT" },
      /^package-invalid: The licence `MIT` names who/,
    ],
    ["a licence whose text we lack", { package: "pets", license: "EUPL-1.2" }, /^package-invalid: We do not have/],
    ["a licence that is none", { package: "pets", license: "free" }, /^config-invalid: `free` is no SPDX/],
    ["a file that is not there", { package: "pets", license: { file: "gone" } }, /^file-not-found/],
  ])("%s", async (_, settings, issue) => {
    const folder = projectWith({ "redocly.yaml": petsConfig(settings), "pets.yaml": documentWith() });
    const result = await packPets(folder);
    rmSync(folder, { recursive: true, force: true });
    expect(result.summary).toBeUndefined();
    expect(shown(result)[0]).toMatch(issue);
  });
});

describe("a package that nobody could use", () => {
  /** Takes the place of the checker that users install. */
  const checker = (problems: readonly object[]): Readonly<Record<string, string>> => ({
    "package.json": "{}",
    "node_modules/@arethetypeswrong/core/package.json":
      '{ "name": "@arethetypeswrong/core", "type": "module", "main": "index.js" }',
    "node_modules/@arethetypeswrong/core/index.js": `
      export const createPackageFromTarballData = (tarball) => tarball.length;
      export const checkPackage = async (length) => ({ length, problems: ${JSON.stringify(problems)} });
    `,
  });

  test("is not written, and says what refuses it; one without a licence is, with a warning", async () => {
    const problem = { kind: "NoResolution", entrypoint: ".", resolutionKind: "node16-esm" };
    const forgotten = { kind: "NoResolution", entrypoint: "./client", resolutionKind: "node10" };
    const folder = projectWith({
      "redocly.yaml": petsConfig({ package: "pets" }),
      "pets.yaml": documentWith(),
      ...checker([problem, forgotten]),
    });
    const refused = await packPets(folder);
    expect(refused.summary).toBeUndefined();
    expect(existsSync(join(folder, "dist"))).toBe(false);
    const unlicensed =
      "package-unlicensed: No licence is configured, so nobody may use the package: `package.json` says `UNLICENSED`.";
    expect(shown(refused)).toEqual([
      unlicensed,
      "package-check: arethetypeswrong refuses the package: NoResolution . node16-esm",
    ]);
    expect(refused.issues.map(({ severity }) => severity)).toEqual(["warning", "fatal"]);
    expect(refused.issues[0]?.location).toMatchObject({ file: "redocly.yaml", line: 4 });

    const strict = await packPets(folder, { strict: true });
    expect(strict.issues.map(({ severity }) => severity)).toEqual(["fatal"]);
    rmSync(folder, { recursive: true, force: true });
  }, 300_000);

  test("is refused by publint and by the compiler, each in its own words", async () => {
    const manifest = {
      name: "pets",
      version: "1.0.0",
      type: "module",
      exports: { ".": "./dist/gone.js" },
      files: ["dist"],
    };
    const files = [
      { path: "package.json", text: JSON.stringify(manifest) },
      { path: "dist/index.d.ts", text: "export declare const wrong: Missing;\n" },
      { path: "README.md", text: "```ts\nconst text: string = 1;\nexport {};\n```\n" },
    ];
    const checked = { name: "pets", files, tarball: await packTarball(files), cjs: false };
    const issues = await checkPackage(checked, place, tmpdir());
    const said = issues.filter(({ code }) => code === "package-check").map(({ message }) => message);
    expect(said.filter((message) => message.startsWith("publint refuses the package: "))).not.toEqual([]);
    expect(said.join("\n")).toMatch(
      /The compiler refuses the package: nodenext: .*Type 'number' is not assignable to type 'string'/,
    );
    expect(said.join("\n")).toMatch(/The compiler refuses the package: bundler: /);
  }, 300_000);
});
