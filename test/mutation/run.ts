import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fork } from "node:child_process";
import { instrument, type Mutant } from "./instrument.js";
import { report } from "./report.js";
import type { Fate, WorkerInput, WorkerMessage } from "./worker.js";

/** A mutant that runs longer than this loops; the slowest subject takes a second. */
const patienceMs = 20_000;

const only = process.argv[2];
const { mutants, folder, remove } = await instrument();
const chosen = mutants.filter(({ file }) => only === undefined || file.includes(only));
const fates = new Map<string, Fate>();
const queue = chosen.map(({ id }) => id);
try {
  await Promise.all([run(), run()]);
} finally {
  remove();
}
const text = report(chosen, fates);
process.stdout.write(`${text}\n`);
const survivors = chosen.filter(({ id }) => ["survived", "uncovered"].includes(fates.get(id) ?? ""));
writeFileSync(new URL("./survivors.json", import.meta.url), `${JSON.stringify(survivors.map(brief), null, 1)}\n`);

function brief({ file, line, kind, original, replacement }: Mutant): Omit<Mutant, "id"> {
  return { file, line, kind, original: original.slice(0, 120), replacement: replacement.slice(0, 120) };
}

/** Works through the queue with workers, each of which is replaced once it is stuck. */
async function run(): Promise<void> {
  while (queue.length > 0) {
    const ids = queue.splice(0, 100);
    while (ids.length > 0) {
      const stuck = await runBatch(ids);
      if (stuck !== undefined) fates.set(stuck, "stuck");
      const left = ids.filter((id) => !fates.has(id));
      ids.splice(0, ids.length, ...left);
    }
  }
}

/** Runs a worker over some mutants; gives the one it got stuck at, if it did. */
function runBatch(ids: readonly string[]): Promise<string | undefined> {
  const input: WorkerInput = { root: folder, ids };
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
      if (message.kind === "ended") {
        fates.set(message.id, message.fate);
        current = undefined;
      } else {
        current = message.id;
        timer = setTimeout(() => end(message.id), patienceMs);
      }
    });
    worker.once("error", (error) => (current === undefined ? reject(error) : end(current)));
    worker.once("exit", (code) =>
      code === 0 || current !== undefined ? end(current) : reject(new Error("A worker failed.")),
    );
  });
}
