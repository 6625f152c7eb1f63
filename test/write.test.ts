import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { KnownFile } from "../src/model/memory/known-files.js";
import { writeAtomically } from "../src/write/disk.js";
import { planWrite } from "../src/write/plan-write.js";
import { hashOf } from "../src/write/manifest.js";
import type { Entry, Snapshot } from "../src/write/snapshot.js";
import { writeFiles } from "../src/write/write-files.js";
import { emitted, origin, put, read, sourcesOf, stampsOf, temporaryFolder, treeOf } from "./write-support.js";

const header = "// @generated from spec.yaml by specwright. Do not edit; run `npx specwright generate`.\n";

test("an output is its files and a manifest that is sorted and without timestamps", async () => {
  const folder = join(temporaryFolder(), "new", "folder");
  const { value, issues } = await writeFiles(folder, emitted({ "z.ts": "z\n", "schemas/A.ts": "a\n" }), origin);
  expect(issues).toEqual([]);
  expect(value).toEqual({ written: ["z.ts", "schemas/A.ts", ".specwright.json"], unchanged: 0, removed: [] });
  expect(treeOf(folder)).toEqual([".specwright.json", "schemas/A.ts", "z.ts"]);
  expect(read(folder, ".specwright.json")).toBe(`{
  "version": 1,
  "generator": "1.2.3",
  "sources": {
    "../spec.yaml": "${hashOf("openapi: 3.1.0\n")}"
  },
  "settings": {
    "importExtension": ".js"
  },
  "files": {
    "schemas/A.ts": "${hashOf("a\n")}",
    "z.ts": "${hashOf("z\n")}"
  }
}
`);
});

test("the manifest does not depend on the line ends that git gave to the document", async () => {
  const [unix, windows] = [temporaryFolder(), temporaryFolder()];
  const text = "openapi: 3.1.0\ninfo: {}\n";
  for (const [folder, written] of [
    [unix, text],
    [windows, text.replaceAll("\n", "\r\n")],
  ] as const) {
    await writeFiles(folder, emitted({ "a.ts": "a\n" }), { ...origin, sources: sourcesOf({ "s.yaml": written }) });
  }
  expect(read(windows, ".specwright.json")).toBe(read(unix, ".specwright.json"));
});

test("files that are known are read again once they are not what they were", async () => {
  const folder = temporaryFolder();
  const files = emitted({ "a.ts": "a\n", "b.ts": "b\n", "c.ts": "c\n" });
  const known = new Map<string, KnownFile>();
  await writeFiles(folder, files, origin, known);
  await writeFiles(folder, files, origin, known);
  // Whoever reads it would find that it is another.
  const [bytes, stamp] = [Buffer.from("A\n"), known.get(join(folder, "a.ts"))?.stamp ?? ""];
  known.set(join(folder, "a.ts"), { stamp, bytes });
  put(folder, "b.ts", "edited by hand\n");
  rmSync(join(folder, "c.ts"));
  const { value } = await writeFiles(folder, files, origin, known);
  expect(value?.written).toEqual(["a.ts", "b.ts", "c.ts"]);
  expect(["a.ts", "b.ts", "c.ts"].map((path) => read(folder, path))).toEqual(["a\n", "b\n", "c\n"]);
  expect([...known.keys()]).toEqual(["a.ts", "b.ts"].map((path) => join(folder, path)));
});

test("a second run touches nothing, and only what changed is touched by a third", async () => {
  const folder = temporaryFolder();
  const texts = { "a.ts": "a\n", "b.ts": "b\n", "schemas/C.ts": "c\n" };
  await writeFiles(folder, emitted(texts), origin);
  const before = stampsOf(folder);
  const second = await writeFiles(folder, emitted(texts), origin);
  expect(second.value).toEqual({ written: [], unchanged: 4, removed: [] });
  expect(stampsOf(folder)).toEqual(before);

  const third = await writeFiles(folder, emitted({ ...texts, "b.ts": "b2\n" }), origin);
  expect(third.value).toEqual({ written: ["b.ts", ".specwright.json"], unchanged: 2, removed: [] });
  const after = stampsOf(folder);
  expect(Object.keys(after).filter((path) => after[path] !== before[path])).toEqual([".specwright.json", "b.ts"]);
});

test("a change of the document alone writes the manifest alone", async () => {
  const folder = temporaryFolder();
  await writeFiles(folder, emitted({ "a.ts": "a\n" }), origin);
  const { value } = await writeFiles(folder, emitted({ "a.ts": "a\n" }), { ...origin, sources: sourcesOf({}) });
  expect(value).toEqual({ written: [".specwright.json"], unchanged: 1, removed: [] });
});

test("files that are not emitted any more are removed, and so are the folders that they leave empty", async () => {
  const folder = temporaryFolder();
  await writeFiles(folder, emitted({ "a.ts": "a\n", "x/y/b.ts": "b\n", "kept/c.ts": "c\n" }), origin);
  put(folder, "kept/mine.ts", "mine\n");
  const { value, issues } = await writeFiles(folder, emitted({ "a.ts": "a\n" }), origin);
  expect(issues).toEqual([]);
  expect(value.removed).toEqual(["kept/c.ts", "x/y/b.ts"]);
  expect(treeOf(folder)).toEqual([".specwright.json", "a.ts", "kept/mine.ts"]);
});

test("a removed file that was edited by hand is reported and kept", async () => {
  const folder = temporaryFolder();
  await writeFiles(folder, emitted({ "a.ts": "a\n", "b.ts": "b\n" }), origin);
  put(folder, "b.ts", "edited\n");
  const { value, issues } = await writeFiles(folder, emitted({ "a.ts": "a\n" }), origin);
  expect(value.removed).toEqual([]);
  expect(issues).toMatchObject([{ code: "file-unexpected", location: { file: join(folder, "b.ts") } }]);
  expect(read(folder, "b.ts")).toBe("edited\n");
});

test("a removed file is still ours after git gave it CRLF line ends", async () => {
  const folder = temporaryFolder();
  await writeFiles(folder, emitted({ "a.ts": "a\n", "b.ts": "b\nb\n" }), origin);
  put(folder, "b.ts", "b\r\nb\r\n");
  expect((await writeFiles(folder, emitted({ "a.ts": "a\n" }), origin)).value.removed).toEqual(["b.ts"]);
});

test("with one foreign file in the way, nothing at all is written", async () => {
  const folder = temporaryFolder();
  put(folder, "b.ts", "mine\n");
  const before = stampsOf(folder);
  const { value, issues } = await writeFiles(folder, emitted({ "a.ts": "a\n", "b.ts": "b\n" }), origin);
  expect(issues).toMatchObject([
    { code: "file-foreign", severity: "fatal", location: { file: join(folder, "b.ts"), line: 1 } },
  ]);
  expect(value).toEqual({ written: [], unchanged: 0, removed: [] });
  expect(stampsOf(folder)).toEqual(before);
});

test.each([
  ["has the very bytes", "b\n"],
  ["carries the header of generated files", `${header}export {};\n`],
  ["carries the header of the runtime", "// @generated by specwright: part of its runtime.\n"],
  ["carries the header and CRLF line ends", `${header}export {};\n`.replaceAll("\n", "\r\n")],
])("a file that no manifest knows is ours if it %s", async (_rule, text) => {
  const folder = temporaryFolder();
  put(folder, "b.ts", text);
  expect((await writeFiles(folder, emitted({ "b.ts": "b\n" }), origin)).issues).toEqual([]);
  expect(read(folder, "b.ts")).toBe("b\n");
});

test.each([
  ["another generator", "// @generated from spec.yaml by another-tool\n"],
  ["a header further down", `\n${header}`],
])("a file with %s is foreign", async (_rule, text) => {
  const folder = temporaryFolder();
  put(folder, "b.ts", text);
  expect((await writeFiles(folder, emitted({ "b.ts": "b\n" }), origin)).issues).toMatchObject([
    { code: "file-foreign" },
  ]);
});

test("files of the user are never touched, whatever they lie beside", async () => {
  const folder = temporaryFolder();
  put(folder, "schemas/Mine.ts", "mine\n");
  put(folder, "node_modules/x/index.js", "x\n");
  await writeFiles(folder, emitted({ "schemas/A.ts": "a\n" }), origin);
  await writeFiles(folder, emitted({ "a.ts": "a\n" }), origin);
  expect(treeOf(folder)).toEqual([".specwright.json", "a.ts", "node_modules/x/index.js", "schemas/Mine.ts"]);
});

test("a file with our header that is neither emitted nor known is reported and kept", async () => {
  const folder = temporaryFolder();
  put(folder, "schemas/Old.ts", header);
  const { issues } = await writeFiles(folder, emitted({ "schemas/A.ts": "a\n" }), origin);
  expect(issues).toMatchObject([{ code: "file-unexpected", location: { file: join(folder, "schemas/Old.ts") } }]);
  expect(read(folder, "schemas/Old.ts")).toBe(header);
});

test.each<[what: string, prepare: (folder: string, outside: string) => void, path: string]>([
  ["a link in place of a file", (folder, outside) => symlinkSync(join(outside, "a.ts"), join(folder, "a.ts")), "a.ts"],
  ["a link in place of a folder", (folder, outside) => symlinkSync(outside, join(folder, "schemas")), "schemas"],
  ["a folder in place of a file", (folder) => mkdirSync(join(folder, "a.ts")), "a.ts"],
  ["a file in place of a folder", (folder) => writeFileSync(join(folder, "schemas"), ""), "schemas"],
  [
    "a link in place of the manifest",
    (folder, outside) => symlinkSync(outside, join(folder, ".specwright.json")),
    ".specwright.json",
  ],
])("%s is foreign, and what it leads to is not touched", async (_what, prepare, path) => {
  const [folder, outside] = [temporaryFolder(), temporaryFolder()];
  put(outside, "a.ts", "outside\n");
  put(outside, "A.ts", "outside\n");
  prepare(folder, outside);
  const { issues } = await writeFiles(folder, emitted({ "a.ts": "a\n", "schemas/A.ts": "a\n" }), origin);
  expect(issues).toMatchObject([{ code: "file-foreign", location: { file: join(folder, path) } }]);
  expect([read(outside, "a.ts"), read(outside, "A.ts")]).toEqual(["outside\n", "outside\n"]);
});

test("an output folder that is a file is foreign", async () => {
  const folder = join(temporaryFolder(), "output");
  writeFileSync(folder, "mine\n");
  const { issues } = await writeFiles(folder, emitted({ "a.ts": "a\n" }), origin);
  expect(issues).toMatchObject([{ code: "file-foreign", location: { file: folder } }]);
});

test("links that replaced a folder of ours are not followed to what was ours", async () => {
  const [folder, outside] = [temporaryFolder(), temporaryFolder()];
  await writeFiles(folder, emitted({ "a.ts": "a\n", "schemas/B.ts": "b\n" }), origin);
  put(outside, "B.ts", "b\n");
  rmSync(join(folder, "schemas"), { recursive: true });
  symlinkSync(outside, join(folder, "schemas"));
  await writeFiles(folder, emitted({ "a.ts": "a\n" }), origin);
  expect(read(outside, "B.ts")).toBe("b\n");
});

test.each([
  "../a.ts",
  "/a.ts",
  "a/../../b.ts",
  "a//b.ts",
  "./a.ts",
  "",
  "a\\b.ts",
  "C:/a.ts",
  "a\0.ts",
  ".specwright.json",
  ".Specwright.json",
])("the path %j is a bug of an emitter", async (path) => {
  const folder = temporaryFolder();
  await expect(writeFiles(folder, emitted({ [path]: "a\n" }), origin)).rejects.toThrow("Unreachable");
  expect(treeOf(folder)).toEqual([]);
});

test.each([
  ["the same file on some disks", ["schemas/Foo.ts", "schemas/foo.ts"]],
  ["a file and its folder", ["schemas", "schemas/Foo.ts"]],
])("two paths that are %s are a bug of an emitter", async (_rule, paths) => {
  const files = paths.map((path) => ({ path, text: "\n" }));
  await expect(writeFiles(temporaryFolder(), files, origin)).rejects.toThrow("Unreachable");
});

test("a manifest that claims files outside of the folder has nothing deleted", async () => {
  const parent = temporaryFolder();
  const folder = join(parent, "output");
  put(parent, "victim.ts", "victim\n");
  put(folder, "__proto__", "victim\n");
  const hash = hashOf("victim\n");
  const claims = { "../victim.ts": hash, [join(parent, "victim.ts")]: hash, "a/../../victim.ts": hash, "x.ts": 1 };
  put(folder, ".specwright.json", JSON.stringify({ version: 1, files: claims, pending: [] }));
  await writeFiles(folder, emitted({ "a.ts": "a\n" }), origin);
  expect(read(parent, "victim.ts")).toBe("victim\n");
  expect(treeOf(folder)).toEqual([".specwright.json", "__proto__", "a.ts"]);
});

test.each([
  ["the marks of a merge", "<<<<<<< ours\n{}\n=======\n"],
  ["something else", '["a.ts"]'],
  ["nothing", ""],
])("a manifest with %s is replaced, and what carries our header is still ours", async (_rule, text) => {
  const folder = temporaryFolder();
  await writeFiles(folder, emitted({ "a.ts": `${header}1\n` }), origin);
  const right = read(folder, ".specwright.json");
  put(folder, ".specwright.json", text);
  await writeFiles(folder, emitted({ "a.ts": `${header}2\n` }), origin);
  const { issues } = await writeFiles(folder, emitted({ "a.ts": `${header}1\n` }), origin);
  expect(issues).toEqual([]);
  expect(read(folder, ".specwright.json")).toBe(right);
});

test("a name that changes in case alone leaves one file", async () => {
  const folder = temporaryFolder();
  await writeFiles(folder, emitted({ "schemas/foo.ts": "foo\n" }), origin);
  await writeFiles(folder, emitted({ "schemas/Foo.ts": "Foo\n" }), origin);
  expect(treeOf(folder)).toEqual([".specwright.json", "schemas/Foo.ts"]);
  expect(read(folder, "schemas/Foo.ts")).toBe("Foo\n");
});

test("a case-insensitive disk has the file renamed, not removed", () => {
  const file: Entry = { kind: "file", identity: "1:1", bytes: Buffer.from("foo\n") };
  const snapshot: Snapshot = {
    exists: true,
    entries: new Map([
      ["foo.ts", file],
      ["Foo.ts", file],
    ]),
    owned: new Map([["foo.ts", [hashOf("foo\n")]]]),
    strays: [],
    temporaries: [],
  };
  expect(planWrite("output", emitted({ "Foo.ts": "Foo\n" }), snapshot)).toMatchObject({
    issues: [],
    renamed: [{ from: "foo.ts", to: "Foo.ts" }],
    changed: [{ path: "Foo.ts" }],
    removed: [],
  });
});

test("a folder that cannot be made is named beside the system's error", async () => {
  const folder = join(temporaryFolder(), "out");
  symlinkSync("nowhere", folder);
  await expect(writeFiles(folder, emitted({ "a.ts": "" }), origin)).rejects.toMatchObject({
    message: `The folder \`${folder}\` cannot be made.`,
    cause: { code: "ENOENT" },
  });
});

test("a file that cannot be written is named beside the system's error, and nothing is left of the attempt", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "a.ts"));
  await expect(writeAtomically(join(folder, "a.ts"), "a\n")).rejects.toMatchObject({
    message: `\`${join(folder, "a.ts")}\` cannot be written.`,
    cause: { syscall: "rename" },
  });
  expect(treeOf(folder)).toEqual(["a.ts/"]);
});
