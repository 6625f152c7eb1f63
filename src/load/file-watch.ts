import { type BigIntStats, type FSWatcher, realpathSync, statSync, watch } from "node:fs";
import { dirname, join, sep } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** In milliseconds: a file that has been quiet for this long is written to its end. */
const settling = 40;
/** In milliseconds: where no events come (mounts of containers, too many watches), files are looked at this often. */
const patience = 1000;

/** What files are like, by their absolute paths. */
type Stamps = ReadonlyMap<string, string>;

/**
 * Tells which of some files have changed.
 *
 * What counts is what a file is like; the events of the folders around it only say when to look. So it makes no difference how
 * an editor saves, how many events that makes, and whether files or their folders go and come back.
 */
export class FileWatch {
  readonly #base: string;
  readonly #patience: number;
  readonly #stamps = new Map<string, string>();
  readonly #folders = new Map<string, FSWatcher>();
  #wake = (): void => undefined;

  /** Folders below `base` are watched up to it, others alone. `lookEvery` is in milliseconds. */
  constructor(base: string, lookEvery: number = patience) {
    this.#base = base;
    this.#patience = lookEvery;
  }

  /** How many files are watched, those that are missing among them. */
  get size(): number {
    return this.#stamps.size;
  }

  /** Remembers what a file is like, even if there is none. To be called before it is read, or what is read may be older. */
  add(path: string): void {
    if (!this.#stamps.has(path)) this.#stamps.set(path, stampOf(path));
  }

  /** Forgets all other files. */
  keepOnly(paths: ReadonlySet<string>): void {
    for (const path of this.#stamps.keys()) if (!paths.has(path)) this.#stamps.delete(path);
  }

  /** The files that are not what they were, as soon as there are any and they are quiet; none once the signal is aborted. */
  async changes(signal: AbortSignal): Promise<readonly string[]> {
    while (!signal.aborted) {
      this.#attach();
      const before = this.#look();
      await delay(settling, undefined, { signal }).catch(() => undefined);
      const now = this.#look();
      if (differences(before, now).length > 0) continue;
      const changed = differences(this.#stamps, now);
      for (const path of changed) this.#stamps.set(path, now.get(path) ?? "");
      if (changed.length > 0) return changed;
      await this.#event(signal);
    }
    return [];
  }

  /** Ends the watching. */
  close(): void {
    for (const watcher of this.#folders.values()) watcher.close();
    this.#folders.clear();
  }

  #look(): Stamps {
    return new Map([...this.#stamps.keys()].map((path) => [path, stampOf(path)]));
  }

  /** Watches the folders as they are now: one that was replaced is another one under the same path. */
  #attach(): void {
    const wanted = new Map([...this.#stamps.keys()].flatMap((path) => [...foldersAround(path, this.#base)]));
    for (const [identity, watcher] of this.#folders) {
      if (wanted.has(identity)) continue;
      watcher.close();
      this.#folders.delete(identity);
    }
    for (const [identity, folder] of wanted) if (!this.#folders.has(identity)) this.#watch(identity, folder);
  }

  #watch(identity: string, folder: string): void {
    const drop = (): void => void this.#folders.delete(identity);
    try {
      const watcher = watch(folder, () => this.#wake());
      this.#folders.set(identity, watcher.on("error", drop));
    } catch {
      // It is gone, or the system has no watch left: patience does instead.
    }
  }

  #event(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const timer = setTimeout(() => this.#wake(), this.#patience);
      this.#wake = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", this.#wake);
        this.#wake = () => undefined;
        resolve();
      };
      signal.addEventListener("abort", this.#wake);
    });
  }
}

/** What changes whenever a file is written or replaced; empty for none. */
function stampOf(path: string): string {
  const stat = statOf(path);
  return stat === undefined ? "" : `${stat.dev} ${stat.ino} ${stat.size} ${stat.mtimeNs} ${stat.ctimeNs}`;
}

function differences(before: Stamps, after: Stamps): readonly string[] {
  return [...after].filter(([path, stamp]) => before.get(path) !== stamp).map(([path]) => path);
}

/** The folders in which something happens when a file changes, goes or comes, by what they are: also those that a link leads to. */
function* foldersAround(path: string, base: string): Generator<readonly [identity: string, folder: string]> {
  for (const place of new Set([path, realPathOf(path)])) {
    for (let folder = dirname(place); ; folder = dirname(folder)) {
      const stat = statOf(folder);
      if (stat?.isDirectory() === true) yield [`${stat.dev} ${stat.ino} ${stat.birthtimeNs}`, folder];
      const isOutside = !join(folder, sep).startsWith(join(base, sep));
      if (folder === dirname(folder) || folder === base || (isOutside && stat !== undefined)) break;
    }
  }
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function statOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    // What cannot be looked at cannot be read either.
    return undefined;
  }
}
