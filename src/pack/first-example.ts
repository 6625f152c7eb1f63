import type { Api } from "../model/api.js";
import type { EmittedFile } from "../model/emitted-file.js";
import { findExamples } from "./find-examples.js";

/**
 * The simplest call of any operation as a module beside the folder of the output, which is imported by `specifier`; undefined
 * where we can think of none that compiles. `name` is what its environment variables are called after.
 */
export function firstExample(
  api: Api,
  name: string,
  specifier: string,
  files: readonly EmittedFile[],
): string | undefined {
  const together = api.operations.map((operation) => ({ ...operation, tag: "" }));
  const [example] = findExamples({ ...api, operations: together }, name, files).values();
  return example?.code.replace(`from ${JSON.stringify(name)};`, () => `from ${JSON.stringify(specifier)};`);
}
