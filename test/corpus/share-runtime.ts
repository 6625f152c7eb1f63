import type { EmittedFile } from "../../src/model/emitted-file.js";

/** Where outputs are put in a workspace, by name. */
export type Outputs = ReadonlyMap<string, readonly EmittedFile[]>;

/**
 * Outputs that import one copy of the runtime, which is the same for all: half of what a compiler would have to check is their own copies.
 * With it, compilers hold shapes against their type, which users' compilers need not; unless they are to see it as it is.
 */
export function sharingRuntime(outputs: Outputs, checksShapes = true): Outputs {
  const runtime = new Map<string, EmittedFile>();
  const others = [...outputs].map(([name, files]) => {
    for (const { path, text } of files) {
      if (!path.startsWith("runtime/")) continue;
      const shared = checksShapes && path === "runtime/explain.ts" ? checkingShapes(text) : text;
      runtime.set(path, { path: path.slice("runtime/".length), text: shared });
    }
    const own = files.filter(({ path }) => !path.startsWith("runtime/"));
    return [name, own.map((file) => ({ ...file, text: importingShared(file, name) }))] as const;
  });
  return new Map([...others, ["runtime", [...runtime.values()]]]);
}

function checkingShapes(text: string): string {
  const loose = "type UncheckedShape = string | object;";
  if (!text.includes(loose))
    throw new Error(`runtime/explain.ts does not say \`${loose}\`: no shape would be checked.`);
  return text.replace(loose, "type UncheckedShape = Shape;");
}

function importingShared({ path, text }: EmittedFile, name: string): string {
  const up = "../".repeat(`${name}/${path}`.split("/").length - 1);
  return text.replaceAll(/ from "(?:\.\.?\/)+runtime\//g, ` from "${up}runtime/`);
}
