import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly (Step & { readonly env: Readonly<Record<string, string>> })[];
  };
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly permissions?: object; readonly steps: readonly Step[] }>>;
}

const folder = new URL("../.github/workflows/", import.meta.url);
const scripts: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL("../package.json", import.meta.url), "utf8"),
).scripts;

describe.each(readdirSync(folder))("%s", (file) => {
  const text = readFileSync(new URL(file, folder), "utf8");
  const workflow: Workflow = parse(text);
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  test("actions are pinned by commit, with the tag beside it", () => {
    const uses = text.split("\n").filter((line) => line.includes("uses:"));
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) {
      // The action of this repository is that of the same commit.
      expect(line).toMatch(/uses: (?:\.\/$|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/);
    }
  });

  test("no job has a permission that it does not name", () => {
    expect(workflow.permissions).toEqual({});
    for (const job of jobs) expect(job.permissions).toBeDefined();
  });

  test("code of a pull request never runs with the rights of the base", () => {
    expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
    expect(Object.keys(workflow.on)).not.toContain("workflow_run");
  });

  test("no expression is pasted into a command", () => {
    for (const { run } of steps) expect(run ?? "").not.toContain("${{");
  });

  test("each step is an action, `npm ci` or one of the npm scripts", () => {
    for (const { uses, run } of steps) {
      if (uses !== undefined || /^npm ci(?: --prefix [\w/]+)?$/.test(run ?? "")) continue;
      const script = run === "npm test" ? "test" : /^npm run ([\w:-]+)/.exec(run ?? "")?.[1];
      expect(Object.keys(scripts), run).toContain(script);
    }
  });
});

describe("action.yml", () => {
  const action: Action = parse(readFileSync(new URL("../action.yml", import.meta.url), "utf8"));
  const [first, second, ...others] = action.runs.steps;

  test("has the inputs that its readers are told of, each with a default", () => {
    expect(Object.keys(action.inputs)).toEqual(["command", "api", "base", "fail-on", "comment"]);
    for (const input of Object.values(action.inputs)) expect(typeof input.default).toBe("string");
  });

  test("runs scripts of its own, with nothing pasted into the command", () => {
    expect(others).toEqual([]);
    for (const { run, uses } of action.runs.steps) {
      expect(uses).toBeUndefined();
      const [, script = ""] = /^node "\$GITHUB_ACTION_PATH\/(scripts\/action\/[\w-]+\.js)"$/.exec(run ?? "") ?? [];
      expect(existsSync(new URL(`../${script}`, import.meta.url)) && script !== "", run).toBe(true);
    }
  });

  test("gives the token to the comment alone", () => {
    expect(JSON.stringify(first)).not.toMatch(/token|secrets/i);
    expect(second?.env["GH_TOKEN"]).toBe("${{ github.token }}");
  });
});
