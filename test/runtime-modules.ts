import { readdirSync } from "node:fs";

const folder = new URL("../src/runtime/", import.meta.url);

const names = readdirSync(folder)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -3));

/** The modules of the runtime of `src/` by name: `check`, `find-prefix`. */
export const runtimeModules: ReadonlyMap<string, Record<string, unknown>> = new Map(
  await Promise.all(
    names.map(async (name): Promise<[name: string, exports: Record<string, unknown>]> => {
      return [name, (await import(`../src/runtime/${name}.ts`)) as Record<string, unknown>]; // what a module is
    }),
  ),
);
