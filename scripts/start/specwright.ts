import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** How a run of the command line ended. */
export interface Run {
  readonly exitCode: number | null;
  /** What it wrote to both of its streams. */
  readonly output: string;
}

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** Runs `specwright` as a user would, in `folder`; `signal` ends it early. */
export function runSpecwright(parameters: readonly string[], folder: string, signal: AbortSignal): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...parameters], {
      cwd: folder,
      signal,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const chunks: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
    }
    child.once("error", reject);
    child.once("close", (exitCode) => resolve({ exitCode, output: chunks.join("") }));
  });
}
