import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pack, type PackOptions, type PackSummary } from "../src/commands/pack.js";
import type { ApiResult } from "../src/commands/command.js";
import type { Change } from "../src/model/change.js";

/** A folder of its own with these files. */
export function projectWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "specwright-pack-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A configuration with one API, `pets`, and these settings. */
export function petsConfig(settings: Readonly<Record<string, unknown>>): string {
  const block = { output: "src/api", ...settings };
  return `apis:\n  pets:\n    root: pets.yaml\n    x-specwright: ${JSON.stringify(block)}\n`;
}

/** Packs `pets` in `cwd`; unless said otherwise, as a first version. */
export async function packPets(cwd: string, options: Partial<PackOptions> = {}): Promise<ApiResult<PackSummary>> {
  const first = options.previous === undefined;
  const environment = { PATH: process.env["PATH"] };
  const result = await pack({ target: "pets", cwd, node: process.execPath, environment, first, ...options });
  return result.apis[0] ?? { api: "", issues: result.issues };
}

/** The codes of issues and what they say. */
export function shown({ issues }: Pick<ApiResult<unknown>, "issues">): readonly string[] {
  return issues.map(({ code, message }) => `${code}: ${message}`);
}

/** A change with these words. */
export function changeOf(impact: Change["impact"], message: string): Change {
  const location = { file: "pets.yaml", line: 1, column: 1, pointer: "" };
  return { verdict: "wire", kind: "some", impact, subject: "Pet", message, location, operations: [], fingerprint: "0" };
}
