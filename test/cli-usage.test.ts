import { expect, test } from "vitest";
import { configOf, documentWith, runCli } from "./cli-support.js";
import { put, read, temporaryFolder, treeOf } from "./write-support.js";

test.each<[parameters: string[], message: string, hint: string]>([
  [["gnerate"], "There is no command `gnerate`.", "Did you mean `generate`?"],
  [["frobnicate"], "There is no command `frobnicate`.", "See `specwright --help`."],
  [["openapi.yaml"], "`openapi.yaml` is no command.", "Did you mean `specwright generate openapi.yaml`?"],
  [["constructor"], "There is no command `constructor`.", "See `specwright --help`."],
  [["generate", "--ouput", "x"], "There is no option `--ouput`.", "Did you mean `--output`?"],
  [["generate", "--__proto__"], "There is no option `--__proto__`.", "See `specwright --help`."],
  [["generate", "-x"], "There is no option `-x`.", "See `specwright --help`."],
  [["generate", "a.yaml", "--output"], "`--output` needs a value.", "See `specwright --help`."],
  [["generate", "a.yaml", "--output", "--json"], "`--output` needs a value.", "See `specwright --help`."],
  [["generate", "a.yaml", "--output="], "`--output` needs a value.", "See `specwright --help`."],
  [["generate", "a.yaml", "-o", "x", "-o", "y"], "`-o` is given twice.", ""],
  [["generate", "--strict=yes"], "`--strict` takes no value.", ""],
  [["generate", "a.yaml", "b.yaml"], "`generate` takes one API or file, and `b.yaml` is one too many.", ""],
  [["generate", "--output", "x"], "`--output` goes with one API or file.", "Name it before the option."],
  [["generate", "a.yaml"], "There is no place for the output of `a.yaml`.", "Add `--output DIR`."],
  [["generate", "--format", "json"], "`generate` has no option `--format`.", "See `specwright generate --help`."],
  [["generate", "--guards"], "`--guards` needs a value.", "See `specwright --help`."],
  [["generate", "--guards", "compcat"], "There is no kind of guards `compcat`.", "Did you mean `compact`?"],
  [["check", "--guards", "zod"], "There is no kind of guards `zod`.", "It is one of aot, compact, predicates, none."],
  [["check", "--guards=none", "--guards=aot"], "`--guards` is given twice.", ""],
  [["lint", "--guards", "none"], "`lint` has no option `--guards`.", "See `specwright lint --help`."],
  [["lint", "--output", "x"], "`lint` has no option `--output`.", "See `specwright lint --help`."],
  [["lint", "--format", "stylsh"], "There is no format `stylsh`.", "Did you mean `stylish`?"],
  [
    ["lint", "--format", "json", "--json"],
    "`--format` and `--json` exclude each other.",
    "`--format json` is Redocly's own JSON.",
  ],
  [["check", "petts"], "There is no API `petts` in `redocly.yaml`.", "Did you mean `pets@v1`?"],
  [["lint", "unknown"], "There is no API `unknown` in `redocly.yaml`.", "It has `pets@v1`."],
  [["help", "gnerate"], "There is no command `gnerate`.", "Did you mean `generate`?"],
  [["--strict"], "A command is missing.", "See `specwright --help`."],
])("%j ends with 2 and says what to type instead", async (parameters, message, hint) => {
  const cwd = temporaryFolder();
  put(cwd, "redocly.yaml", configOf({ pets: "generated/pets" }));
  const { exitCode, stdout, stderr } = await runCli(cwd, parameters);
  expect(exitCode).toBe(2);
  expect(stderr).toBe(hint === "" ? `${message}\n` : `${message}\n${hint}\n`);
  if (!parameters.includes("--json")) expect(stdout).toBe("");
});

test.each([
  ["generate", "pets.yaml", "--output", "out", "--report", "pets.yaml"],
  ["diff", "pets.yaml", "pets.yaml", "--output", "./pets.yaml"],
  ["review", "--markdown", "pets.yaml"],
])("%s writes no report in place of a document: %j", async (...parameters) => {
  const cwd = temporaryFolder();
  const document = documentWith();
  put(cwd, "pets.yaml", document);
  const { exitCode, stderr } = await runCli(cwd, parameters);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(
    /pets\.yaml` is an OpenAPI document, and the report would take its place\.\nName another file\.\n$/,
  );
  expect(read(cwd, "pets.yaml")).toBe(document);
  expect(treeOf(cwd)).toEqual(["pets.yaml"]);
});

test("with --json, a command that makes no sense is one object as well", async () => {
  const { exitCode, stdout } = await runCli(temporaryFolder(), ["gnerate", "--json"]);
  expect(exitCode).toBe(2);
  expect(JSON.parse(stdout)).toEqual({
    command: null,
    issues: [],
    apis: [],
    exitCode: 2,
    error: "There is no command `gnerate`.\nDid you mean `generate`?",
  });
});

test.each([[["--help"]], [["-h"]], [["help"]], [["help", "--json"]]])("%j prints the help", async (parameters) => {
  const { exitCode, stdout, stderr } = await runCli(temporaryFolder(), parameters);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  for (const word of ["generate", "check", "lint"]) expect(stdout).toContain(`specwright ${word} [api | file]`);
  for (const word of ["config", "strict", "json", "quiet", "help", "version"]) expect(stdout).toContain(`--${word}`);
  expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
});

test.each([[["lint", "--help"]], [["help", "lint"]]])("%j prints the help of the command alone", async (parameters) => {
  const { exitCode, stdout } = await runCli(temporaryFolder(), parameters);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("Usage: specwright lint [api | file] [--format FORMAT]");
  expect(stdout).not.toContain("--output");
});

test.each(["generate", "check"])("%s --help explains the kinds of guards", async (command) => {
  const { exitCode, stdout } = await runCli(temporaryFolder(), [command, "--help"]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`Usage: specwright ${command} [api | file] [--output DIR]`);
  for (const kind of ["aot", "compact", "none"]) expect(stdout).toMatch(new RegExp(`^  ${kind} +\\w`, "m"));
  expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
});

test.each([
  ["generate", "output"],
  ["pack", "package"],
  ["publish", "package"],
])("%s --help says that --output is the folder of the %s", async (command, noun) => {
  const { stdout } = await runCli(temporaryFolder(), [command, "--help"]);
  expect(stdout).toMatch(new RegExp(`--output DIR +Folder of the ${noun};`));
});

test("without any argument, the help goes to stderr and the run ends with 2", async () => {
  const { exitCode, stdout, stderr } = await runCli(temporaryFolder(), []);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toContain("Usage:");
});

test("--version prints the version alone", async () => {
  const { exitCode, stdout } = await runCli(temporaryFolder(), ["--version"]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
