import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { differences, expected, expectedOfGitHub } from "./answers.js";
import { hasGitHub } from "./github.js";
import { clientFolders, prepare } from "./prepare.js";
import { type Answers, isThere, runtimes } from "./runtimes.js";
import { type MockServer, startMockServer } from "./server.js";

// The same program with the same clients on every runtime: it must come to the same answers.

const withGitHub = hasGitHub();
const expectedHere: Answers = { ...expected, ...(withGitHub ? expectedOfGitHub : {}) };
let server: MockServer;

beforeAll(async () => {
  [server] = await Promise.all([startMockServer(), prepare(withGitHub)]);
});
afterAll(() => server.close());

test.each(clientFolders(withGitHub))("nothing in %s imports from Node", (folder) => {
  const names = readdirSync(folder, { recursive: true }).map(String);
  const modules = names.filter((name) => name.endsWith(".ts"));
  expect(modules).toContain("index.ts");
  const specifiers = modules.flatMap((name) => importsOf(readFileSync(join(folder, name), "utf8")));
  const packages = specifiers.filter((specifier) => !specifier.startsWith("."));
  expect([...new Set(packages)]).toEqual(["openapi-fetch"]);
});

describe.sequential.each(runtimes.filter(isThere))("$name", ({ name, answers }) => {
  let given: Answers;
  beforeAll(async () => {
    given = await answers(server.url);
  });

  test("does all that was asked, and nothing else", () => {
    expect(Object.keys(given)).toEqual(Object.keys(expectedHere));
  });

  test.each(Object.entries({ ...expectedHere, ...differences[name] }))("%s", (check, answer) => {
    expect(given[check]).toEqual(answer);
  });
});

/** All that a module imports, at whatever place. */
function importsOf(text: string): readonly string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}
