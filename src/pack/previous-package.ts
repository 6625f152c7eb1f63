import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import semver from "semver";
import { type Issue, issueOf, type WithIssues } from "../model/issue.js";
import { isJsonObject, type JsonObject, type JsonValue } from "../model/json.js";
import { readTarball } from "./tarball.js";

/** What the last version of a package tells the next one. */
export interface PreviousPackage {
  readonly name: string;
  readonly version: string;
  /** The bundled document that it was made from, as it stands in the package. */
  readonly documentText: string;
  /** The settings that it was made with. */
  readonly settings: JsonValue;
  /** The texts of all its files, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Reads a package that `pack` has made, from its folder or its `.tgz`. The value is undefined after a fatal issue. */
export async function readPreviousPackage(path: string, cwd: string): Promise<WithIssues<PreviousPackage | undefined>> {
  const absolute = resolve(cwd, path);
  try {
    const isFolder = (await stat(absolute)).isDirectory();
    const texts = isFolder ? await readFolder(absolute) : await readTarball(absolute);
    return packageOf(texts, path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { value: undefined, issues: [unusable(path, `\`${path}\` cannot be read: ${reason}`)] };
  }
}

async function readFolder(folder: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith(".tgz")) continue;
    const path = join(entry.parentPath, entry.name);
    texts.set(relative(folder, path).replaceAll("\\", "/"), await readFile(path, "utf8"));
  }
  return texts;
}

function packageOf(texts: ReadonlyMap<string, string>, path: string): WithIssues<PreviousPackage | undefined> {
  const manifest = parsed(texts.get("package.json"));
  const documentText = texts.get("openapi.json") ?? "";
  const { name, version, specwright: origin } = manifest ?? {};
  if (!isJsonObject(origin) || typeof name !== "string" || parsed(documentText) === undefined) {
    const message = `\`${path}\` is no package that \`specwright pack\` made, so nothing can be compared with it.`;
    return { value: undefined, issues: [unusable(path, message, "Say the version yourself: `--version 2.0.0`.")] };
  }
  if (typeof version !== "string" || semver.valid(version) === null) {
    return { value: undefined, issues: [unusable(path, `\`${path}\` has no version that npm would take.`)] };
  }
  return { value: { name, version, documentText, settings: origin["settings"] ?? {}, texts }, issues: [] };
}

function parsed(text: string | undefined): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function unusable(file: string, message: string, hint?: string): Issue {
  return issueOf("previous-unusable", { file, line: 1, column: 1, pointer: "" }, message, hint);
}
