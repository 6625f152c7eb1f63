import { compareDocument, type Options } from "./compare-document.js";
import type { DocumentReport } from "./report.js";

/** What a worker is asked. */
export interface Task {
  readonly name: string;
  readonly options: Options;
}

/** What it answers. */
export type Answer = { readonly report: DocumentReport | undefined } | { readonly failure: string };

process.on("message", ({ name, options }: Task) => {
  compareDocument(name, options).then(
    (report) => answer({ report }),
    (error: unknown) => answer({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});

function answer(message: Answer): void {
  process.send?.(message);
}
