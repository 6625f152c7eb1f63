import { posix, resolve } from "node:path";
import type { Issue, Location, WithIssues } from "../model/issue.js";
import { isJsonObject } from "../model/json.js";
import { type GitBase, pathFromTop } from "./git-base.js";
import { readFromCommit } from "./git-files.js";
import { parseSource } from "./parse-source.js";
import { readSource } from "./read-source.js";
import type { RawFile } from "./source.js";

/** The `package.json` of a package, as it is kept in the repository. */
export interface PackageManifest {
  /** Absolute; nothing is there on the disk where it is that of a commit. */
  readonly path: string;
  /** As npm would have it, or not: nobody has looked. */
  readonly version?: string;
  /** Whether npm would refuse to publish it. */
  readonly isPrivate: boolean;
  /** Where the version stands, or the name for want of that. */
  readonly place: Location;
}

/** What the repository knows of a package; absent where it has no manifest of it. */
export interface KeptPackage {
  /** In the commit that is compared with. */
  readonly before?: PackageManifest;
  /** In the working tree. */
  readonly after?: PackageManifest;
}

/**
 * The manifest of the package `name`: the nearest `package.json` with that name at or above the folder `output`, no
 * higher than the top of the repository; as it is, and as it was.
 *
 * One that cannot be understood has no name, so the issue is about whichever could have been meant. Those of the past are
 * passed over: nobody can mend them.
 */
export function findPackage(name: string, output: string, base: GitBase, cwd: string): WithIssues<KeptPackage> {
  const paths = manifestPaths(pathFromTop(output, base.commit, cwd));
  const top = resolve(
    cwd,
    ...base.commit.prefix
      .split("/")
      .filter(Boolean)
      .map(() => ".."),
  );
  const after = nearest(name, paths, (path) => readSource(resolve(top, path), cwd));
  const { short, commit } = base;
  const before = nearest(name, paths, (path) => readFromCommit(path, `${short}:${path}`, short, commit, cwd));
  return {
    value: {
      ...(before.value === undefined ? {} : { before: before.value }),
      ...(after.value === undefined ? {} : { after: after.value }),
    },
    issues: after.issues,
  };
}

/** From the folder upwards; none where it lies outside of the repository. */
function manifestPaths(folder: string): readonly string[] {
  if (/^\.\.(?:\/|$)/.test(folder)) return [];
  const names = folder.split("/").filter((name) => name !== "" && name !== ".");
  return [...names.keys(), names.length].reverse().map((depth) => posix.join(...names.slice(0, depth), "package.json"));
}

function nearest(
  name: string,
  paths: readonly string[],
  read: (path: string) => WithIssues<RawFile | undefined>,
): WithIssues<PackageManifest | undefined> {
  const unreadable: Issue[] = [];
  for (const path of paths) {
    const { value: raw, issues } = read(path);
    const { value: source, issues: misread } = raw === undefined ? { value: undefined, issues } : parseSource(raw);
    if (source === undefined) unreadable.push(...misread.filter(({ code }) => code !== "file-not-found"));
    const content = source?.content;
    if (source === undefined || content === undefined || !isJsonObject(content) || content["name"] !== name) continue;
    const { version, private: isPrivate } = content;
    const place = source.locate(version === undefined ? "/name" : "/version");
    const manifest = { path: source.path, isPrivate: isPrivate === true, place };
    return { value: typeof version === "string" ? { ...manifest, version } : manifest, issues: [] };
  }
  return { value: undefined, issues: unreadable };
}
