import { chmodSync, mkdirSync, statSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { documentWith, runCli } from "./cli-support.js";
import { commit, git, repositoryWith } from "./git-support.js";
import { put, read, stampsOf } from "./write-support.js";

// Each test compares generated code, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const owners = `  /owners:
    get:
      operationId: listOwners
      responses: { "204": { description: Done. } }
`;
const same = documentWith();
const additive = documentWith(owners);
const breaking = additive.replace("/pets:", "/dogs:").replace("listPets", "listDogs");

/** Written as nobody's formatter would, so that it shows whether anything else is touched. */
const manifest = (version = "1.4.0"): string =>
  `{ "name" : "@pets/client",\r\n\t"version":"${version}", "private": false }`;
const config =
  'apis:\n  pets:\n    root: spec/pets.yaml\n    x-specwright: { output: client/src, package: "@pets/client" }\n';

/** A repository with one API, whose client is a package in it. */
function project(files: Readonly<Record<string, string>> = {}): string {
  const own = { "redocly.yaml": config, "spec/pets.yaml": same, "client/package.json": manifest() };
  return repositoryWith({ ...own, ...files });
}

/** What `version --json` says of `pets`. */
async function raise(cwd: string, ...parameters: readonly string[]) {
  const { stdout, stderr, exitCode } = await runCli(cwd, ["version", ...parameters, "--json"]);
  expect(stderr).toBe("");
  const { issues, apis } = JSON.parse(stdout);
  const all = [...issues, ...(apis[0]?.issues ?? [])];
  return { exitCode, summary: apis[0]?.summary, said: all.map(({ code, message }) => `${code}: ${message}`) };
}

describe("a version", () => {
  test.each([
    ["minor", additive, "1.5.0"],
    ["major", breaking, "2.0.0"],
    ["patch", same.replace("Pets.", "All pets."), "1.4.1"],
  ])("rises by a %s change, and its changelog says why", async (bump, document, version) => {
    const cwd = project();
    put(cwd, "spec/pets.yaml", document);
    const { exitCode, summary, said } = await raise(cwd);
    expect({ exitCode, said }).toEqual({ exitCode: 0, said: [] });
    expect(summary).toMatchObject({ package: "@pets/client", before: "1.4.0", version, outcome: "raised" });
    expect(summary.report.bump).toBe(bump);
    expect(summary.written).toEqual(["client/package.json", "client/CHANGELOG.md"]);
    expect(read(cwd, "client/package.json")).toBe(manifest(version));
    const changelog = read(cwd, "client/CHANGELOG.md");
    expect(changelog).toMatch(new RegExp(`^# Changelog\\n\\n## ${version.replaceAll(".", "\\.")}\\n\\n### `));
    if (bump !== "patch") expect(changelog).toContain("`GET /owners`");

    // Once more is the same: nothing is even touched.
    const stamps = stampsOf(`${cwd}/client`);
    expect((await raise(cwd)).summary).toMatchObject({ version, outcome: "sufficient", written: [] });
    expect(stampsOf(`${cwd}/client`)).toEqual(stamps);
  });

  test("rises from the base, whatever an earlier run has written and committed", async () => {
    const cwd = project();
    git(cwd, "checkout", "--quiet", "-b", "change");
    put(cwd, "spec/pets.yaml", additive);
    await raise(cwd);
    commit(cwd, {});
    put(cwd, "spec/pets.yaml", breaking);
    expect((await raise(cwd, "pets", "--base", "main")).summary).toMatchObject({ before: "1.4.0", version: "2.0.0" });
    const changelog = read(cwd, "client/CHANGELOG.md");
    expect(changelog.match(/^## .*$/gm)).toEqual(["## 2.0.0"]);
    expect(changelog).toContain("`GET /owners`");
  });

  test("that is high enough stays, and its changelog gets the entry", async () => {
    const cwd = project();
    put(cwd, "spec/pets.yaml", additive);
    put(cwd, "client/package.json", manifest("3.0.0-rc.1"));
    const { summary } = await raise(cwd);
    expect(summary).toMatchObject({ version: "3.0.0-rc.1", outcome: "sufficient", written: ["client/CHANGELOG.md"] });
    expect(read(cwd, "client/CHANGELOG.md")).toContain("## 3.0.0-rc.1\n");
  });

  test.each([
    ["where nothing has changed", { outcome: "unchanged" }, {}, same],
    ["of a package that is new", { outcome: "first" }, { "client/package.json": "{}" }, additive],
    ["of an API that is new", { outcome: "first" }, { "spec/pets.yaml": "", "redocly.yaml": "" }, additive],
  ])("%s is left alone", async (_what, summary, files, document) => {
    const cwd = project(files);
    for (const [path, text] of Object.entries({ "redocly.yaml": config, "client/package.json": manifest() })) {
      put(cwd, path, text);
    }
    if (Object.hasOwn(files, "spec/pets.yaml")) git(cwd, "rm", "--quiet", "--cached", "spec/pets.yaml");
    if (Object.hasOwn(files, "spec/pets.yaml")) git(cwd, "commit", "--quiet", "--message", "None yet");
    put(cwd, "spec/pets.yaml", document);
    expect((await raise(cwd)).summary).toMatchObject({ ...summary, version: "1.4.0", written: [] });
    expect(read(cwd, "client/package.json")).toBe(manifest());
  });

  test("is that of the nearest manifest with the name, as far as the top of the repository", async () => {
    const others = { "package.json": manifest("7.0.0"), "client/package.json": '{ "name": "pets-source" }' };
    const cwd = project(others);
    put(cwd, "spec/pets.yaml", additive);
    expect((await raise(cwd)).summary).toMatchObject({ manifest: "package.json", version: "7.1.0" });
    expect(read(cwd, "client/package.json")).toBe(others["client/package.json"]);
  });

  test("is found from a folder of the repository, and in a manifest that was moved", async () => {
    const files = { "a/redocly.yaml": config, "a/spec/pets.yaml": same, "a/package.json": manifest("2.2.0") };
    const cwd = repositoryWith(files);
    put(cwd, "a/client/package.json", manifest("2.2.0"));
    git(cwd, "rm", "--quiet", "--force", "a/package.json");
    put(cwd, "a/spec/pets.yaml", additive);
    const { summary } = await raise(`${cwd}/a`);
    expect(summary).toMatchObject({ manifest: "client/package.json", before: "2.2.0", version: "2.3.0" });
  });

  test("of a file with rights and a byte order mark has them afterwards", async () => {
    const cwd = project({ "client/package.json": `\ufeff${manifest()}` });
    chmodSync(`${cwd}/client/package.json`, 0o640);
    put(cwd, "spec/pets.yaml", additive);
    expect((await raise(cwd)).summary.written).toHaveLength(2);
    expect(read(cwd, "client/package.json")).toBe(`\ufeff${manifest("1.5.0")}`);
    expect(statSync(`${cwd}/client/package.json`).mode & 0o777).toBe(0o640);
  });
});

describe("what is in the way of a version", () => {
  const unkept =
    "package-unkept: No `package.json` at or above `client/src` is that of `@pets/client`, so its version is not kept here.";

  test.each<[what: string, manifest: string, exitCode: number, said: string]>([
    ["no manifest of the package", '{ "name": "pets" }', 0, unkept],
    ["no version", '{ "name": "@pets/client" }', 1, "package-version: The package has no version."],
    [
      "a private package without version",
      '{ "name": "@pets/client", "private": true }',
      0,
      "package-unkept: The package is private and has no version.",
    ],
    [
      "a version that is none",
      manifest("v2"),
      1,
      "version-not-semantic: The version v2 is none of Semantic Versioning, where a version has three numbers, such as 1.4.0.",
    ],
    [
      "no JSON",
      '{ "name": "@pets/client", ',
      1,
      "syntax-invalid: The name of a member, in double quotes, is expected here.",
    ],
  ])("is %s", async (_what, text, expected, message) => {
    const cwd = project();
    put(cwd, "spec/pets.yaml", additive);
    put(cwd, "client/package.json", text);
    const { exitCode, said } = await raise(cwd);
    expect(said[0]).toBe(message);
    expect(exitCode).toBe(expected);
    expect(read(cwd, "client/package.json")).toBe(text);
    expect(git(cwd, "status", "--porcelain")).not.toContain("CHANGELOG");
  });

  test("is a changelog that is no text: then the version stays as well", async () => {
    const cwd = project();
    put(cwd, "spec/pets.yaml", additive);
    mkdirSync(`${cwd}/client/CHANGELOG.md`);
    const { exitCode, said } = await raise(cwd);
    expect({ exitCode, said }).toEqual({
      exitCode: 1,
      said: ["file-unreadable: `client/CHANGELOG.md` is a directory."],
    });
    expect(read(cwd, "client/package.json")).toBe(manifest());
  });

  test("is a document that cannot be read", async () => {
    const cwd = project();
    put(cwd, "spec/pets.yaml", "openapi: [");
    expect(await raise(cwd)).toMatchObject({ exitCode: 1, summary: undefined });
    expect(git(cwd, "status", "--porcelain").trim()).toBe("M spec/pets.yaml");
  });

  test("is another API with the same package", async () => {
    const twice = `${config}${config.slice("apis:\n".length).replace("pets:", "dogs:").replace("client/src", "dogs")}`;
    const { exitCode, said } = await raise(project({ "redocly.yaml": twice }));
    expect(exitCode).toBe(1);
    expect(said).toEqual(["package-invalid: `pets` and `dogs` have the same package, `@pets/client`."]);
  });

  test("is no package at all, which is no error", async () => {
    const { exitCode, said } = await raise(project({ "redocly.yaml": config.replace(/, package: [^ ]*/, "") }));
    expect({ exitCode, said }).toEqual({
      exitCode: 0,
      said: ["package-unkept: No API has a package, so there is no version to raise."],
    });
  });
});

describe("--check-version goes by the package", () => {
  const tooLow = "The version 1.4.0 is too low: a minor change after 1.4.0 needs 1.5.0.";

  test("in a diff: its manifest, not `info.version`, has to rise", async () => {
    const cwd = project();
    put(cwd, "spec/pets.yaml", additive.replace("version: 1.0.0", "version: 1.1.0"));
    const { stdout, exitCode } = await runCli(cwd, ["diff", "--only", "wire", "--check-version", "--json"]);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).apis[0].issues).toMatchObject([
      {
        code: "version-too-low",
        message: tooLow,
        hint: "Run `npx specwright version pets`, or set the package's `version` to `1.5.0` or higher.",
        location: { file: "client/package.json", line: 2, column: 12, pointer: "/version" },
      },
    ]);
    await raise(cwd);
    expect((await runCli(cwd, ["diff", "--only", "wire", "--check-version"])).exitCode).toBe(0);
  });

  test("in a review, which tells the same verdict and the place", async () => {
    const cwd = project();
    put(cwd, "spec/pets.yaml", additive);
    const refused = await runCli(cwd, ["review", "--check-version"]);
    expect(refused.exitCode).toBe(1);
    expect(refused.stdout).toContain(`- Version: ⚠️ ${tooLow} (\`client/package.json:2:12\`)\n`);
    await raise(cwd);
    const { stdout, exitCode } = await runCli(cwd, ["review", "--check-version"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("- Version: The version does for these changes. (`client/package.json:2:12`)\n");
  });

  test.each([
    ["a package that is new", manifest("0.1.0"), 0, ""],
    ["a package without version", '{ "name": "@pets/client" }', 1, "client/package.json:1:11 error"],
    // Where the package has none, it is `info.version` that has to rise.
    [
      "a private package without version",
      '{ "name": "@pets/client", "private": true }',
      1,
      "spec/pets.yaml:2:31 error",
    ],
    ["a manifest that is no JSON", "{", 1, "client/package.json:1:2 fatal"],
  ])("%s", async (_what, text, expected, place) => {
    const cwd = project({ "client/package.json": "{}" });
    put(cwd, "spec/pets.yaml", additive);
    put(cwd, "client/package.json", text);
    const { exitCode, stdout } = await runCli(cwd, ["diff", "--only", "wire", "--check-version"]);
    expect(exitCode).toBe(expected);
    expect(stdout).toContain(place);
  });
});

test("people are told what was done", async () => {
  const cwd = project();
  put(cwd, "spec/pets.yaml", additive);
  const told = async (): Promise<string> => (await runCli(cwd, ["version"])).stdout.replace(/\d+\.\d+ s/, "1 s");
  expect(await told()).toMatch(
    /^✓ pets: @pets\/client 1\.4\.0 → 1\.5\.0: \d+ changes, minor \(1 s\)\n  Written: client\/package\.json, client\/CHANGELOG\.md\n$/,
  );
  expect(await told()).toMatch(/^✓ pets: @pets\/client 1\.5\.0 does after 1\.4\.0: \d+ changes, minor \(1 s\)\n$/);
  put(cwd, "spec/pets.yaml", same);
  expect(await told()).toBe("✓ pets: @pets/client stays 1.5.0: nothing has changed (1 s)\n");
  put(cwd, "client/package.json", "{}");
  expect(await told()).toMatch(/✓ pets: no version was raised \(1 warning\)\n$/);
});
