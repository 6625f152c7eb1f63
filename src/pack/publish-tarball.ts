import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { EmittedFile } from "../model/emitted-file.js";
import { maskSecrets } from "./mask-secrets.js";
import { inPathOrder } from "./package-file.js";
import { type NpmOutcome, type NpmSurroundings, runNpm } from "./run-npm.js";

/** How `npm publish` is called. */
export interface PublishRequest {
  /** Absolute path of the `.tgz`. */
  readonly tarball: string;
  /** Whether the registry is changed. */
  readonly act: boolean;
  readonly provenance: boolean;
  readonly access?: string;
  readonly tag?: string;
}

/** Calls `npm publish`, and gives what it said without credentials. */
export async function publishTarball(
  { tarball, act, provenance, access, tag }: PublishRequest,
  surroundings: NpmSurroundings,
): Promise<NpmOutcome> {
  const parameters = [
    "publish",
    tarball,
    ...(provenance ? ["--provenance"] : []),
    ...(access === undefined ? [] : ["--access", access]),
    ...(tag === undefined ? [] : ["--tag", tag]),
    ...(act ? [] : ["--dry-run"]),
  ];
  const { exitCode, stdout, stderr } = await runNpm(parameters, surroundings);
  const { environment } = surroundings;
  return { exitCode, stdout: maskSecrets(stdout, environment), stderr: maskSecrets(stderr, environment) };
}

/** A package as it stands on the disk: its files in the order of their paths, without the `.tgz`, and whether that holds the same. */
export async function readWrittenPackage(folder: string): Promise<readonly EmittedFile[] | undefined> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return undefined;
  const files: EmittedFile[] = [];
  for (const entry of entries) {
    if (entry.isDirectory() || (entry.parentPath === folder && entry.name.endsWith(".tgz"))) continue;
    const path = join(entry.parentPath, entry.name);
    const text = entry.isFile() ? await readFile(path, "utf8") : "";
    files.push({ path: path.slice(folder.length + 1).replaceAll("\\", "/"), text });
  }
  return inPathOrder(files);
}
