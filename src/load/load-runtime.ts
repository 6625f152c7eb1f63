import { readdir, readFile } from "node:fs/promises";

/** A module of the runtime as it is copied into outputs: the package ships its sources. */
export interface RuntimeSource {
  /** File name, such as `guard.ts`. */
  readonly name: string;
  readonly text: string;
}

/** Reads the sources of the runtime, which stand beside the compiled package as well as in the repository. */
export async function loadRuntime(): Promise<readonly RuntimeSource[]> {
  const folder = new URL("../../src/runtime/", import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts")).sort();
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(new URL(name, folder), "utf8") })));
}
