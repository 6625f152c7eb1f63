import { createRequire } from "node:module";

/** The version of this package, for the manifest and for `--version`. */
export function generatorVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)("../../package.json");
  if (typeof manifest === "object" && manifest !== null && "version" in manifest) return String(manifest.version);
  throw new Error("Unreachable: the package has no version.");
}
