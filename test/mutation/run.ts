import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { instrument } from "./instrument.js";
import { isKilled, report } from "./report.js";
import { compareSurvivors, textOf } from "./survivors.js";
import type { Coverage, Fate, WorkerInput, WorkerMessage } from "./worker.js";

/** A step that takes longer than this with a mutant loops; the slowest takes a few seconds without. */
const patienceMs = 45_000;

const batchSize = 150;

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: { every: { type: "string", default: "1" } },
});
const { mutants: all, folder, remove } = await instrument(positionals.length === 0 ? [""] : positionals);
// A part of them, always the same, where there is no time for all.
const mutants = all.filter((_, index) => index % Number(options.every) === 0);
const coverageFile = join(folder, "coverage.json");
const fates = new Map<string, Fate>();
process.once("SIGINT", () => {
  remove();
  const tried = mutants.filter(({ id }) => fates.has(id));
  process.stdout.write(`Interrupted.\n${report(tried, fates)}\n`);
  process.exit(130);
});
try {
  const coverage = await measured();
  const isStatic = (id: string): boolean => (coverage.static[id] ?? 0) > 0;
  const inputs: WorkerInput[] = [];
  for (const isCompilerSame of [true, false]) {
    const ids = mutants.filter(({ file }) => file.startsWith("src/runtime/") === isCompilerSame).map(({ id }) => id);
    const others = ids.filter((id) => !isStatic(id));
    while (others.length > 0) inputs.push({ ids: others.splice(0, batchSize), coverageFile, isCompilerSame });
    for (const id of ids.filter(isStatic)) inputs.push({ ids: [id], coverageFile, isCompilerSame, isStatic: true });
  }
  process.stderr.write(
    `${mutants.length} mutants, ${mutants.filter(({ id }) => isStatic(id)).length} of them static\n`,
  );
  await Promise.all([work(inputs), work(inputs)]);
} finally {
  remove();
}
process.stdout.write(`${report(mutants, fates)}\n`);
const survived = mutants.filter(({ id }) => !isKilled(id, fates));
const complaints = compareSurvivors(mutants, survived, mutants.length === all.length);
for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
process.exitCode = complaints.length === 0 ? 0 : 1;

/** What the unchanged code passes in each test. */
async function measured(): Promise<Coverage> {
  let isMeasured = false;
  await runWorker({ ids: [], coverageFile }, ({ kind }) => (isMeasured ||= kind === "measured"));
  if (!isMeasured) throw new Error("The unchanged code does not pass its own tests.");
  return JSON.parse(readFileSync(coverageFile, "utf8")) as Coverage; // as the worker wrote it
}

/** Works through the inputs; a worker that is stuck is replaced. */
async function work(inputs: WorkerInput[]): Promise<void> {
  for (let input = inputs.shift(); input !== undefined; input = inputs.shift()) {
    const { ids } = input;
    const stuck = await runWorker(input, (message) => {
      if (message.kind !== "ended") return;
      fates.set(message.id, message.fate);
      const mutant = mutants.find(({ id }) => id === message.id);
      if (mutant === undefined || isKilled(message.id, fates)) return;
      process.stderr.write(`${fates.size} of ${mutants.length}: ${message.fate} ${textOf(mutant)}\n`);
    });
    const left = ids.filter((id) => !fates.has(id) && id !== stuck);
    if (stuck !== undefined) fates.set(stuck, "stuck");
    if (left.length === ids.length) throw new Error("A worker failed.");
    if (left.length > 0) inputs.unshift({ ...input, ids: left });
  }
}

/** Runs a worker; gives the mutant that it got stuck or died at, if it did. */
function runWorker(input: WorkerInput, listen: (message: WorkerMessage) => unknown): Promise<string | undefined> {
  const worker = fork(join(folder, "test/mutation/worker.ts"), { execArgv: ["--import", "tsx"], cwd: folder });
  worker.send(input);
  return new Promise((resolve, reject) => {
    let current: string | undefined;
    let timer: NodeJS.Timeout | undefined;
    const end = (stuck: string | undefined): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      worker.kill("SIGKILL");
      resolve(stuck);
    };
    worker.on("message", (message: WorkerMessage) => {
      clearTimeout(timer);
      listen(message);
      current = message.kind === "begun" ? message.id : undefined;
      if (message.kind === "begun") timer = setTimeout(() => end(message.id), patienceMs);
    });
    worker.once("error", reject);
    worker.once("exit", (code) =>
      code === 0 || current !== undefined || input.isStatic
        ? end(code === 0 ? undefined : (current ?? input.ids[0]))
        : reject(new Error("A worker failed.")),
    );
  });
}
