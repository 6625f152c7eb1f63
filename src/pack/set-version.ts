import { applyEdits, modify } from "jsonc-parser";

/** The text of a `package.json` with another `version`, and not one other character. It has one already. */
export function setVersion(manifest: string, version: string): string {
  return applyEdits(manifest, modify(manifest, ["version"], version, {}));
}
