import type { PhaseName } from "../commands/command.js";
import type { TextOutput } from "./terminal.js";

/** A line on the terminal that says what is being done, while it takes long. */
export interface Progress {
  readonly onPhase: (api: string, phase: PhaseName) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

const phaseWords: Readonly<Record<PhaseName, string>> = {
  fetch: "asking the upstream",
  load: "reading the document",
  resolve: "resolving",
  emit: "generating",
  write: "writing",
  compare: "comparing",
  lint: "linting",
  previous: "reading the last version",
  pack: "packing",
  verify: "checking the package",
  publish: "publishing",
};

/** In milliseconds: work that takes longer is told. */
const patience = 1000;
/** In milliseconds: a document whose first phases take longer takes longer than our patience, and later phases cannot be interrupted. */
const largeDocument = 300;

const clearLine = "\r\u001b[2K";

/** Shows progress where a person waits; elsewhere it does nothing. */
export function startProgress(output: TextOutput): Progress {
  if (!output.isTerminal) return { onPhase: () => undefined, end: () => undefined };
  const startedAt = performance.now();
  let line = "";
  let isShown = false;
  const show = (): void => {
    if (line !== "") output.write(`${clearLine}${line}`);
    isShown = line !== "";
  };
  const timer = setTimeout(show, patience);
  return {
    onPhase: (api, phase) => {
      line = `${api}: ${phaseWords[phase]} …`;
      if (isShown || performance.now() - startedAt > largeDocument) show();
    },
    end: () => {
      clearTimeout(timer);
      if (isShown) output.write(clearLine);
      isShown = false;
    },
  };
}
