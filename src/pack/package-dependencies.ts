import { createRequire } from "node:module";
import ts from "typescript";
import type { EmittedFile } from "../model/emitted-file.js";
import { isJsonObject } from "../model/json.js";

/**
 * The packages that generated code imports, with the versions that it was written for: those of ours, and their patches.
 *
 * @throws {Error} if it imports anything that we do not depend on ourselves, which is a bug of ours.
 */
export function packageDependencies(files: readonly EmittedFile[]): Readonly<Record<string, string>> {
  const modules = files.filter(({ path }) => path.endsWith(".ts"));
  const imported = modules.flatMap(({ text }) => ts.preProcessFile(text, true, true).importedFiles);
  const names = new Set(imported.map(({ fileName }) => fileName).filter((name) => !name.startsWith(".")));
  const manifest: unknown = createRequire(import.meta.url)("../../package.json");
  const own = isJsonObject(manifest) && isJsonObject(manifest["dependencies"]) ? manifest["dependencies"] : {};
  const versions = [...names].sort().map((name) => {
    const version = own[name];
    if (typeof version !== "string") throw new Error(`Generated code imports \`${name}\`, which nobody has chosen.`);
    return [name, `^${version}`] as const;
  });
  return Object.fromEntries(versions);
}
