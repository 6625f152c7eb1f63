import {
  type BigIntStats,
  type Dirent,
  chmodSync,
  lstatSync,
  readdirSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeTemporaryName } from "./output-path.js";

const concurrency = 32;
const mostAttempts = 10;

/** Runs `work` for each item, a bounded number at a time; the results are in the order of the items. */
export async function mapConcurrently<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  // A generator ends for all workers as soon as one of them fails, so that nothing is begun after a failure.
  const queue = (function* () {
    yield* items.entries();
  })();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  const outcomes = await Promise.allSettled(Array.from({ length: Math.min(concurrency, items.length) }, worker));
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  return results;
}

/**
 * Writes a file so that at any moment either the old or the new one is there, whole.
 *
 * It guards against a killed process, not against a power failure: waiting for the disk would take most of a run.
 * `mode` are the permissions of the file, if they matter.
 */
export async function writeAtomically(path: string, text: string, mode?: number): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const temporary = join(dirname(path), makeTemporaryName());
    try {
      // Asking other threads for it would take longer than the system does.
      writeFileSync(temporary, text, { flag: "wx" });
      if (mode !== undefined) chmodSync(temporary, mode);
      renameSync(temporary, path);
      return;
    } catch (error) {
      await unlessMissing(rm(temporary, { force: true }));
      if (attempt === mostAttempts || !(await mendBeforeRetry(error, dirname(path), attempt))) {
        throw new Error(`\`${path}\` cannot be written.`, { cause: error });
      }
    }
  }
}

/** Whether writing is worth another attempt, after what was in its way. */
async function mendBeforeRetry(error: unknown, folder: string, attempt: number): Promise<boolean> {
  // The folder is new, or another run at the same time took it or the temporary file for leftovers.
  if (hasCode(error, "ENOENT")) {
    await makeFolder(folder);
    return true;
  }
  // On Windows, an editor or a virus scanner may hold the old file for a moment.
  if (!hasCode(error, "EPERM", "EBUSY", "EACCES")) return false;
  await new Promise((resolve) => setTimeout(resolve, attempt * 20));
  return true;
}

/**
 * Makes a folder, and those above it.
 *
 * @throws {Error} if the system does not let us; the cause says why.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw new Error(`The folder \`${path}\` cannot be made.`, { cause: error });
  }
}

/** What stands at `path`; a symbolic link is not followed. `undefined` for nothing. */
export function statOf(path: string): BigIntStats | undefined {
  return ifThere(() => lstatSync(path, { bigint: true }));
}

/** What stands at `path` or where its symbolic links lead; `undefined` for nothing. */
export function targetStatOf(path: string): BigIntStats | undefined {
  return ifThere(() => statSync(path, { bigint: true }));
}

/** The entries of a folder; none if it is gone. */
export function entriesOf(folder: string): readonly Dirent[] {
  return ifThere(() => readdirSync(folder, { withFileTypes: true })) ?? [];
}

/** What is read, or `undefined` where there is no such file, or none any more. Of thousands of files, other threads take five times as long. */
export function ifThere<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Whether `error` is one of the operating system with one of the codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && codes.includes(error.code);
}

/** The result, or `undefined` where the file does not exist: any more, maybe, if another run is at work. */
export async function unlessMissing<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return hasCode(error, "ENOENT", "ENOTDIR");
}
