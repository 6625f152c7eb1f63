import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { chmodSync, lstatSync, mkdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import { put, read, stampsOf, temporaryFolder, treeOf } from "./write-support.js";
import { configOf, documentOf, followUpstream, pullIn } from "./pull-support.js";
import { startServer } from "./runtime-server.js";

vi.setConfig({ testTimeout: 60_000 });

const lockName = ".specwright-upstream.json";
const original = documentOf(["/pets", "/old"], ["Pet"]);
const changed = documentOf(["/pets", "/new"], ["Pet", "Owner"]);

test("the first pull creates the document and a record of it", async () => {
  const { cwd, url, answer, pull } = await followUpstream(original, { root: "spec/pets.json" });
  answer.headers = { etag: '"1"' };
  const { summary, said } = await pull();
  expect(said).toEqual([]);
  expect(summary).toMatchObject({ file: "spec/pets.json", url, outcome: "created", written: true });
  expect(summary?.operations).toEqual({ added: ["GET /pets", "GET /old"], removed: [] });
  const text = read(cwd, "spec/pets.json");
  expect(JSON.parse(text)).toEqual(JSON.parse(original));
  expect(text.replace(/\s+/g, "")).toBe(original.replace(/\s+/g, ""));
  expect(text).toMatch(/^\{\n {2}"openapi": "3\.1\.0",\n/);
  expect(text).toMatch(/\n\}\n$/);
  const sha256 = createHash("sha256").update(original).digest("hex");
  expect(JSON.parse(read(cwd, lockName))).toEqual({ "spec/pets.json": { url, etag: '"1"', sha256 } });
  expect(treeOf(cwd)).toEqual([lockName, "redocly.yaml", "spec/pets.json"]);
});

test.each<[what: string, headers: Record<string, string>]>([
  ["with an entity tag", { etag: '"1"' }],
  ["without one", {}],
])("an upstream that has not changed changes nothing, %s", async (_what, headers) => {
  const { cwd, answer, received, pull } = await followUpstream(original);
  answer.headers = headers;
  await pull();
  const stamps = stampsOf(cwd);
  expect((await pull()).summary).toMatchObject({ outcome: "unchanged", written: false });
  expect((await pull({ check: true })).said).toEqual([]);
  // How it is spaced is no change either, and neither is a new entity tag.
  answer.body = JSON.stringify(JSON.parse(original), undefined, 7);
  answer.headers = { etag: '"2"' };
  expect((await pull()).summary).toMatchObject({ outcome: "unchanged", written: false });
  expect(stampsOf(cwd)).toEqual(stamps);
  expect(received.map((request) => request.headers["if-none-match"])).toEqual([
    undefined,
    headers["etag"],
    headers["etag"],
    headers["etag"],
  ]);
});

test("an upstream that has changed replaces the document, and the names are told that came and went", async () => {
  const { cwd, answer, pull } = await followUpstream(original);
  await pull();
  answer.body = changed;
  const { summary, said } = await pull();
  expect(said).toEqual([]);
  expect(summary).toMatchObject({ outcome: "replaced", written: true });
  expect(summary?.operations).toEqual({ added: ["GET /new"], removed: ["GET /old"] });
  expect(summary?.schemas).toEqual({ added: ["Owner"], removed: [] });
  expect(JSON.parse(read(cwd, "pets.json"))).toEqual(JSON.parse(changed));
  expect((await pull()).summary).toMatchObject({ outcome: "unchanged" });
});

test("with check, nothing is written and a change is an error", async () => {
  const { cwd, url, answer, pull } = await followUpstream(original);
  const missing = await pull({ check: true });
  expect(missing.said).toEqual([
    "upstream-changed There is no `pets.json` yet. Run `npx specwright pull pets`; `specwright diff` says what the change means.",
  ]);
  expect(treeOf(cwd)).toEqual(["redocly.yaml"]);
  await pull();
  answer.body = changed;
  const stamps = stampsOf(cwd);
  const { summary, said } = await pull({ check: true });
  expect(said[0]).toMatch(`upstream-changed \`pets.json\` is not what \`${url}\` serves any more.`);
  expect(summary).toMatchObject({ outcome: "replaced", written: false, operations: { added: ["GET /new"] } });
  expect(stampsOf(cwd)).toEqual(stamps);
});

test("a document that was edited since is kept, unless told otherwise", async () => {
  const { cwd, url, answer, pull } = await followUpstream(original);
  await pull();
  put(cwd, "pets.json", read(cwd, "pets.json").replace("Pets", "Cats"));
  const edited = read(cwd, "pets.json");
  const { summary, said } = await pull();
  expect(summary).toBeUndefined();
  expect(said).toEqual([
    `document-edited \`pets.json\` was edited since it was pulled, and \`${url}\` would replace the edits. ` +
      "Keep it somewhere else if it is of worth, then run `npx specwright pull pets --force`.",
  ]);
  expect(read(cwd, "pets.json")).toBe(edited);
  put(cwd, "pets.json", "<<<<<<< HEAD\n");
  expect((await pull()).said[0]).toMatch(/^document-edited/);
  answer.body = changed;
  expect((await pull({ force: true })).summary).toMatchObject({ outcome: "replaced", written: true });
  expect((await pull()).summary).toMatchObject({ outcome: "unchanged" });
});

test("a document with a key that stands twice is not pulled: what is written would lose one of the two", async () => {
  const { cwd, answer, pull } = await followUpstream(original);
  await pull();
  const before = read(cwd, "pets.json");
  answer.body = changed.replace("{", '{"openapi":"3.0.3",');
  const { summary, said } = await pull();
  expect(summary).toBeUndefined();
  expect(said).toEqual([expect.stringMatching(/^key-duplicate The key `openapi` stands already in line 1 /)]);
  expect(read(cwd, "pets.json")).toBe(before);
});

test("a document in which somebody wrote a key twice was edited", async () => {
  const { cwd, answer, pull } = await followUpstream(original);
  await pull();
  put(cwd, "pets.json", read(cwd, "pets.json").replace("{", '{"openapi":"3.0.3",'));
  answer.body = changed;
  expect((await pull()).said[0]).toMatch(/^document-edited/);
});

test("a document that was there before its upstream is kept, unless it says the same", async () => {
  const { cwd, url, pull } = await followUpstream(original);
  put(cwd, "pets.json", documentOf(["/mine"]));
  expect((await pull()).said[0]).toMatch(`\`pets.json\` was never pulled, and is not what \`${url}\` serves.`);
  put(cwd, "pets.json", original);
  expect((await pull()).summary).toMatchObject({ outcome: "formatted", written: true });
  expect(read(cwd, "pets.json").split("\n").length).toBeGreaterThan(20);
});

test("a formatter may lay the document out anew, and git its line ends", async () => {
  const { cwd, answer, pull } = await followUpstream(original);
  await pull();
  put(cwd, "pets.json", original.replaceAll(",", ",\r\n"));
  const stamps = stampsOf(cwd);
  expect((await pull()).summary).toMatchObject({ outcome: "unchanged" });
  expect(stampsOf(cwd)).toEqual(stamps);
  answer.body = changed;
  expect((await pull()).summary).toMatchObject({ outcome: "replaced" });
});

test("a run that was killed between the document and its record is made good by the next", async () => {
  const { cwd, answer, pull } = await followUpstream(original);
  await pull();
  const record = read(cwd, lockName);
  answer.body = changed;
  await pull();
  const newer = read(cwd, lockName);
  put(cwd, lockName, record);
  expect((await pull()).summary).toMatchObject({ outcome: "unchanged", written: false });
  expect(read(cwd, lockName)).toBe(newer);
});

test("a symbolic link and the permissions of the document stay", async () => {
  const { cwd, answer, pull } = await followUpstream(original);
  put(cwd, "elsewhere/real.json", original);
  chmodSync(join(cwd, "elsewhere/real.json"), 0o640);
  symlinkSync("elsewhere/real.json", join(cwd, "pets.json"));
  await pull();
  answer.body = changed;
  await pull();
  expect(lstatSync(join(cwd, "pets.json")).isSymbolicLink()).toBe(true);
  expect(JSON.parse(read(cwd, "elsewhere/real.json"))).toEqual(JSON.parse(changed));
  expect(statSync(join(cwd, "elsewhere/real.json")).mode & 0o777).toBe(0o640);
});

test("the extension of the document says how it is written; YAML and JSON are read wherever they come from", async () => {
  const yaml = 'openapi: 3.1.0\ninfo: { title: Pets, version: 1.0.0, description: "a\\nb\\n" }\npaths: {}\n';
  const { cwd, pull } = await followUpstream(`\ufeff${yaml.replaceAll("\n", "\r\n")}`, { root: "pets.yaml" });
  expect((await pull()).said).toEqual([]);
  expect(read(cwd, "pets.yaml")).toBe(
    "openapi: 3.1.0\ninfo:\n  title: Pets\n  version: 1.0.0\n  description: |\n    a\n    b\npaths: {}\n",
  );
  const json = await followUpstream(yaml);
  await json.pull();
  expect(JSON.parse(read(json.cwd, "pets.json"))).toMatchObject({ openapi: "3.1.0", info: { title: "Pets" } });
});

test("headers take what they say from the environment, and nothing of it is written or told", async () => {
  const settings = ', headers: { Authorization: "Bearer ${TOKEN}" }';
  const { cwd, received, answer, pull } = await followUpstream(original, { settings });
  expect((await pull()).said).toEqual([
    "config-invalid The header `Authorization` needs `TOKEN`, which the environment does not have. Set `TOKEN` before the command is run.",
  ]);
  expect((await pull({ environment: { TOKEN: "sec\nret" } })).said).toEqual([
    "config-invalid The header `Authorization` has a character that no header can carry.",
  ]);
  expect(received).toEqual([]);
  await pull({ environment: { TOKEN: "secret\n" } });
  expect(received[0]?.headers.authorization).toBe("Bearer secret");
  answer.status = 403;
  answer.body = "secret";
  const { said } = await pull({ environment: { TOKEN: "secret" } });
  expect(said.join()).toContain("answers with status 403. It wants credentials: send them under");
  expect([said.join(), ...treeOf(cwd).map((path) => read(cwd, path))].join()).not.toContain("secret");
});

const bomb = gzipSync(Buffer.alloc(3_000_000, " "));
const relative = JSON.stringify({
  ...JSON.parse(original),
  components: { schemas: { Pet: { $ref: "../secret.json" } } },
});

test.each<[what: string, words: RegExp, answer: Parameters<typeof startServer>[0]]>([
  ["is not found", /answers with status 404/, (response) => response.writeHead(404).end(original)],
  ["fails twice", /answers with status 500/, (response) => response.writeHead(500).end(original)],
  ["is slow", /does not answer in time/, () => undefined],
  ["is slow with its body", /does not answer in time/, (response) => void response.write("{")],
  ["hangs up", /the connection breaks off/, (response) => void response.destroy()],
  [
    "breaks off",
    /cannot be read/,
    (response) => {
      response.writeHead(200, { "content-length": "5000" }).write(original, () => response.destroy());
    },
  ],
  [
    "serves too much",
    /answers with more than/,
    (response) => {
      response.end(Buffer.alloc(2_500_000, " "));
    },
  ],
  [
    "serves without end",
    /answers with more than/,
    (response) => {
      const more = (): void => void (response.write("x".repeat(10_000)) && setImmediate(more));
      response.on("drain", more);
      more();
    },
  ],
  [
    "serves a small body that becomes a large one",
    /answers with more than/,
    (response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
    },
  ],
  [
    "serves HTML",
    /answers with a page of HTML or XML/,
    (response) => {
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Sign in</title>");
    },
  ],
  ["serves nothing", /is empty/, (response) => response.end()],
  [
    "serves JSON that is no OpenAPI",
    /no OpenAPI document: it has no member `openapi`/,
    (response) => response.end('{"status":"ok"}'),
  ],
  ["serves Swagger 1.2", /Swagger 1.2 is not read yet/, (response) => response.end('{"swagger":"1.2","paths":{}}')],
  ["serves half a document", /is expected here|has no end/, (response) => response.end(original.slice(0, -20))],
  ["serves no UTF-8", /UTF-8/, (response) => response.end(Buffer.from(original.replace("Pets", "Pét"), "latin1"))],
  [
    "redirects in circles",
    /redirects more than 5 times/,
    (response) => response.writeHead(302, { location: "/" }).end(),
  ],
  [
    "redirects to a file",
    /redirects to `file:`/,
    (response) => response.writeHead(302, { location: "file:///etc/passwd" }).end(),
  ],
  [
    "refers to files of its own",
    /`\.\.\/secret\.json` is another file of the upstream/,
    (response) => response.end(relative),
  ],
])("an upstream that %s leaves everything as it is", async (what, words, answer) => {
  const cwd = temporaryFolder();
  const { url } = await startServer(answer);
  const timeout = what.includes("slow") ? "150ms" : "20s";
  put(cwd, "redocly.yaml", configOf("pets.json", `{ url: "${url}", timeout: ${timeout}, maximumSize: 2MB }`));
  put(cwd, "pets.json", original);
  put(cwd, "secret.json", '{"type":"string"}');
  const stamps = stampsOf(cwd);
  for (const options of [{}, { force: true }, { check: true }]) {
    const { summary, issues } = await pullIn(cwd, options);
    expect(summary).toBeUndefined();
    expect(issues[0]?.message).toMatch(words);
    expect(issues[0]?.severity).toBe("fatal");
  }
  expect(stampsOf(cwd)).toEqual(stamps);
});

test("an upstream that is down leaves everything as it is", async () => {
  const cwd = temporaryFolder();
  put(cwd, "redocly.yaml", configOf("pets.json", "http://127.0.0.1:1/"));
  expect((await pullIn(cwd)).said[0]).toMatch(/^file-unreadable `http:\/\/127\.0\.0\.1:1\/` cannot be read/);
  expect(treeOf(cwd)).toEqual(["redocly.yaml"]);
});

test("a lock with the marks of a merge is refused before anything is asked", async () => {
  const { cwd, received, pull } = await followUpstream(original);
  put(cwd, lockName, "<<<<<<< HEAD\n{}\n");
  expect((await pull()).said[0]).toMatch(/^syntax-invalid `.specwright-upstream.json` is not as it was written/);
  expect(received).toEqual([]);
});

test("records stay apart, sorted, and go with their documents", async () => {
  const { cwd, pull } = await followUpstream(original);
  const other = { url: "https://other.example/", sha256: "0" };
  put(cwd, "z.json", "{}");
  put(cwd, lockName, JSON.stringify({ "z.json": other, "gone.json": other }));
  await pull();
  expect(Object.keys(JSON.parse(read(cwd, lockName)))).toEqual(["pets.json", "z.json"]);
});

test("an entity tag that is none is not written down", async () => {
  const { cwd, answer, pull } = await followUpstream(original);
  answer.headers = { etag: "\u009b31m" };
  await pull();
  expect(read(cwd, lockName)).not.toContain("etag");
});

test("what stands in the way of the file is said", async () => {
  const { cwd, pull } = await followUpstream(original, { root: "in-the-way/pets.json" });
  put(cwd, "in-the-way", "a file");
  await expect(pull()).rejects.toThrow(/cannot be written/);
  const folder = await followUpstream(original);
  mkdirSync(join(folder.cwd, "pets.json"));
  expect((await folder.pull()).said[0]).toMatch(/`pets.json` is a directory/);
});

test.skipIf(process.getuid?.() === 0)("in a folder that cannot be written to, the old document stays", async () => {
  const { cwd, answer, pull } = await followUpstream(original, { root: "closed/pets.json" });
  await pull();
  const before = read(cwd, "closed/pets.json");
  answer.body = changed;
  chmodSync(join(cwd, "closed"), 0o555);
  await expect(pull()).rejects.toThrow(/cannot be written/);
  chmodSync(join(cwd, "closed"), 0o755);
  expect(read(cwd, "closed/pets.json")).toBe(before);
});

const script = fileURLToPath(new URL("killed-pull.ts", import.meta.url));

test.each([
  ["writeFile", 1, "old"],
  ["rename", 1, "old"],
  ["writeFile", 2, "new"],
  ["rename", 2, "new"],
])("a pull killed in %s number %i leaves the %s document, and the next one heals", async (operation, count, which) => {
  const { cwd, answer, pull } = await followUpstream(original);
  await pull();
  const old = read(cwd, "pets.json");
  answer.body = changed;
  // Not waited for in this thread, which is the upstream.
  const child = spawn(process.execPath, ["--import", "tsx", script, cwd, operation, String(count)], {
    stdio: "inherit",
  });
  expect(await once(child, "close")).toEqual([null, "SIGKILL"]);
  if (which === "old") expect(read(cwd, "pets.json")).toBe(old);
  else expect(JSON.parse(read(cwd, "pets.json"))).toEqual(JSON.parse(changed));
  expect((await pull()).said).toEqual([]);
  expect(JSON.parse(read(cwd, "pets.json"))).toEqual(JSON.parse(changed));
  const stamps = stampsOf(cwd);
  expect((await pull()).summary).toMatchObject({ outcome: "unchanged" });
  expect(stampsOf(cwd)).toEqual(stamps);
});
