import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Options } from "./compare-document.js";
import type { DocumentReport } from "./report.js";
import type { Answer, Task } from "./worker.js";

/** Processes that compare documents, each one at a time. */
export interface Workers {
  compare(name: string, options: Options): Promise<DocumentReport | undefined>;
  end(): void;
}

/** As many workers start as there are documents to compare at the same time. */
export function createWorkers(): Workers {
  const all: ChildProcess[] = [];
  const idle: ChildProcess[] = [];
  const start = (): ChildProcess => {
    const worker = fork(fileURLToPath(new URL("worker.ts", import.meta.url)), {
      execArgv: ["--import", "tsx"],
      serialization: "advanced",
    });
    all.push(worker);
    return worker;
  };
  return {
    compare: async (name, options) => {
      const worker = idle.pop() ?? start();
      const answer = await answerTo({ name, options }, worker);
      idle.push(worker);
      if ("failure" in answer) throw new Error(answer.failure);
      return answer.report;
    },
    end: () => {
      for (const worker of all) worker.kill();
    },
  };
}

/** A worker that ends before it answers is out of memory, most likely. */
function answerTo(task: Task, worker: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`The worker of ${task.name} ended with ${code}.`));
    worker.once("exit", onExit);
    worker.once("message", (answer) => {
      worker.off("exit", onExit);
      resolve(answer as Answer); // what worker.ts sends
    });
    worker.send(task);
  });
}
