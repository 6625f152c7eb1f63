import { createRequire } from "node:module";
import { posix } from "node:path";

/** The version of this package, for the manifest and for `--version`. */
export function generatorVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)("../../package.json");
  if (typeof manifest === "object" && manifest !== null && "version" in manifest) return String(manifest.version);
  throw new Error("Unreachable: the package has no version.");
}

/** The name of the bundle that this runs in, which has a hash of the whole generator in it; `undefined` where it runs from its modules. */
export function bundleName(): string | undefined {
  const name = posix.basename(import.meta.url);
  return name.endsWith(".cjs") ? name : undefined;
}
