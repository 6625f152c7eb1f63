import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A copy of a project in which the spec has changed and the output has not. */
export interface DriftedCopy {
  readonly folder: string;
  remove(): void;
}

/** Copies the spec, its configuration and the output out of `project`, then adds a client status to the copied spec. */
export function makeDriftedCopy(project: string): DriftedCopy {
  const folder = mkdtempSync(join(tmpdir(), "specwright-start-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    for (const path of ["redocly.yaml", "spec", "generated/flexslot"]) {
      cpSync(join(project, path), join(folder, path), { recursive: true });
    }
    const spec = join(folder, "spec/flexslot.yaml");
    const text = readFileSync(spec, "utf8");
    const changed = text.replace(/^( +)- suspended$/m, "$&\n$1- archived");
    if (changed === text) throw new Error("Unreachable: the spec has the client status `suspended`.");
    writeFileSync(spec, changed);
    return { folder, remove };
  } catch (error) {
    remove();
    throw error;
  }
}
