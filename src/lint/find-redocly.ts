import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The path of the `redocly` command: the project's own where it has one, else the one that we depend on. */
export function findRedocly(cwd: string): string {
  const found = commandFrom(join(cwd, "package.json")) ?? commandFrom(import.meta.url);
  if (found === undefined) throw new Error("@redocly/cli is not installed, though Specwright depends on it.");
  return found;
}

function commandFrom(from: string): string | undefined {
  const require = createRequire(from);
  let packageFile: string;
  try {
    packageFile = require.resolve("@redocly/cli/package.json");
  } catch {
    return undefined;
  }
  const command = commandOf(require(packageFile));
  return command === undefined ? undefined : join(dirname(packageFile), command);
}

function commandOf(manifest: unknown): string | undefined {
  if (typeof manifest !== "object" || manifest === null || !("bin" in manifest)) return undefined;
  const { bin } = manifest;
  if (typeof bin === "string") return bin;
  if (typeof bin !== "object" || bin === null || !("redocly" in bin)) return undefined;
  return typeof bin.redocly === "string" ? bin.redocly : undefined;
}
