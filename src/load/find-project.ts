import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { isJsonObject, type JsonObject, type JsonValue } from "../model/json.js";
import { runGit } from "./git.js";
import { openSource } from "./parse-source.js";
import { readSource } from "./read-source.js";

export type PackageManager = "npm" | "pnpm" | "yarn" | "bun";

/** What is known about the project in a folder. */
export interface Project {
  /** Absent where there is no `package.json`, or none that can be understood. */
  readonly manifest?: JsonObject;
  /** Whether there is a `package.json` that cannot be understood. */
  readonly hasBrokenManifest: boolean;
  readonly packageManager: PackageManager;
  /** Whether other packages of the repository are listed here. */
  readonly isWorkspaceRoot: boolean;
  readonly isInRepository: boolean;
  /** Whether its code is in `src/`. */
  readonly hasSourceFolder: boolean;
}

const lockfiles: readonly (readonly [file: string, manager: PackageManager])[] = [
  ["package-lock.json", "npm"],
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
];

/** Looks at a folder as at a project of Node's. */
export function findProject(cwd: string): Project {
  const file = join(cwd, "package.json");
  const content: JsonValue = openSource(file, (path) => readSource(path, cwd)).value?.content ?? null;
  return {
    ...(isJsonObject(content) ? { manifest: content } : {}),
    hasBrokenManifest: !isJsonObject(content) && existsSync(file),
    packageManager: packageManagerOf(cwd),
    isWorkspaceRoot:
      existsSync(join(cwd, "pnpm-workspace.yaml")) || (isJsonObject(content) && Object.hasOwn(content, "workspaces")),
    isInRepository: runGit(["rev-parse", "--is-inside-work-tree"], cwd).output.toString().trim() === "true",
    hasSourceFolder: existsSync(join(cwd, "src")),
  };
}

/** The lock file of a workspace is at its root. */
function packageManagerOf(cwd: string): PackageManager {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const found = lockfiles.find(([file]) => existsSync(join(folder, file)));
    if (found !== undefined) return found[1];
    if (folder === dirname(folder)) return "npm";
  }
}
