import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { lintProblems } from "../src/lint/lint-problems.js";

/** What Redocly says of a document, one line for each problem of one of our rules: rule, pointer, message, hint. */
export type ProblemsOf = (document: string) => readonly Problem[];

export interface Problem {
  /** Without `specwright/`. */
  readonly rule: string;
  readonly severity: string;
  readonly pointer: string;
  readonly message: string;
  readonly hint: string | undefined;
}

/** A project of its own, in which the package is installed as its users have it. */
export function makeProject(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "specwright-redocly-")));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(fileURLToPath(new URL("..", import.meta.url)), join(folder, "node_modules/specwright"), "junction");
  return folder;
}

/** Writes files by their paths below the folder. */
export function writeAll(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Runs the real Redocly once on all targets: a process takes a second. Problems of Redocly's own rules are left out. */
export async function lintAll(cwd: string, config: string, targets: readonly string[]): Promise<ProblemsOf> {
  const request = { targets, config, cwd, node: process.execPath, environment: process.env };
  const { issues, stderr } = await lintProblems(request);
  // Without a word about each document, Redocly has not got so far.
  if (!stderr.includes("validated in")) throw new Error(stderr);
  return (document) =>
    issues.flatMap(({ message, severity, hint, location }) => {
      const [, text = "", rule] = /^([^]*) \(specwright\/([a-z-]+)\)$/.exec(message) ?? [];
      const { file, pointer } = location;
      return rule === undefined || file !== document ? [] : [{ rule, severity, pointer, message: text, hint }];
    });
}

/** A document around `paths` and `components`. */
export function documentOf(fragment: string, version = "3.1.0"): string {
  return `openapi: ${version}\ninfo: { title: T, version: "1" }\n${fragment}`;
}
