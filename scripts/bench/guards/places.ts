import { spawn } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this benchmark, with the peers in its node_modules. */
export const here = fileURLToPath(new URL(".", import.meta.url));

/** The folder of the project. */
export const root = fileURLToPath(new URL("../../..", import.meta.url));

/** GitHub's OpenAPI document, which lies beside the checkout and is not ours to commit. */
export const githubFile = join(root, "../shared/specs/github.json");

/** The official test suite of JSON Schema, which lies beside the checkout too. */
export const suiteFolder = join(root, "../shared/json-schema-test-suite");

/** What is generated for this run; inside node_modules, so that imports find the peers and git does not find it. */
export const workFolder = join(here, "node_modules/.cache/bench-guards", String(process.pid));

/** Throws, with the command that helps, where something is missing that the benchmark needs. */
export function checkPlaces(): void {
  if (!existsSync(join(here, "node_modules/zod"))) throw new Error(`Run \`npm ci --prefix ${here}\` first.`);
  if (!existsSync(join(root, "dist/cli.js"))) throw new Error("There is no dist/: run `npm run build` first.");
  if (!existsSync(githubFile)) throw new Error(`There is no ${githubFile}: the payloads are made from it.`);
  if (!existsSync(suiteFolder))
    throw new Error(`There is no ${suiteFolder}: it tells which peers check formats exactly.`);
}

/** Removes what was generated for this run. */
export function removeWork(): void {
  rmSync(workFolder, { recursive: true, force: true });
}

/** Writes a file of the run and answers with its path. */
export function writeWork(path: string, text: string): string {
  const file = join(workFolder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** Runs Node and answers with what it prints; throws, with all that it said, if it fails. */
export function runNode(parameters: readonly string[], folder: string = workFolder): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, parameters, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    const output: string[] = [];
    const errors: string[] = [];
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => output.push(chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => errors.push(chunk));
    child.once("error", reject);
    child.once("close", (exitCode) => {
      if (exitCode === 0) resolve(output.join(""));
      else
        reject(new Error(`node ${parameters.join(" ")} ended with ${exitCode}:\n${errors.join("")}${output.join("")}`));
    });
  });
}
