import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { loadRuntime } from "../../src/load/load-runtime.js";
import type { EmittedFile } from "../../src/model/emitted-file.js";
import { compile, createWorkspace } from "../corpus/compile.js";
import { isUpdate } from "../fixture-support.js";
import { failureLine, knownFailures, writeKnownFailures } from "./known-failures.js";
import { type CaseResult, type FileResult, runFile, type SuiteSet } from "./run-suite.js";
import { hasSuite, suiteFiles } from "./suite-files.js";
import { outsideCore, suiteSets } from "./suite-sets.js";
import { countsOf, summaryTable } from "./summary.js";

type SetName = keyof typeof suiteSets;

const setNames = Object.keys(suiteSets) as readonly SetName[]; // its own keys
const results = new Map<SetName, FileResult[]>(setNames.map((name) => [name, []]));
const known = knownFailures();

beforeAll(() => {
  if (!hasSuite)
    process.stdout.write("\n!!! SKIPPED: there is no shared/json-schema-test-suite beside the repository.\n");
});

afterAll(() => {
  if (!hasSuite) return;
  const tables = setNames.map((name) => summaryTable(name, results.get(name) ?? []));
  process.stdout.write(`\n${tables.join("\n\n")}\n\n`);
});

describe.skipIf(!hasSuite).each(setNames)("%s", (name) => {
  const set: SuiteSet = suiteSets[name];
  const files = hasSuite ? suiteFiles(set.path).filter((file) => !isLeftOut(set, file)) : [];

  test.each(files)("%s", async (file) => {
    const result = await runFile(set, file);
    results.get(name)?.push(result);
    if (isUpdate()) return;
    expect(newFailures(result.cases), "cases that fail and are not known to").toEqual([]);
    expect(newSuccesses(file, result.cases), "cases that pass and are listed in known-failures.txt").toEqual([]);
  });
});

describe.skipIf(!hasSuite)("of the official suite", () => {
  test("no answer is wrong", () => {
    const wrong = allCases().filter(({ verdict }) => verdict === "wrong");
    expect(wrong.map(({ key, reason }) => `${key}: ${reason}`)).toEqual([]);
  });

  test("every required case of the core is right", () => {
    const core = (results.get("required") ?? []).filter(({ file }) => !outsideCore.includes(file));
    expect(countsOf(core.flatMap(({ cases }) => cases))).toEqual({ right: 1078, wrong: 0, refused: 0 });
  });

  test("at least 1,290 of the 1,299 required cases are right", () => {
    const { right, wrong, refused } = countsOf(casesOf("required"));
    expect(right + wrong + refused).toBe(1299);
    expect(right).toBeGreaterThanOrEqual(1290);
  });

  test("of 764 cases of formats, 760 are right, or the format is said to stay an annotation", () => {
    const { right, wrong, refused } = countsOf(casesOf("formats"));
    expect(right + wrong + refused).toBe(764);
    expect(right + refused).toBeGreaterThanOrEqual(760);
  });

  test("every case of draft 4 that OpenAPI 3.0 can express is right", () => {
    expect(countsOf(casesOf("draft4"))).toMatchObject({ wrong: 0, refused: 0 });
  });

  test("the compiler takes the code", async () => {
    const outputs = [...results.values()].flat().flatMap(({ file, outputs }) => {
      return [...outputs].map(([number, files]) => [`${file}/${number}`, withSharedRuntime(file, files)] as const);
    });
    const workspace = createWorkspace(new Map([["", await runtimeFiles()], ...outputs]));
    onTestFinished(() => workspace.remove());
    expect(await compile(workspace, "7", "nodenext")).toBe("");
  });

  test("the known failures are cases of it", () => {
    if (isUpdate()) writeKnownFailures(allCases());
    const lines = new Set(allCases().map(failureLine));
    expect(knownFailures().filter((line) => !lines.has(line))).toEqual([]);
  });
});

/** All outputs import one copy of the runtime, which is the same for all of them. */
async function runtimeFiles(): Promise<readonly EmittedFile[]> {
  return (await loadRuntime()).map(({ name, text }) => ({ path: `runtime/${name}`, text }));
}

/** The files of a group, to be put at `file/number`. */
function withSharedRuntime(file: string, files: readonly EmittedFile[]): readonly EmittedFile[] {
  const up = "../".repeat(file.split("/").length + 2);
  return files.map(({ path, text }) => ({ path, text: text.replaceAll('from "../runtime/', `from "${up}runtime/`) }));
}

function isLeftOut({ leftOut }: SuiteSet, file: string): boolean {
  return Object.hasOwn(leftOut, file.split("/").at(-1) ?? file);
}

function casesOf(name: SetName): readonly CaseResult[] {
  return (results.get(name) ?? []).flatMap(({ cases }) => cases);
}

function allCases(): readonly CaseResult[] {
  return setNames.flatMap(casesOf);
}

function newFailures(cases: readonly CaseResult[]): readonly string[] {
  return cases
    .filter((each) => each.verdict !== "right" && !known.includes(failureLine(each)))
    .map((each) => `${failureLine(each)}: ${each.reason}`);
}

function newSuccesses(file: string, cases: readonly CaseResult[]): readonly string[] {
  const right = new Set(cases.filter(({ verdict }) => verdict === "right").map(({ key }) => key));
  return known.filter((line) => right.has(line.slice(line.indexOf(" ") + 1)) && line.includes(` ${file} / `));
}
