import { existsSync } from "node:fs";
import { posix, resolve, sep } from "node:path";

/** A file as it is in a commit: `main:spec/openapi.yaml`. */
export interface GitSource {
  /** Whatever git takes for a commit: `main`, `HEAD~1`, `origin/main`, `v1.2.0`, a hash. */
  readonly ref: string;
  /** From the top of the repository, or from the working directory if it begins with `./` or `../`, as git has it. */
  readonly path: string;
}

/** A message of a commit may have colons: `HEAD^{/fix: this}`. */
const gitSource = /^((?:[^:{]|\{[^}]*\})+):([^]+)$/;

/**
 * The parts of `git-ref:path`; undefined for everything else.
 *
 * A file that exists is a file, whatever colons its name has, and so is what begins with the letter of a drive.
 */
export function gitSourceOf(source: string, cwd: string): GitSource | undefined {
  if (isUrl(source) || /^[a-z]:[\\/]/i.test(source) || existsSync(resolve(cwd, source))) return undefined;
  const [, ref, path] = gitSource.exec(source) ?? [];
  return ref === undefined || path === undefined ? undefined : { ref, path: path.replaceAll(sep, "/") };
}

/** Whether a source is on the network. */
export function isUrl(source: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(source) || /^https?:/i.test(source);
}

/** The path from the top of the repository; `prefix` is the working directory in it, with `/` at its end. */
export function pathInRepository(path: string, prefix: string): string {
  return posix.normalize(/^\.{1,2}(?:\/|$)/.test(path) ? `${prefix}${path}` : path);
}
