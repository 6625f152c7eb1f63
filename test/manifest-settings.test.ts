import { expect, test } from "vitest";
import { recordedSettings } from "../src/write/recorded-settings.js";
import { type ApiSettings, defaultSettings } from "../src/model/settings.js";
import { configOf, documentWith, runCli } from "./cli-support.js";
import { put, read, temporaryFolder } from "./write-support.js";

const plain: ApiSettings = { output: "out", ...defaultSettings };

test("a manifest records no setting that is as it would be without being set, but the first ones", () => {
  const first = { importExtension: ".js", names: { operations: {}, schemas: {} } };
  expect(recordedSettings(plain)).toEqual(first);
  const { request } = defaultSettings.formats;
  const spelled = { enums: { schemas: {}, all: "closed" as const }, formats: { custom: {}, request, response: [] } };
  expect(recordedSettings({ ...plain, ...spelled })).toEqual(first);
});

test.each<[setting: keyof ApiSettings, settings: Partial<ApiSettings>]>([
  ["package", { package: "@pets/client" }],
  ["include", { include: [{ tag: "pets" }, { path: "/toys", method: "get" }] }],
  ["exclude", { exclude: [{ operation: "list*" }] }],
  ["operationNames", { operationNames: "readable" }],
  ["nullableWithoutType", { nullableWithoutType: true }],
  ["guards", { guards: "compact" }],
  ["tanstackQuery", { tanstackQuery: true }],
  ["msw", { msw: true }],
  ["implicitObject", { implicitObject: false }],
  ["discriminatorIsAuthoritative", { discriminatorIsAuthoritative: false }],
  ["enums", { enums: { all: "closed", schemas: { Status: "open" } } }],
  ["formats", { formats: { request: [], response: ["money"], custom: { money: "^\\d+$" } } }],
  [
    "pagination",
    { pagination: { all: "none", operations: { list: false, find: { kind: "next-url", next: ["next"] } } } },
  ],
])("a manifest records %s where it is set", (_setting, settings) => {
  expect(recordedSettings({ ...plain, ...settings })).toMatchObject(settings);
});

/** A project whose API has the given line among its settings. */
function projectWith(setting: string): string {
  const cwd = temporaryFolder();
  put(cwd, "redocly.yaml", configOf({ pets: "out" }).replace("output: out", `output: out, ${setting}`));
  put(cwd, "pets.yaml", documentWith());
  return cwd;
}

test("a setting that changes is drift", async () => {
  const cwd = projectWith("guards: aot");
  expect((await runCli(cwd, ["generate"])).exitCode).toBe(0);
  expect((await runCli(cwd, ["check"])).exitCode).toBe(0);
  put(cwd, "redocly.yaml", read(cwd, "redocly.yaml").replace("guards: aot", "guards: compact"));
  const { exitCode, stdout } = await runCli(cwd, ["check"]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain(".specwright.json");
});

test("--guards wins over the setting, for every API, and the remedy repeats it", async () => {
  const cwd = projectWith("guards: compact");
  put(
    cwd,
    "redocly.yaml",
    `${read(cwd, "redocly.yaml")}  toys@v1: { root: pets.yaml, x-specwright: { output: toys } }\n`,
  );
  expect((await runCli(cwd, ["generate", "--guards", "none"])).exitCode).toBe(0);
  for (const folder of ["out", "toys"]) {
    expect(JSON.parse(read(cwd, `${folder}/.specwright.json`))).toMatchObject({ settings: { guards: "none" } });
  }
  expect((await runCli(cwd, ["check", "--guards", "none"])).exitCode).toBe(0);
  const { exitCode, stdout } = await runCli(cwd, ["check", "--guards", "aot"]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("Run `npx specwright generate pets@v1 --guards aot`.");
});
