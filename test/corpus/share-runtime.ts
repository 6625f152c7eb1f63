import type { EmittedFile } from "../../src/model/emitted-file.js";

/** Where outputs are put in a workspace, by name. */
export type Outputs = ReadonlyMap<string, readonly EmittedFile[]>;

/**
 * Outputs that import one copy of the runtime, which is the same for all: half of what a compiler would have to check is their own copies.
 * With it, compilers hold shapes and what operations do against their types, which users' compilers need not; unless they are to see it as it is.
 */
export function sharingRuntime(outputs: Outputs, checksAll = true): Outputs {
  const runtime = new Map<string, EmittedFile>();
  const others = [...outputs].map(([name, files]) => {
    for (const { path, text } of files) {
      if (!path.startsWith("runtime/")) continue;
      const shared = checksAll ? checking(path, text) : text;
      runtime.set(path, { path: path.slice("runtime/".length), text: shared });
    }
    const own = files.filter(({ path }) => !path.startsWith("runtime/"));
    return [name, own.map((file) => ({ ...file, text: importingShared(file, name) }))] as const;
  });
  return new Map([...others, ["runtime", [...runtime.values()]]]);
}

/** Types that generated code is not held against where it is used, and what they stand for. */
const unchecked: Readonly<Record<string, readonly [loose: string, strict: string]>> = {
  "runtime/explain.ts": ["type UncheckedShape = string | object;", "type UncheckedShape = Shape;"],
  "runtime/descriptor.ts": [
    "interface UncheckedDescriptor<in out Responses> extends CallableOperation {",
    "interface UncheckedDescriptor<in out Responses> extends OperationDescriptor<Responses> {",
  ],
  "runtime/pages.ts": [
    "type UncheckedPagedDescriptor<_Responses, _Item> = PagedOperation;",
    "type UncheckedPagedDescriptor<Responses, Item> = PagedDescriptor<Responses, Item>;",
  ],
};

function checking(path: string, text: string): string {
  const [loose, strict] = unchecked[path] ?? [];
  if (loose === undefined || strict === undefined) return text;
  if (!text.includes(loose)) throw new Error(`${path} does not say \`${loose}\`: nothing would be held against it.`);
  return text.replace(loose, strict);
}

function importingShared({ path, text }: EmittedFile, name: string): string {
  const up = "../".repeat(`${name}/${path}`.split("/").length - 1);
  return text.replaceAll(/ from "(?:\.\.?\/)+runtime\//g, ` from "${up}runtime/`);
}
