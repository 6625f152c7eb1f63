import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Issue } from "../src/model/issue.js";
import { findDrift } from "../src/write/find-drift.js";
import { hashOf } from "../src/write/manifest.js";
import { writeFiles } from "../src/write/write-files.js";
import { emitted, origin, put, read, sourcesOf, stampsOf, temporaryFolder } from "./write-support.js";

const header = "// @generated from spec.yaml by specwright. Do not edit.\n";
const texts = { "a.ts": `${header}1\n2\n3\n4\n`, "schemas/B.ts": `${header}b\n` };

async function writtenFolder(): Promise<string> {
  const folder = temporaryFolder();
  await writeFiles(folder, emitted(texts), origin);
  return folder;
}

async function driftOf(folder: string, wanted: Readonly<Record<string, string>> = texts): Promise<readonly Issue[]> {
  return findDrift(folder, emitted(wanted), origin);
}

test("a folder that was just written has not drifted, and looking at it changes nothing", async () => {
  const folder = await writtenFolder();
  put(folder, "schemas/mine.ts", "mine\n");
  const before = stampsOf(folder);
  expect(await driftOf(folder)).toEqual([]);
  expect(stampsOf(folder)).toEqual(before);
});

test("a folder that does not exist is one finding, not one for each file", async () => {
  const folder = join(temporaryFolder(), "output");
  expect(await driftOf(folder)).toMatchObject([{ code: "file-missing", location: { file: folder } }]);
});

test("a missing file is reported, and so is a missing manifest", async () => {
  const folder = await writtenFolder();
  rmSync(join(folder, "schemas"), { recursive: true });
  rmSync(join(folder, ".specwright.json"));
  expect(await driftOf(folder)).toMatchObject([
    { code: "file-missing", location: { file: join(folder, "schemas/B.ts") } },
    { code: "file-missing", location: { file: join(folder, ".specwright.json") } },
  ]);
});

test.each([
  ["a changed line", "1\nx\n3\n4\n", "from line 3 on:\n3 - x\n3 + 2"],
  ["an added line", "1\nx\n2\n3\n4\n", "from line 3 on:\n3 - x"],
  ["a missing line", "1\n3\n4\n", "from line 3 on:\n3 + 2"],
  ["a missing end", "1\n2\n", "from line 4 on:\n4 + 3\n5 + 4"],
  ["a missing last line feed", "1\n2\n3\n4", "from line 6 on:\n6 +"],
  ["other lines throughout", "q\nr\ns\nt\n", "from line 2 on:\n2 - q\n3 - r\n4 - s\n2 + 1\n3 + 2\n4 + 3"],
  ["a very long line", `1\n${"x".repeat(1000)}\n3\n4\n`, `from line 3 on:\n3 - ${"x".repeat(160)}…\n3 + 2`],
])("a stale file is shown with its first differing lines: %s", async (_what, text, difference) => {
  const folder = await writtenFolder();
  put(folder, "a.ts", `${header}${text}`);
  const [issue, ...others] = await driftOf(folder);
  expect(others).toEqual([]);
  expect(issue).toMatchObject({
    code: "file-stale",
    message: `\`a.ts\` is not what would be generated, ${difference}`,
  });
  expect(`from line ${issue?.location.line} on`).toBe(difference.slice(0, difference.indexOf(":")));
});

test("the manifest is not believed in what is fresh", async () => {
  const folder = await writtenFolder();
  const manifest = read(folder, ".specwright.json");
  put(folder, "a.ts", "edited\n");
  put(folder, ".specwright.json", manifest.replace(hashOf(texts["a.ts"]), hashOf("edited\n")));
  const issues = await driftOf(folder);
  expect(issues.map((issue) => issue.location.file)).toEqual([join(folder, "a.ts"), join(folder, ".specwright.json")]);
});

test("a change of the document shows in the manifest, though no other file changes", async () => {
  const folder = await writtenFolder();
  const sources = sourcesOf({ "../spec.yaml": "openapi: 3.1.1\n" });
  expect(findDrift(folder, emitted(texts), { ...origin, sources })).toMatchObject([
    { code: "file-stale", hint: "The document, the settings or the generator changed." },
  ]);
});

test.each([
  ["is claimed by the manifest", "b\n", "`schemas/B.ts` is not part of the output any more."],
  ["is claimed and edited", "edited\n", "`schemas/B.ts` is not part of the output any more."],
])("a file that is not emitted is unexpected if it %s", async (_rule, text, message) => {
  const folder = await writtenFolder();
  put(folder, "schemas/B.ts", text);
  const issues = await driftOf(folder, { "a.ts": texts["a.ts"] });
  expect(issues.filter((issue) => issue.code === "file-unexpected")).toMatchObject([{ message }]);
});

test("a file that is not emitted is unexpected if it carries our header, wherever ours are", async () => {
  const folder = await writtenFolder();
  put(folder, "C.ts", header);
  put(folder, "schemas/C.ts", header);
  put(folder, "schemas/mine.ts", "mine\n");
  put(folder, "elsewhere/C.ts", header);
  const issues = await driftOf(folder);
  expect(issues.map(({ code, location }) => [code, location.file])).toEqual([
    ["file-unexpected", join(folder, "C.ts")],
    ["file-unexpected", join(folder, "schemas/C.ts")],
  ]);
});

test("what a killed run left behind is unexpected, and the next run removes it", async () => {
  const folder = await writtenFolder();
  const leftover = "schemas/.0b0f4a4e-6d7e-4c53-9b1b-0f5a3c1d2e4f.specwright-tmp";
  put(folder, leftover, "half");
  expect(await driftOf(folder)).toMatchObject([
    { code: "file-unexpected", location: { file: join(folder, leftover) } },
  ]);
  await writeFiles(folder, emitted(texts), origin);
  expect(await driftOf(folder)).toEqual([]);
});

test("CRLF line ends are named as what they are", async () => {
  const folder = await writtenFolder();
  put(folder, "a.ts", texts["a.ts"].replaceAll("\n", "\r\n"));
  const [issue, ...others] = await driftOf(folder);
  expect(others).toEqual([]);
  expect(issue).toMatchObject({ code: "file-stale", hint: expect.stringContaining(".gitattributes") });
  expect(issue?.message).toContain("CRLF");
});

test.each<[what: string, replace: (file: string) => void]>([
  ["a symbolic link", (file) => symlinkSync(file.replace("a.ts", "copy.ts"), file)],
  ["a folder", (file) => mkdirSync(file)],
])("%s in place of a file is drift, even if its content is right", async (what, replace) => {
  const folder = await writtenFolder();
  put(folder, "copy.ts", texts["a.ts"]);
  rmSync(join(folder, "a.ts"));
  replace(join(folder, "a.ts"));
  const stale = (await driftOf(folder)).filter((issue) => issue.code === "file-stale");
  expect(stale.map((issue) => issue.message)).toEqual([`\`a.ts\` is ${what}, not a file.`]);
});
