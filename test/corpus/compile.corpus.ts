import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { defaultSettings } from "../../src/model/settings.js";
import { everyOtherInCI } from "./choose-part.js";
import { compile, createWorkspace, type Resolution, type Workspace, type compilers } from "./compile.js";
import { sharingRuntime } from "./share-runtime.js";
import { flexslotName, generate, githubName, namedDocuments, specNames } from "./specs.js";

type Combination = readonly [compiler: keyof typeof compilers, resolution: Resolution];

// Every compiler with both ways of resolving modules that outputs are written for.
const everyCombination: readonly Combination[] = [
  ["5.9", "nodenext"],
  ["6", "nodenext"],
  ["7", "nodenext"],
  ["5.9", "bundler"],
  ["6", "bundler"],
  ["7", "bundler"],
];

// The quickest compiler tries all documents, and the others what people name first; `EFFORT=1` has all of them try all, both ways.
const isThorough = Number(process.env["EFFORT"] ?? 0) >= 1;
const quick = everyCombination.filter(([compiler]) => isThorough || compiler === "7");
const quickest = quick.filter(([, way]) => isThorough || way === "nodenext");
const slow = everyCombination.filter(([compiler, way]) => compiler !== "7" && way === "nodenext");
const others = specNames().filter((name) => name !== githubName);

/** All files that can be asked for, and each choice the other way round. */
const unusualSettings = {
  ...defaultSettings,
  tanstackQuery: true,
  msw: true,
  guards: "compact",
  operationNames: "readable",
  implicitObject: false,
  discriminatorIsAuthoritative: false,
  nullableWithoutType: true,
  enums: { all: "open", schemas: {} },
} as const;

describe.each([
  ["GitHub's document", [githubName], quick, defaultSettings],
  ["all other documents", [flexslotName, ...others], quickest, defaultSettings],
  ["all other documents, with unusual settings", [flexslotName, ...others], quickest, unusualSettings],
  ...(isThorough
    ? []
    : [["well-known documents", [flexslotName, ...everyOtherInCI(namedDocuments)], slow, defaultSettings] as const]),
] as const)("the output of %s", (_title, names, tried, settings) => {
  let workspace: Workspace;
  let shipped: Workspace;
  beforeAll(async () => {
    const outputs = new Map();
    for (const name of names)
      outputs.set(name.replace(/\.\w+$/, ""), (await generate(name, settings)).output?.files ?? []);
    workspace = createWorkspace(sharingRuntime(outputs));
    shipped = createWorkspace(sharingRuntime(outputs, false));
  }, 300_000);
  afterAll(() => {
    workspace.remove();
    shipped.remove();
  });

  test.each(tried)("compiles with TypeScript %s, %s, and every strict flag", async (compiler, resolution) => {
    expect((await compile(workspace, compiler, resolution)).split("\n").slice(0, 20).join("\n")).toBe("");
  });

  // Some mistakes are seen without `exactOptionalPropertyTypes` alone.
  test("compiles with `strict` alone", async () => {
    expect((await compile(shipped, "7", "nodenext", "strict")).split("\n").slice(0, 20).join("\n")).toBe("");
  });
});

test("a type error does not go unseen", async () => {
  const workspace = createWorkspace(
    new Map([["wrong", [{ path: "index.ts", text: 'export const wrong: number = "1";\n' }]]]),
  );
  onTestFinished(() => workspace.remove());
  for (const [compiler, resolution] of everyCombination) {
    expect(await compile(workspace, compiler, resolution)).toContain("TS2322");
  }
});

test.each([
  ["responses that an operation does not promise", flexslotName, /\b200: json/, "299: json"],
  ["responses that pages do not have", "redocly-museum.yaml", /(callPages\([^]*?)\b200: json/, "$1299: json"],
  ["shapes that none can have", flexslotName, /: "string"/, ': { minimum: "low" }'],
])("%s do not go unseen, though users' compilers need not look", async (_mistake, name, right, wrong) => {
  const { output } = await generate(name, defaultSettings);
  const files = (output?.files ?? []).map((file) => ({ ...file, text: file.text.replace(right, wrong) }));
  const errorsOf = async (checksAll: boolean): Promise<string> => {
    const workspace = createWorkspace(sharingRuntime(new Map([["wrong", files]]), checksAll));
    onTestFinished(() => workspace.remove());
    return compile(workspace, "7", "nodenext");
  };
  expect(await errorsOf(true)).toContain("error TS");
  expect(await errorsOf(false)).toBe("");
});
