import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import semver from "semver";
import { type Issue, issueOf, type WithIssues } from "../model/issue.js";
import { isJsonObject, type JsonObject, type JsonValue } from "../model/json.js";
import { readTarball } from "./tarball.js";

/** What the last version of a package tells the next one. */
export interface PreviousPackage {
  readonly name: string;
  readonly version: string;
  /** The bundled document that it was made from. */
  readonly document: JsonObject;
  /** As it stands in the package, byte by byte. */
  readonly documentText: string;
  /** The settings that it was made with. */
  readonly settings: JsonValue;
  /** The version of Specwright that made it. */
  readonly generator: string;
  readonly changelog?: string;
}

const wantedFiles = ["package.json", "openapi.json", "CHANGELOG.md"];

/** Reads a package that `pack` has made, from its folder or its `.tgz`. The value is undefined after a fatal issue. */
export async function readPreviousPackage(path: string, cwd: string): Promise<WithIssues<PreviousPackage | undefined>> {
  const absolute = resolve(cwd, path);
  try {
    const isFolder = (await stat(absolute)).isDirectory();
    const texts = isFolder ? await readFolder(absolute) : await readTarball(absolute, wantedFiles);
    return packageOf(texts, path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { value: undefined, issues: [unusable(path, `\`${path}\` cannot be read: ${reason}`)] };
  }
}

async function readFolder(folder: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const name of wantedFiles) {
    const text = await readFile(join(folder, name), "utf8").catch((error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw error;
    });
    if (text !== undefined) texts.set(name, text);
  }
  return texts;
}

function packageOf(texts: ReadonlyMap<string, string>, path: string): WithIssues<PreviousPackage | undefined> {
  const manifest = parsed(texts.get("package.json"));
  const documentText = texts.get("openapi.json") ?? "";
  const document = parsed(documentText);
  const { name, version, specwright: origin } = manifest ?? {};
  if (!isJsonObject(origin) || typeof name !== "string" || document === undefined) {
    const message = `\`${path}\` is no package that \`specwright pack\` made, so nothing can be compared with it.`;
    return { value: undefined, issues: [unusable(path, message, "Say the version yourself: `--version 2.0.0`.")] };
  }
  if (typeof version !== "string" || semver.valid(version) === null) {
    return { value: undefined, issues: [unusable(path, `\`${path}\` has no version that npm would take.`)] };
  }
  const changelog = texts.get("CHANGELOG.md");
  const value: PreviousPackage = {
    name,
    version,
    document,
    documentText,
    settings: origin["settings"] ?? {},
    generator: String(origin["generator"]),
    ...(changelog === undefined ? {} : { changelog }),
  };
  return { value, issues: [] };
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
