/**
 * `npm run bench`: Specwright beside openapi-typescript on the same documents, as whole processes that take turns.
 *
 * Specwright makes types, guards and a client, openapi-typescript types alone. `npm run bench -- 7` takes seven rounds instead of five.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

interface Program {
  readonly name: string;
  /** Arguments of Node for a document and a place that does not exist yet. */
  readonly parameters: (file: string, output: string) => readonly string[];
}

interface Measurement {
  readonly wallSeconds: number;
  /** In user and system mode, of all threads. */
  readonly cpuSeconds: number;
  /** Largest resident set, in megabytes. */
  readonly peakMegabytes: number;
}

const root = fileURLToPath(new URL("../..", import.meta.url));

const programs: readonly [ours: Program, theirs: Program] = [
  {
    name: "specwright",
    parameters: (file, output) => [join(root, "dist/cli.js"), "generate", file, "--output", output, "--quiet"],
  },
  {
    name: "openapi-typescript",
    parameters: (file, output) => [
      join(root, "node_modules/openapi-typescript/bin/cli.js"),
      file,
      "--output",
      `${output}.ts`,
    ],
  },
];

const documents: readonly (readonly [name: string, file: string])[] = [
  ["Flexslot", join(root, "spec/flexslot.yaml")],
  ["GitHub", join(root, "../shared/specs/github.json")],
];

/** Loaded into each program before its own code: says at the end what the process has used. */
const meter = `data:text/javascript,${encodeURIComponent(`
  import { writeFileSync } from "node:fs";
  process.on("exit", () => writeFileSync(process.env.BENCH_REPORT, JSON.stringify(process.resourceUsage())));
`)}`;

const rounds = Number(process.argv[2] ?? 5);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error("The number of rounds must be a positive integer.");
if (!existsSync(join(root, "dist/cli.js"))) throw new Error("There is no dist/: run `npm run build` first.");

const folder = mkdtempSync(join(tmpdir(), "specwright-bench-"));
try {
  write(
    `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}, ${rounds} rounds; medians\n`,
  );
  for (const [name, file] of documents) {
    if (existsSync(file)) await compare(name, file);
    else write(`${name}: skipped, there is no ${file}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function compare(name: string, file: string): Promise<void> {
  const measurements = programs.map((): Measurement[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, program] of programs.entries()) {
      measurements[index]?.push(await measure(program, file, join(folder, `${name}-${index}-${round}`)));
    }
  }
  const [ours, theirs] = measurements.map(medians);
  if (ours === undefined || theirs === undefined) throw new Error("Unreachable: there are two programs.");
  const ratio = (of: keyof Measurement): string => `× ${(ours[of] / theirs[of]).toFixed(2)}`;
  write(`${name} (${(statSync(file).size / 1e6).toFixed(2)} MB)`);
  write(row("", "wall time", "CPU time", "peak memory"));
  for (const [index, each] of [ours, theirs].entries()) {
    const { wallSeconds, cpuSeconds, peakMegabytes } = each;
    const range = rangeOf((measurements[index] ?? []).map((measurement) => measurement.wallSeconds));
    const wall = `${wallSeconds.toFixed(2)} s ${range}`;
    write(row(programs[index]?.name ?? "", wall, `${cpuSeconds.toFixed(2)} s`, `${peakMegabytes.toFixed(0)} MB`));
  }
  write(`${row("", ratio("wallSeconds"), ratio("cpuSeconds"), ratio("peakMegabytes"))}\n`);
}

function measure({ name, parameters }: Program, file: string, output: string): Promise<Measurement> {
  const report = join(folder, "report.json");
  const startedAt = performance.now();
  const child = spawn(process.execPath, ["--import", meter, ...parameters(file, output)], {
    cwd: folder,
    env: { ...process.env, BENCH_REPORT: report },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const errors: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => errors.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => {
      const wallSeconds = (performance.now() - startedAt) / 1000;
      if (exitCode !== 0) {
        reject(new Error(`${name} ended with ${exitCode}:\n${errors.join("")}`));
        return;
      }
      const usage: NodeJS.ResourceUsage = JSON.parse(readFileSync(report, "utf8"));
      const cpuSeconds = (usage.userCPUTime + usage.systemCPUTime) / 1e6;
      resolve({ wallSeconds, cpuSeconds, peakMegabytes: usage.maxRSS / 1024 });
    });
  });
}

function medians(measurements: readonly Measurement[]): Measurement {
  const of = (key: keyof Measurement): number => median(measurements.map((measurement) => measurement[key]));
  return { wallSeconds: of("wallSeconds"), cpuSeconds: of("cpuSeconds"), peakMegabytes: of("peakMegabytes") };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}

function rangeOf(values: readonly number[]): string {
  return `(${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)})`;
}

function row(name: string, wall: string, cpu: string, memory: string): string {
  return `  ${name.padEnd(20)}${wall.padEnd(24)}${cpu.padEnd(12)}${memory}`.trimEnd();
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
