/** Whole processes and what they take, for the benchmarks that compare them. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What a process took. */
export interface Measurement {
  readonly wallSeconds: number;
  /** In user and system mode, of all threads; without those of child processes. */
  readonly cpuSeconds: number;
  /** Largest resident set, in megabytes. */
  readonly peakMegabytes: number;
}

/** The repository. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Arguments of Node for Specwright as it was built. */
export function specwright(...parameters: readonly string[]): readonly string[] {
  const program = join(root, "dist/cli.js");
  if (!existsSync(program)) throw new Error("There is no dist/: run `npm run build` first.");
  return [program, ...parameters];
}

/** Works in a folder that is like a project: there is a place for the record of a run. */
export async function inProject(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "specwright-bench-"));
  mkdirSync(join(folder, "node_modules"));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Loaded into each program before its own code: says at the end what the process has used. */
const meter = `data:text/javascript,${encodeURIComponent(`
  import { writeFileSync } from "node:fs";
  import { isMainThread } from "node:worker_threads";
  if (isMainThread) {
    const report = process.env.BENCH_REPORT;
    delete process.env.BENCH_REPORT;
    if (report) process.on("exit", () => writeFileSync(report, JSON.stringify(process.resourceUsage())));
  }
`)}`;

/**
 * Runs Node with `parameters` in `folder`.
 *
 * @throws {Error} if it ends with a code that is not among `exitCodes`.
 */
export function measure(
  parameters: readonly string[],
  folder: string,
  exitCodes: readonly number[] = [0],
): Promise<Measurement> {
  const report = join(folder, "report.json");
  const startedAt = performance.now();
  const child = spawn(process.execPath, ["--import", meter, ...parameters], {
    cwd: folder,
    env: { ...process.env, BENCH_REPORT: report, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const errors: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => errors.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => {
      const wallSeconds = (performance.now() - startedAt) / 1000;
      if (exitCode === null || !exitCodes.includes(exitCode)) {
        reject(new Error(`node ${parameters.join(" ")} ended with ${exitCode}:\n${errors.join("")}`));
        return;
      }
      const usage: NodeJS.ResourceUsage = JSON.parse(readFileSync(report, "utf8"));
      const cpuSeconds = (usage.userCPUTime + usage.systemCPUTime) / 1e6;
      resolve({ wallSeconds, cpuSeconds, peakMegabytes: usage.maxRSS / 1024 });
    });
  });
}

/** The medians of several runs. */
export function medians(measurements: readonly Measurement[]): Measurement {
  const of = (key: keyof Measurement): number => median(measurements.map((measurement) => measurement[key]));
  return { wallSeconds: of("wallSeconds"), cpuSeconds: of("cpuSeconds"), peakMegabytes: of("peakMegabytes") };
}

/** A line about several runs, or the head of such lines. */
export function row(name: string, measurements?: readonly Measurement[]): string {
  const cells = measurements === undefined ? ["wall time", "CPU time", "peak memory"] : cellsOf(measurements);
  const [wall = "", cpu = "", memory = ""] = cells;
  return `  ${name.padEnd(20)}${wall.padEnd(24)}${cpu.padEnd(12)}${memory}`.trimEnd();
}

/** A line that holds what was measured against what is owed. */
export function verdict(promise: string, owed: number, measured: number): string {
  return `  ${promise.padEnd(44)}owed ≤ ${owed.toFixed(2)}   measured ${measured.toFixed(2)}`;
}

/** The machine, as figures without it mean little. */
export function machine(): string {
  return `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}`;
}

/** The number of rounds from the command line. */
export function roundsOf(text: string): number {
  const rounds = Number(text);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error("The number of rounds must be a positive integer.");
  return rounds;
}

/** Prints a line. */
export function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

function cellsOf(measurements: readonly Measurement[]): readonly string[] {
  const { wallSeconds, cpuSeconds, peakMegabytes } = medians(measurements);
  const walls = measurements.map((each) => each.wallSeconds);
  const range = `(${Math.min(...walls).toFixed(2)}–${Math.max(...walls).toFixed(2)})`;
  return [`${wallSeconds.toFixed(2)} s ${range}`, `${cpuSeconds.toFixed(2)} s`, `${peakMegabytes.toFixed(0)} MB`];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}
