/**
 * `npm run bench`: Specwright beside openapi-typescript on the same documents, as whole processes that take turns, and what is owed.
 *
 * Specwright makes types, guards and a client, openapi-typescript types alone. `npm run bench -- 7` takes seven rounds instead of five,
 * and `-- 3 Flexslot` one document.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
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

const specwright = (file: string, output: string): readonly string[] => [
  join(root, "dist/cli.js"),
  "generate",
  file,
  "--output",
  output,
  "--quiet",
];

/** They take turns in this order. The one after the first finds what that one has left behind. */
const programs = {
  fresh: { name: "specwright", parameters: specwright },
  unchanged: { name: "… nothing changed", parameters: specwright },
  types: {
    name: "openapi-typescript",
    parameters: (file, output) => [
      join(root, "node_modules/openapi-typescript/bin/cli.js"),
      file,
      "--output",
      `${output}.ts`,
    ],
  },
  nothing: { name: "node -e 0", parameters: () => ["-e", "0"] },
} as const satisfies Readonly<Record<string, Program>>;

type ProgramName = keyof typeof programs;

const programNames = Object.keys(programs) as ProgramName[]; // of the object above

type Measurements = Readonly<Record<ProgramName, Measurement>>;

interface Document {
  readonly name: string;
  readonly file: string;
  /** The most that a fresh run may take of the processors' time of openapi-typescript. */
  readonly owed: number;
}

const documents: readonly Document[] = [
  { name: "Flexslot", file: join(root, "spec/flexslot.yaml"), owed: 0.7 },
  { name: "GitHub", file: join(root, "../shared/specs/github.json"), owed: 0.75 },
];

/** What is owed, as ratios of processors' time: clocks say more about the machine's other work. */
const promises: readonly {
  readonly promise: string;
  readonly owed: (document: Document) => number;
  readonly measured: (measurements: Measurements) => number;
}[] = [
  {
    promise: "fresh / openapi-typescript, CPU time",
    owed: ({ owed }) => owed,
    measured: ({ fresh, types }) => fresh.cpuSeconds / types.cpuSeconds,
  },
  {
    promise: "fresh / openapi-typescript, memory",
    owed: () => 1,
    measured: ({ fresh, types }) => fresh.peakMegabytes / types.peakMegabytes,
  },
  {
    // The time to read and hash inputs and outputs may be added, so this is more than is owed.
    promise: "nothing changed / node -e 0, CPU time",
    owed: () => 3,
    measured: ({ unchanged, nothing }) => unchanged.cpuSeconds / nothing.cpuSeconds,
  },
];

/** Loaded into each program before its own code: says at the end what the process has used. */
const meter = `data:text/javascript,${encodeURIComponent(`
  import { writeFileSync } from "node:fs";
  process.on("exit", () => writeFileSync(process.env.BENCH_REPORT, JSON.stringify(process.resourceUsage())));
`)}`;

const [, , roundsText = "5", only] = process.argv;
const rounds = Number(roundsText);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error("The number of rounds must be a positive integer.");
if (!existsSync(join(root, "dist/cli.js"))) throw new Error("There is no dist/: run `npm run build` first.");

const folder = mkdtempSync(join(tmpdir(), "specwright-bench-"));
// Where the record of a run is kept.
mkdirSync(join(folder, "node_modules"));
try {
  write(
    `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}, ${rounds} rounds; medians\n`,
  );
  for (const document of documents.filter(({ name }) => only === undefined || only === name)) {
    if (existsSync(document.file)) await compare(document);
    else write(`${document.name}: skipped, there is no ${document.file}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function compare(document: Document): Promise<void> {
  const { name, file } = document;
  const measurements: Record<ProgramName, Measurement[]> = { fresh: [], unchanged: [], types: [], nothing: [] };
  // Once for nothing: the first run after an installation keeps what V8 has compiled.
  await measure(programs.fresh, file, join(folder, `${name}-first`));
  for (let round = 0; round < rounds; round += 1) {
    for (const each of programNames) {
      measurements[each].push(await measure(programs[each], file, join(folder, `${name}-${round}`)));
    }
  }
  write(`${name} (${(statSync(file).size / 1e6).toFixed(2)} MB)`);
  write(row("", "wall time", "CPU time", "peak memory"));
  for (const each of programNames) {
    const { wallSeconds, cpuSeconds, peakMegabytes } = medians(measurements[each]);
    const wall = `${wallSeconds.toFixed(2)} s ${rangeOf(measurements[each].map((one) => one.wallSeconds))}`;
    write(row(programs[each].name, wall, `${cpuSeconds.toFixed(2)} s`, `${peakMegabytes.toFixed(0)} MB`));
  }
  const { fresh, unchanged, types, nothing } = measurements;
  const all = {
    fresh: medians(fresh),
    unchanged: medians(unchanged),
    types: medians(types),
    nothing: medians(nothing),
  };
  for (const { promise, owed, measured } of promises) {
    write(`  ${promise.padEnd(44)}owed ≤ ${owed(document).toFixed(2)}   measured ${measured(all).toFixed(2)}`);
  }
  write("");
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
