import { FileWatch } from "../load/file-watch.js";
import type { CommandOptions } from "./command.js";

/** The files that APIs are made of, found out as they are read. */
export class WatchedInputs {
  readonly #config: string;
  readonly #files: FileWatch;
  readonly #byApi = new Map<string, Set<string>>();

  /** `config` is the absolute path of the configuration, of which all APIs are made, also if there is none yet. */
  constructor(config: string, cwd: string) {
    this.#config = config;
    this.#files = new FileWatch(cwd);
    this.#files.add(config);
  }

  /** How many files are watched, those that are missing among them. */
  get size(): number {
    return this.#files.size;
  }

  /** The options with which a command tells what it reads. */
  recording(options: CommandOptions): CommandOptions {
    return {
      ...options,
      onPhase: (api, phase) => {
        // Each time that an API is read, it may be from other files.
        if (phase === "load") this.#byApi.set(api, new Set());
        options.onPhase?.(api, phase);
      },
      onRead: (api, path) => {
        this.#files.add(path);
        this.#byApi.get(api)?.add(path);
        options.onRead?.(api, path);
      },
    };
  }

  /** The files that have changed, as soon as some have; none once the signal is aborted. */
  async changes(signal: AbortSignal): Promise<readonly string[]> {
    this.#files.keepOnly(new Set([this.#config, ...[...this.#byApi.values()].flatMap((paths) => [...paths])]));
    return this.#files.changes(signal);
  }

  /** The names of the APIs that are made of any of the files; undefined for all that there may be. */
  concernedBy(changed: readonly string[]): readonly string[] | undefined {
    if (changed.includes(this.#config)) {
      this.#byApi.clear();
      return undefined;
    }
    return [...this.#byApi].flatMap(([name, paths]) => (changed.some((path) => paths.has(path)) ? [name] : []));
  }

  /** Ends the watching. */
  close(): void {
    this.#files.close();
  }
}
