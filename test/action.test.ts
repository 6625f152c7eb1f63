import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { put, temporaryFolder } from "./write-support.js";

vi.setConfig({ testTimeout: 60_000 });

const scripts = fileURLToPath(new URL("../scripts/action/", import.meta.url));

/** Says how it was called, in place of the command line of a project. */
const fakeSpecwright = `console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = Number(process.env.FAKE_EXIT ?? 0);\n`;

/** Answers as `gh api` does: `known` are the comments that are ours; it refuses to write where there is a file `refuse`. */
const fakeGh = `#!/usr/bin/env node
const { appendFileSync, existsSync, readFileSync } = require("node:fs");
const parameters = process.argv.slice(2);
const isWriting = parameters.includes("--method");
appendFileSync(__dirname + "/calls", JSON.stringify([parameters, isWriting ? JSON.parse(readFileSync(0, "utf8")) : null]) + "\\n");
if (isWriting && existsSync(__dirname + "/refuse")) {
  process.stderr.write("gh: Resource not accessible by integration (HTTP 403)\\n");
  process.exitCode = 1;
} else if (!isWriting && existsSync(__dirname + "/known")) process.stdout.write(readFileSync(__dirname + "/known"));
`;

function runScript(name: string, folder: string, environment: Readonly<Record<string, string>>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(scripts, name)], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: `${join(folder, "bin")}${delimiter}${process.env["PATH"]}`, RUNNER_TEMP: folder, ...environment },
  });
  return { status, stdout, stderr };
}

describe("the first step", () => {
  function project(): string {
    const folder = temporaryFolder();
    put(folder, "node_modules/specwright/dist/cli.js", fakeSpecwright);
    return folder;
  }

  test.each<[environment: Record<string, string>, words: string[]]>([
    [
      { SPECWRIGHT_COMMAND: "review", SPECWRIGHT_FAIL_ON: "breaking", GITHUB_BASE_REF: "main" },
      ["review", "--base", "origin/main", "--fail-on", "breaking", "--format", "github", "--summary", "--markdown"],
    ],
    [
      {
        SPECWRIGHT_COMMAND: "diff",
        SPECWRIGHT_API: "$(touch pwned); `id`",
        SPECWRIGHT_BASE: "v1",
        GITHUB_BASE_REF: "x",
      },
      ["diff", "$(touch pwned); `id`", "--base", "v1", "--format", "github"],
    ],
    [{ SPECWRIGHT_COMMAND: "check", SPECWRIGHT_FAIL_ON: "none" }, ["check"]],
    [{ SPECWRIGHT_COMMAND: "lint" }, ["lint", "--format", "github-actions"]],
  ])("%j runs the Specwright of the project", (environment, words) => {
    const folder = project();
    const { status, stdout } = runScript("run.js", folder, environment);
    const given: string[] = JSON.parse(stdout);
    expect(given.slice(0, words.length)).toEqual(words);
    expect(given.slice(words.length)).toEqual(words[0] === "review" ? [join(folder, "specwright-review.md")] : []);
    expect(status).toBe(0);
    expect(existsSync(join(folder, "pwned"))).toBe(false);
  });

  test("ends as the command does", () => {
    expect(runScript("run.js", project(), { SPECWRIGHT_COMMAND: "review", FAKE_EXIT: "1" }).status).toBe(1);
  });

  test.each<[environment: Record<string, string>, words: string]>([
    [{ SPECWRIGHT_COMMAND: "publish" }, 'There is no command "publish" for the action.'],
    [{ SPECWRIGHT_COMMAND: "::error::x\n" }, 'There is no command "::error::x\\n" for the action.'],
    [{ SPECWRIGHT_COMMAND: "review", SPECWRIGHT_API: "--config=x" }, "An input begins with a hyphen."],
  ])("%j is refused", (environment, words) => {
    expect(runScript("run.js", project(), environment)).toEqual({ status: 2, stdout: "", stderr: `${words}\n` });
  });
});

describe("the comment", () => {
  function reviewed(event: object = { pull_request: { number: 7 } }) {
    const folder = temporaryFolder();
    put(folder, "bin/gh", fakeGh);
    chmodSync(join(folder, "bin/gh"), 0o755);
    put(folder, "event.json", JSON.stringify(event));
    put(folder, "specwright-review.md", "## `$(touch pwned)`\n");
    const run = (api = "") =>
      runScript("comment.js", folder, {
        GITHUB_REPOSITORY: "octo/pets",
        GITHUB_EVENT_PATH: join(folder, "event.json"),
        SPECWRIGHT_API: api,
      });
    return { folder, run };
  }

  function callsOf(folder: string): readonly (readonly [string[], { readonly body: string } | null])[] {
    const file = join(folder, "bin/calls");
    if (!existsSync(file)) return [];
    return readFileSync(file, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
  }

  test("is written once, with a marker", () => {
    const { folder, run } = reviewed();
    expect(run()).toEqual({ status: 0, stdout: "Commented.\n", stderr: "" });
    const [[listed] = [], [written, content] = []] = callsOf(folder);
    expect(listed?.slice(0, 3)).toEqual(["api", "--paginate", "repos/octo/pets/issues/7/comments"]);
    expect(written).toEqual(["api", "--method", "POST", "repos/octo/pets/issues/7/comments", "--input", "-"]);
    expect(content?.body).toMatch(/^<!-- specwright-review [0-9a-f]{12} -->\n## `\$\(touch pwned\)`\n$/);
    // Only a comment of the workflow itself is ours, whatever others write.
    expect(listed?.at(-1)).toContain('.user.login == "github-actions[bot]"');
    expect(listed?.at(-1)).toContain(content?.body.split("\n")[0]);
  });

  test("is renewed where it is", () => {
    const { folder, run } = reviewed();
    put(folder, "bin/known", "123\n456\n");
    expect(run().stdout).toBe("Renewed the comment.\n");
    expect(callsOf(folder)[1]?.[0].slice(2, 4)).toEqual(["PATCH", "repos/octo/pets/issues/comments/123"]);
  });

  test("is another one for another API, whose name is no markup", () => {
    const { folder, run } = reviewed();
    run("--> <img>");
    run("pets");
    const markers = callsOf(folder).flatMap(([, content]) => content?.body.split("\n")[0] ?? []);
    expect(new Set(markers).size).toBe(2);
    for (const marker of markers) expect(marker).toMatch(/^<!-- specwright-review [0-9a-f]{12} -->$/);
  });

  test("that may not be written is no failure", () => {
    const { folder, run } = reviewed();
    put(folder, "bin/refuse", "");
    const { status, stdout } = run();
    expect(status).toBe(0);
    expect(stdout).toMatch(/^::notice .*The review is in the summary of the job/);
  });

  test.each([{}, { pull_request: { number: "7/../../x" } }])("is not written for the event %j", (event) => {
    const { folder, run } = reviewed(event);
    expect(run().status).toBe(0);
    expect(callsOf(folder)).toEqual([]);
  });
});
