import { availableParallelism } from "node:os";
import { bundleName } from "../write/generator-version.js";
import type { GenerateOptions } from "./generate.js";
import type { Generated } from "./generate-api.js";
import type { OutputApi } from "./select-apis.js";

/** Those that generate: this process alone, or threads beside it. */
export interface Generators {
  /** How many work at once. */
  readonly count: number;
  generate(api: OutputApi): Promise<Generated>;
  stop(): Promise<void>;
}

/** What is sent to a thread. */
export interface GeneratorTask {
  readonly api: OutputApi;
  readonly options: Omit<GenerateOptions, "onPhase">;
}

/** Gets ready for so many APIs: a thread for each processor where there are several APIs, and the bundle that threads load. */
export async function startGenerators(apis: number, options: GenerateOptions): Promise<Generators> {
  const threads = Math.min(apis, availableParallelism());
  // Threads cannot tell what they read.
  if (threads < 2 || bundleName() === undefined || options.onRead !== undefined) return ownProcess(options);
  const { Tinypool } = await import("tinypool");
  const pool = new Tinypool({
    filename: new URL("../start/generate-in-thread.js", import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    // A thread that has nothing to do for a moment has all of its code compiled.
    idleTimeout: 60_000,
  });
  const here = ownProcess(options);
  const { onPhase, ...others } = options;
  return {
    count: threads,
    generate: async (api) => {
      onPhase?.(api.name, "emit");
      const task: GeneratorTask = { api, options: others };
      // What goes wrong in a thread goes wrong here once more, as the error that it is: errors lose their details on the way.
      return pool.run(task, { name: "generateInThread" }).catch(() => here.generate(api));
    },
    stop: () => pool.destroy(),
  };
}

function ownProcess(options: GenerateOptions): Generators {
  return {
    count: 1,
    generate: async (api) => {
      // Late, since the compilers take their time.
      const { generateApi } = await import("./generate-api.js");
      return generateApi(api, options);
    },
    stop: async () => undefined,
  };
}
