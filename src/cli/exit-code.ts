import type { CommandResult } from "../commands/command.js";

/** 0: all is well. 1: the document, the configuration or the output has errors. 2: the work could not be done. */
export type ExitCode = 0 | 1 | 2;

/** The exit code that a result deserves; with `--strict`, the command has already made all issues fatal. */
export function exitCodeOf({ issues, apis }: CommandResult<unknown>): ExitCode {
  if (apis.some((api) => "failure" in api)) return 2;
  const all = [...issues, ...apis.flatMap((api) => api.issues)];
  return all.some((issue) => issue.severity !== "warning") ? 1 : 0;
}
