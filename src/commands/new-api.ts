import { basename, join, relative, resolve, sep } from "node:path";
import { isUrl } from "../load/git-source.js";

/** What files are called that say nothing about their API. */
const commonNames: ReadonlySet<string> = new Set([
  "api",
  "apis",
  "bundle",
  "doc",
  "docs",
  "index",
  "main",
  "openapi",
  "schema",
  "spec",
  "swagger",
]);

/** A name for a new API: that of its file if it says anything, else that of the API itself. It is a word of a package's name. */
export function nameOf(root: string, title: string, taken: readonly string[]): string {
  const path = isUrl(root) ? new URL(root).pathname : root;
  const file = slugOf(basename(path).replace(/\.(?:ya?ml|json)$/i, ""));
  const name = [file, slugOf(title)].find((each) => each !== "" && !commonNames.has(each)) ?? "api";
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    if (!taken.some((other) => other.split("@")[0] === candidate)) return candidate;
  }
}

function slugOf(text: string): string {
  const words = text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return words.slice(0, 40).replaceAll(/^-+|-+$/g, "");
}

/** A folder for the output of a new API, relative to `cwd` and with `/`, that lies in no other output and has none in it. */
export function outputFor(name: string, taken: readonly string[], cwd: string, hasSourceFolder: boolean): string {
  const top = hasSourceFolder ? "src/" : "";
  const folder = name.replaceAll(/[^A-Za-z0-9._-]+/g, "-");
  const isFree = (candidate: string): boolean =>
    taken.every(
      (other) =>
        !isInside(resolve(cwd, candidate), resolve(cwd, other)) &&
        !isInside(resolve(cwd, other), resolve(cwd, candidate)),
    );
  const candidates = ["generated", "clients", "generated-clients"].map((parent) => `${top}${parent}/${folder}`);
  return candidates.find(isFree) ?? `${folder}-client`;
}

function isInside(inner: string, outer: string): boolean {
  return join(inner, sep).toLowerCase().startsWith(join(outer, sep).toLowerCase());
}

/** A path that was relative to `cwd`, relative to another folder; with `/` on every system. */
export function pathFrom(folder: string, path: string, cwd: string): string {
  return relative(folder, resolve(cwd, path)).replaceAll(sep, "/") || ".";
}
