import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where npm is run. Its configuration, and every credential in it, stays its own. */
export interface NpmSurroundings {
  readonly cwd: string;
  /** The program that runs us. */
  readonly node: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What npm said. */
export interface NpmOutcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs npm, without a shell.
 *
 * @throws {Error} if there is no npm, with the `code` that the system gives.
 */
export function runNpm(
  parameters: readonly string[],
  { cwd, node, environment }: NpmSurroundings,
): Promise<NpmOutcome> {
  const script = npmScript(node, environment);
  const [program, ...first] = script === undefined ? ["npm"] : [node, script];
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...first, ...parameters], {
      cwd,
      env: outerEnvironment(environment),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => (said[name] += text));
    }
    child.on("error", (cause) => reject(new Error("npm cannot be run.", { cause })));
    child.on("close", (exitCode) => resolve({ exitCode: exitCode ?? 1, ...said }));
  });
}

/** npm is a script that Node runs: so it needs no shell, not on Windows either. */
function npmScript(node: string, environment: NpmSurroundings["environment"]): string | undefined {
  const running = environment["npm_execpath"];
  const folder = dirname(node);
  const candidates = [
    ...(running?.endsWith("npm-cli.js") === true ? [running] : []),
    join(folder, "node_modules/npm/bin/npm-cli.js"),
    join(folder, "../lib/node_modules/npm/bin/npm-cli.js"),
  ];
  return candidates.find((path) => existsSync(path));
}

/** What an outer `npm run` tells its scripts of itself would point the inner npm to another package. */
function outerEnvironment(environment: NpmSurroundings["environment"]): Record<string, string | undefined> {
  const isOurs = (name: string): boolean => !/^npm_(?:package|lifecycle)_|^(?:INIT_CWD|npm_command)$/i.test(name);
  return Object.fromEntries(Object.entries(environment).filter(([name]) => isOurs(name)));
}
