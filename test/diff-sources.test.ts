import { createHash } from "node:crypto";
import { existsSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { displayedUrl } from "../src/load/displayed-url.js";
import { type FetchOptions, fetchText } from "../src/load/fetch-text.js";
import { findBase } from "../src/load/git-base.js";
import { gitSourceOf } from "../src/load/git-source.js";
import { loadDocument } from "../src/load/load-document.js";
import type { Issue } from "../src/model/issue.js";
import { documentWith } from "./cli-support.js";
import { commit, git, repositoryWith } from "./git-support.js";
import { type Handler, serverWith } from "./http-support.js";
import { put, temporaryFolder } from "./write-support.js";

const head = "openapi: 3.1.0\ninfo: { title: T, version: 1.0.0 }\npaths: {}\n";
const splitSpec = `${head}components: { schemas: { Pet: { $ref: "../common/pet.yaml" } } }\n`;

function firstOf({ issues: [issue] }: { readonly issues: readonly Issue[] }) {
  return { code: issue?.code, message: issue?.message, hint: issue?.hint, file: issue?.location.file };
}

describe("documents of a commit", () => {
  test.each(["main", "HEAD", "HEAD~0", "v1", "heads/main", "HEAD^{/Change}"])(
    "%s:… is the commit's, not the disk's",
    async (ref) => {
      const cwd = repositoryWith({ "spec/a.yaml": head });
      git(cwd, "tag", "v1");
      put(cwd, "spec/a.yaml", "not: openapi\n");
      const { value, issues } = await loadDocument(`${ref}:spec/a.yaml`, cwd);
      expect(issues).toEqual([]);
      expect(value?.file).toBe(`${ref}:spec/a.yaml`);
      expect(value?.locate("/info/version")).toMatchObject({ file: `${ref}:spec/a.yaml`, line: 2, column: 28 });
    },
  );

  test("references to other files stay within the commit", async () => {
    const cwd = repositoryWith({ "spec/a.yaml": splitSpec, "common/pet.yaml": "type: object\n" });
    commit(cwd, { "common/pet.yaml": "type: string\n" });
    const { value, issues } = await loadDocument("HEAD~1:spec/a.yaml", cwd);
    expect(issues).toEqual([]);
    expect(value?.sources.map(({ file }) => file)).toEqual(["HEAD~1:spec/a.yaml", "HEAD~1:common/pet.yaml"]);
    expect(value?.content).toMatchObject({ components: { schemas: { Pet: { type: "object" } } } });
    expect(value?.locate("/components/schemas/Pet/type").file).toBe("HEAD~1:common/pet.yaml");
  });

  test("a reference to a file that the commit lacks, or outside of the repository, costs what refers to it", async () => {
    const cwd = repositoryWith({
      "a.yaml": `${head}components: { schemas: { A: { $ref: "pett.yaml" }, B: { $ref: "../../etc/passwd.yaml" } } }\n`,
      "pet.yaml": "type: object\n",
    });
    put(cwd, "pett.yaml", "type: string\n");
    const { value, issues } = await loadDocument("main:a.yaml", cwd);
    expect(value).toBeDefined();
    expect(issues.map(({ code, message, hint }) => [code, message, hint])).toEqual([
      ["ref-unresolved", "`main` has no file `pett.yaml`.", "Did you mean `main:pet.yaml`?"],
      ["ref-unresolved", "`main:../../etc/passwd.yaml` is outside of the repository.", undefined],
    ]);
  });

  test("below a folder, `./` is the folder, as git has it", async () => {
    const cwd = repositoryWith({ "spec/a.yaml": splitSpec, "common/pet.yaml": "type: object\n" });
    const below = join(cwd, "spec");
    expect((await loadDocument("main:./a.yaml", below)).issues).toEqual([]);
    expect((await loadDocument("main:../spec/a.yaml", below)).issues).toEqual([]);
    expect(firstOf(await loadDocument("main:a.yaml", below)).hint).toBe(
      "Paths begin at the top of the repository. Did you mean `main:./a.yaml`?",
    );
  });

  test("a link within the commit is followed, one that leaves it is not", async () => {
    const cwd = repositoryWith({ "spec/a.yaml": head });
    symlinkSync("spec/a.yaml", join(cwd, "inside.yaml"));
    symlinkSync("/etc/passwd", join(cwd, "outside.yaml"));
    commit(cwd, {});
    expect((await loadDocument("main:inside.yaml", cwd)).issues).toEqual([]);
    expect(firstOf(await loadDocument("main:outside.yaml", cwd)).code).toBe("file-not-found");
  });

  test("a bare repository and a worktree will do", async () => {
    const cwd = repositoryWith({ "spec/a.yaml": head });
    const bare = join(temporaryFolder(), "bare.git");
    git(cwd, "clone", "--quiet", "--bare", cwd, bare);
    const tree = join(temporaryFolder(), "tree");
    git(cwd, "worktree", "add", "--quiet", tree, "-b", "other");
    for (const place of [bare, tree]) expect((await loadDocument("main:spec/a.yaml", place)).issues).toEqual([]);
  });

  test.each<[source: string, message: string, hint?: string]>([
    ["mian:spec/a.yaml", "There is no commit `mian` in this repository.", "Did you mean `main`?"],
    ["nowhere:spec/a.yaml", "There is no commit `nowhere` in this repository."],
    ["main:spec/b.yaml", "`main` has no file `spec/b.yaml`.", "Did you mean `main:spec/a.yaml`?"],
    ["main:other/a.yaml", "`main` has no file `other/a.yaml`.", "It has no folder `other` either."],
    ["main:spec", "`main:spec` is a directory.", "Name a file in it."],
    ["main:spec/a.yaml\n", "`main` has no file `spec/a.yaml\n`.", "Did you mean `main:spec/a.yaml`?"],
    ["main:binary.yaml", "`main:binary.yaml` is a binary file."],
    ["main:../a.yaml", "`main:../a.yaml` is outside of the repository."],
    ["main^{tree}:spec/a.yaml", "There is no commit `main^{tree}` in this repository."],
    ["-o:x", "There is no commit `-o` in this repository."],
    ["--upload-pack=x:y", "There is no commit `--upload-pack=x` in this repository."],
    ["--output=pwned:x", "There is no commit `--output=pwned` in this repository."],
    ["$(touch pwned):x", "There is no commit `$(touch pwned)` in this repository."],
    ["main;touch pwned:x", "There is no commit `main;touch pwned` in this repository."],
  ])("%j: %s", async (source, message, hint) => {
    const cwd = repositoryWith({ "spec/a.yaml": head, "binary.yaml": "\0" });
    const { value, issues } = await loadDocument(source, cwd);
    expect(value).toBeUndefined();
    expect(issues).toHaveLength(1);
    expect(firstOf({ issues })).toMatchObject({ message, file: source });
    expect(issues[0]?.hint).toBe(hint);
    expect(issues[0]?.severity).toBe("fatal");
    expect(existsSync(join(cwd, "pwned"))).toBe(false);
  });

  test("without a repository, git's own words say so", async () => {
    const { message } = firstOf(await loadDocument("main:a.yaml", temporaryFolder()));
    expect(message).toMatch(
      /^`main:a.yaml` is no file, and cannot be looked for in a commit: git says `fatal: not a git repository/,
    );
  });

  test("without git, that is what is missing", async () => {
    const cwd = temporaryFolder();
    const path = process.env["PATH"];
    process.env["PATH"] = cwd;
    try {
      expect(firstOf(await loadDocument("main:a.yaml", cwd)).message).toContain("git is not installed");
    } finally {
      process.env["PATH"] = path;
    }
  });

  test("a file that exists is a file, whatever its name", async () => {
    const cwd = repositoryWith({ "spec/a.yaml": "not: openapi\n" });
    put(cwd, "main:spec/a.yaml", head);
    expect((await loadDocument("main:spec/a.yaml", cwd)).value?.sources[0]?.text).toBe(head);
  });

  test.each([
    ["C:\\specs\\a.yaml"],
    ["c:/specs/a.yaml"],
    ["a.yaml"],
    ["https://a.example/a.yaml"],
    ["a:"],
    [":a"],
    ["{{{{{{:"],
  ])("%j is no file of a commit", (source) => {
    expect(gitSourceOf(source, temporaryFolder())).toBeUndefined();
  });

  test.each<[source: string, ref: string, path: string]>([
    ["origin/main:a:b.yaml", "origin/main", "a:b.yaml"],
    ["HEAD^{/fix: this}:a.yaml", "HEAD^{/fix: this}", "a.yaml"],
  ])("%j ends its ref at the first colon outside of braces", (source, ref, path) => {
    expect(gitSourceOf(source, temporaryFolder())).toEqual({ ref, path });
  });
});

describe("the commit to compare with", () => {
  test("is where HEAD left the default branch", () => {
    const cwd = repositoryWith({ "a.yaml": head });
    const left = git(cwd, "rev-parse", "HEAD").trim();
    git(cwd, "switch", "--quiet", "--create", "feature");
    commit(cwd, { "b.yaml": head });
    git(cwd, "switch", "--quiet", "main");
    commit(cwd, { "c.yaml": head });
    git(cwd, "switch", "--quiet", "feature");
    expect(findBase(undefined, cwd)).toMatchObject({ ref: "main", commit: { hash: left } });
  });

  test("prefers the branch that the remote names", () => {
    const upstream = repositoryWith({ "a.yaml": head });
    git(upstream, "branch", "--move", "main", "trunk");
    const cwd = join(temporaryFolder(), "clone");
    git(upstream, "clone", "--quiet", upstream, cwd);
    git(cwd, "branch", "main");
    expect(findBase(undefined, cwd)).toMatchObject({ ref: "origin/trunk" });
  });

  test.each(["master", "origin/main"])("is %s for want of main", (ref) => {
    const cwd = repositoryWith({ "a.yaml": head });
    if (ref === "master") git(cwd, "branch", "--move", "main", "master");
    else {
      git(cwd, "update-ref", "refs/remotes/origin/main", "HEAD");
      git(cwd, "branch", "--move", "main", "feature");
    }
    expect(findBase(undefined, cwd)).toMatchObject({ ref });
  });

  test("what cannot be found is told, with a way on", () => {
    const cwd = repositoryWith({ "a.yaml": head });
    expect(findBase("mian", cwd)).toMatchObject({ code: "file-not-found", hint: "Did you mean `main`?" });
    git(cwd, "branch", "--move", "main", "feature");
    expect(findBase(undefined, cwd)).toMatchObject({ hint: "Name what to compare with: `--base REF`." });
    git(cwd, "switch", "--quiet", "--orphan", "main");
    commit(cwd, {});
    expect(findBase("feature", cwd)).toMatchObject({ message: "`feature` and `HEAD` have no commit in common here." });
  });

  test("a shallow clone is told how to get the rest", () => {
    const upstream = repositoryWith({ "a.yaml": head });
    commit(upstream, { "b.yaml": head });
    const cwd = join(temporaryFolder(), "clone");
    git(upstream, "clone", "--quiet", "--depth=1", `file://${upstream}`, cwd);
    expect(findBase("v9.9.9-long-name", cwd)).toMatchObject({
      hint: expect.stringContaining("fetch-depth: 0") as unknown,
    });
  });
});

describe("documents on the network", () => {
  const quick: FetchOptions = { retryDelayMs: 0, allow: ["private"] };

  async function fetchFrom(handler: Handler, options: FetchOptions = {}, path = "/openapi.yaml") {
    return fetchText(`${await serverWith(handler)}${path}`, { ...quick, ...options });
  }

  async function failureFrom(handler: Handler, options: FetchOptions = {}, path = "/openapi.yaml"): Promise<Issue> {
    const fetched = await fetchFrom(handler, options, path);
    if (fetched.status !== "failed") throw new Error(`It has ${fetched.status}.`);
    return fetched.issue;
  }

  test("a document is read, and located by its URL", async () => {
    const base = await serverWith((_request, response) => response.end(documentWith()));
    const { value, issues } = await loadDocument(`${base}/openapi.yaml`, temporaryFolder(), { allow: ["private"] });
    expect(issues).toEqual([]);
    expect(value?.locate("/info")).toMatchObject({ file: `${base}/openapi.yaml`, line: 2 });
  });

  test("what it refers to is not fetched", async () => {
    const asked: (string | undefined)[] = [];
    const base = await serverWith((request, response) => {
      asked.push(request.url);
      response.end(splitSpec);
    });
    const { value, issues } = await loadDocument(`${base}/v1/openapi.yaml`, temporaryFolder(), { allow: ["private"] });
    expect(value).toBeDefined();
    expect(issues.map(({ code, message }) => `${code} ${message}`)).toEqual([
      `ref-remote \`${base}/common/pet.yaml\` is not fetched: the document alone is read from the network, not what it refers to.`,
    ]);
    expect(asked).toEqual(["/v1/openapi.yaml"]);
  });

  test("text, hash, ETag and date come back, and are asked by", async () => {
    const text = "\ufeffopenapi: 3.1.0 # ä\n";
    const handler: Handler = (request, response) => {
      const isKnown =
        request.headers["if-none-match"] === '"1"' || request.headers["if-modified-since"] === "yesterday";
      response.writeHead(isKnown ? 304 : 200, {
        etag: '"1"',
        "last-modified": "yesterday",
        "content-encoding": "gzip",
      });
      response.end(isKnown ? undefined : gzipSync(text));
    };
    expect(await fetchFrom(handler)).toMatchObject({
      status: "fetched",
      text: text.slice(1),
      etag: '"1"',
      lastModified: "yesterday",
      hash: createHash("sha256").update(text).digest("hex"),
    });
    expect(await fetchFrom(handler, { ifNoneMatch: '"1"' })).toMatchObject({ status: "not-modified" });
    expect(await fetchFrom(handler, { ifModifiedSince: "yesterday" })).toMatchObject({ status: "not-modified" });
    expect(await fetchFrom(handler, { ifNoneMatch: '"0"' })).toMatchObject({ status: "fetched" });
  });

  test.each(["<!DOCTYPE html><title>x", "\n  <html>", "<?xml version='1.0'?>"])("%j is no document", async (page) => {
    const issue = await failureFrom((_request, response) => response.end(page));
    expect(issue.message).toContain("answers with a page of HTML or XML, not with a document in JSON or YAML.");
  });

  test("a document that calls itself HTML is one", async () => {
    const handler: Handler = (_request, response) => response.setHeader("content-type", "text/html").end(head);
    expect(await fetchFrom(handler)).toMatchObject({ status: "fetched", text: head });
  });

  test.each<[name: string, body: Buffer, reason: string]>([
    ["binary", Buffer.from([0x50, 0x00]), "binary"],
    ["in Latin-1", Buffer.from([0x61, 0xe4, 0x61]), "not in UTF-8"],
  ])("a body that is %s is told", async (_name, body, reason) => {
    expect((await failureFrom((_request, response) => response.end(body))).message).toContain(reason);
  });

  test("an endless body ends at the limit", async () => {
    let isClosed: Promise<unknown> | undefined;
    const issue = await failureFrom(
      (_request, response) => {
        isClosed = new Promise((resolve) => response.on("close", resolve));
        const more = (): void => {
          while (!response.destroyed && response.write(" ".repeat(65_536)));
        };
        response.on("drain", more);
        more();
      },
      { maximumBytes: 1_000_000 },
    );
    expect(issue.message).toContain("answers with more than 1000000 bytes.");
    await isClosed;
  });

  test("a small body that unpacks to a large one is a large one", async () => {
    const handler: Handler = (_request, response) =>
      response.setHeader("content-encoding", "gzip").end(gzipSync(" ".repeat(2_000_000)));
    expect((await failureFrom(handler, { maximumBytes: 1_048_576 })).message).toContain("answers with more than 1 MB.");
  });

  test.each<[name: string, handler: Handler]>([
    ["says nothing", () => undefined],
    ["begins and never ends", (_request, response) => void response.write("openapi: 3.1.0\n")],
    ["wants to be asked again", (_request, response) => response.writeHead(503, { "retry-after": "4" }).end()],
  ])("a host that %s is given up in time", async (_name, handler) => {
    expect((await failureFrom(handler, { timeoutMs: 150 })).message).toContain("does not answer in time.");
  });

  test.each<[name: string, location: (count: number) => string, path: string, asked: number, reason: string]>([
    ["in a circle", () => "/openapi.yaml", "/openapi.yaml", 6, "redirects more than 5 times"],
    ["without end", (count) => `/${count}`, "/openapi.yaml", 6, "redirects more than 5 times"],
    ["to a file", () => "file:///etc/passwd", "/", 1, "redirects to `file:`"],
    ["to data", () => "data:,openapi", "/", 1, "redirects to `data:`"],
    ["to nonsense", () => "http://[", "/", 1, "not a valid URL"],
  ])("a redirect %s is not followed", async (_name, location, path, asked, reason) => {
    let count = 0;
    const issue = await failureFrom(
      (_request, response) => response.writeHead(302, { location: location(++count) }).end(),
      {},
      path,
    );
    expect(issue.message).toContain(reason);
    expect(count).toBe(asked);
  });

  test("five redirects are followed", async () => {
    let count = 0;
    const handler: Handler = (_request, response) =>
      ++count > 5 ? response.end(head) : response.writeHead(307, { location: `./${count}` }).end();
    expect(await fetchFrom(handler)).toMatchObject({ status: "fetched", text: head });
  });

  test.each<[name: string, status: number, headers: Record<string, string>]>([
    ["500", 500, {}],
    ["503 with a second of patience", 503, { "retry-after": "0" }],
    ["429 until a date that is over", 429, { "retry-after": "Wed, 01 Jan 2020 00:00:00 GMT" }],
  ])("%s is asked once more", async (_name, status, headers) => {
    let count = 0;
    const handler: Handler = (_request, response) =>
      ++count === 1 ? response.writeHead(status, headers).end() : response.end(head);
    expect(await fetchFrom(handler)).toMatchObject({ status: "fetched" });
    expect(count).toBe(2);
  });

  test.each<[name: string, asked: number, handler: Handler, reason: string, hint?: string]>([
    ["500 twice", 2, (_request, response) => response.writeHead(500).end(), "answers with status 500."],
    ["404", 1, (_request, response) => response.writeHead(404).end(), "answers with status 404."],
    [
      "401",
      1,
      (_request, response) => response.writeHead(401).end(),
      "answers with status 401.",
      "It wants credentials",
    ],
    ["204", 1, (_request, response) => response.writeHead(204).end(), "answers with status 204."],
    ["304, unasked", 1, (_request, response) => response.writeHead(304).end(), "answers with status 304."],
    [
      "an hour of patience",
      1,
      (_request, response) => response.writeHead(503, { "retry-after": "3600" }).end(),
      "answers with status 503.",
      "It asks for 3600 seconds of patience.",
    ],
    ["a connection that breaks off", 2, (request) => void request.socket.destroy(), "the connection breaks off."],
    [
      "a body shorter than announced",
      2,
      (request, response) => {
        response.writeHead(200, { "content-length": "1000" });
        response.write("openapi", () => request.socket.destroy());
      },
      "cannot be read:",
    ],
  ])("%s is a failure after %i attempts", async (_name, asked, handler, reason, hint = "") => {
    let count = 0;
    const issue = await failureFrom((request, response) => {
      count++;
      handler(request, response);
    });
    expect(issue.message).toContain(reason);
    expect(issue.hint ?? "").toContain(hint);
    expect(count).toBe(asked);
  });

  test("credentials go to their own origin alone, and are never printed", async () => {
    const seen: (string | undefined)[] = [];
    const other = await serverWith((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(404).end();
    });
    const home = await serverWith((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(302, { location: `${other}/x` }).end();
    });
    const url = `${home.replace("//", "//us%40er:pa%3Ass@")}/a.yaml?format=json&access_token=hidden#frag`;
    const { issues } = await loadDocument(url, temporaryFolder(), { allow: ["private"] });
    expect(seen).toEqual([`Basic ${Buffer.from("us@er:pa:ss").toString("base64")}`, undefined]);
    expect(issues[0]?.message).toBe(`\`${home}/a.yaml?format=json&access_token=…\` answers with status 404.`);
    expect(JSON.stringify(issues)).not.toMatch(/hidden|us%40er|pa%3Ass|us@er/);
  });

  test.each<[url: string, shown: string]>([
    ["https://user@a.example/b", "https://a.example/b"],
    ["https://a@b:c@d@a.example", "https://a.example"],
    ["HTTPS:\\\\user:pass@a.example\\b", "HTTPS:\\\\a.example\\b"],
    ["https:user:pass@a.example", "https:a.example"],
    ["https://a.example/@scope?x=1&X-Amz-Signature=abc&key", "https://a.example/@scope?x=1&X-Amz-Signature=…&key"],
    ["https://a.example/?%74oken=abc", "https://a.example/?%74oken=…"],
  ])("%s is shown as %s", (url, shown) => {
    expect(displayedUrl(url)).toBe(shown);
  });

  test.each([
    ["http://", "is not a valid URL."],
    ["ftp://a.example/b.yaml", "only http and https are."],
    ["file:///etc/passwd", "only http and https are."],
  ])("%s cannot be fetched", async (url, reason) => {
    expect(firstOf(await loadDocument(url, temporaryFolder())).message).toContain(reason);
  });
});
