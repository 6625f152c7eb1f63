import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findRedocly } from "./find-redocly.js";
import { withoutNodeNotice } from "./without-node-notice.js";

/** Every format that Redocly prints. */
export const lintFormats = [
  "codeframe",
  "stylish",
  "json",
  "checkstyle",
  "codeclimate",
  "summary",
  "markdown",
  "github-actions",
  "junit",
] as const;

export type LintFormat = (typeof lintFormats)[number];

export interface LintRequest {
  /** Names of APIs in the configuration, or paths of documents; none for all APIs of the configuration. */
  readonly targets: readonly string[];
  /** `codeframe` by default, as Redocly has it. */
  readonly format?: LintFormat;
  /** A configuration in place of `redocly.yaml`, relative to `cwd`. */
  readonly config?: string;
  readonly cwd: string;
  /** The program that runs Redocly: `process.execPath`. */
  readonly node: string;
  /** Flags for that program; none by default. */
  readonly nodeFlags?: readonly string[];
  /** The environment of the child process: `process.env`, with `FORCE_COLOR` where colours are wanted. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Called as soon as Redocly is at work. */
  readonly onStart?: () => void;
}

/** What Redocly said, byte for byte but for its notice about old versions of Node. */
export interface LintOutcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** No document has more problems; Redocly would stop at 100. */
const mostProblems = 1_000_000;

/** Lints with the project's own Redocly and its own rules; verdict, text and exit code are Redocly's. */
export async function lintDocument(request: LintRequest): Promise<LintOutcome> {
  const { targets, format = "codeframe", config, cwd, node, nodeFlags = [], environment } = request;
  const parameters = [
    ...nodeFlags,
    findRedocly(cwd),
    "lint",
    ...targets,
    "--format",
    format,
    "--max-problems",
    String(mostProblems),
    ...(config === undefined ? [] : ["--config", config]),
  ];
  const env = { ...environment, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const outcome = await run(node, parameters, cwd, env, request.onStart);
  return { ...outcome, stderr: withoutNodeNotice(outcome.stderr) };
}

/** Output goes through files: on some systems a process that exits early loses what is still in its pipes. */
async function run(
  program: string,
  parameters: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
  onStart?: () => void,
): Promise<LintOutcome> {
  const { spawn } = await import("node:child_process"); // late, since generation alone needs none
  const folder = await mkdtemp(join(tmpdir(), "specwright-lint-"));
  const [stdout, stderr] = [join(folder, "stdout"), join(folder, "stderr")];
  try {
    const files = [await open(stdout, "w"), await open(stderr, "w")] as const;
    const exitCode = await new Promise<number>((resolve, reject) => {
      const child = spawn(program, parameters, { cwd, env, stdio: ["ignore", files[0].fd, files[1].fd] });
      child.on("spawn", () => onStart?.());
      child.on("error", reject);
      // Without a code, a signal has ended it.
      child.on("close", (code) => resolve(code ?? 1));
    }).finally(() => Promise.all(files.map((file) => file.close())));
    return { exitCode, stdout: await readFile(stdout, "utf8"), stderr: await readFile(stderr, "utf8") };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
