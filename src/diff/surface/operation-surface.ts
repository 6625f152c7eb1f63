import type { Operation } from "../../model/api.js";
import type { EmittedFile } from "../../model/emitted-file.js";
import { cutOperations, type FunctionSurface } from "./cut-operations.js";
import { operationLabel } from "./reach.js";
import type { ChangeDraft } from "./surface-change.js";

/** Both sides of an operation that is there before and after. */
export interface OperationPair {
  readonly before: Operation;
  readonly after: Operation;
}

/** The functions of one side. */
export interface OperationSurface {
  /** The file that the operation's module became. */
  textOf(operation: Operation): string;
  functionOf(operation: Operation): FunctionSurface;
}

/** Looks at the operations of one side; modules are cut when they are asked for. */
export function operationSurface(files: readonly EmittedFile[]): OperationSurface {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const modules = new Map<string, ReadonlyMap<string, FunctionSurface>>();
  const textOf = ({ module, localName }: Operation): string => {
    const text = texts.get(`operations/${module}.ts`);
    if (text === undefined) throw new Error(`Unreachable: the output has no module for ${localName}.`);
    return text;
  };
  return {
    textOf,
    functionOf: (operation) => {
      const functions = modules.get(operation.module) ?? cutOperations(textOf(operation));
      modules.set(operation.module, functions);
      const found = functions.get(operation.localName);
      if (found === undefined) throw new Error(`Unreachable: the output has no function ${operation.localName}.`);
      return found;
    },
  };
}

/** What a change says of the operation it belongs to. */
export function operationFacts({
  before,
  after,
}: OperationPair): Pick<ChangeDraft, "subject" | "pointers" | "operations"> {
  return {
    subject: after.localName,
    pointers: { before: before.pointer, after: after.pointer },
    operations: [operationLabel(after)],
  };
}
