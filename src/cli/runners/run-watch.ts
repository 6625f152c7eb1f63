import { watch, type WatchRun } from "../../commands/watch.js";
import type { Progress } from "../progress.js";
import { warningsIn, watchText } from "../show-watch.js";
import { failuresText, progressOf, sharedOptions, showOptions } from "../tell.js";
import type { Runner } from "./runner.js";

/** `specwright generate --watch`: goes on until it is interrupted, which is no failure. */
export const runWatch: Runner = async (run, terminal) => {
  const known = new Set<string>();
  let progress: Progress | undefined;
  const end = (): void => {
    progress?.end();
    progress = undefined;
  };
  const onRun = (each: WatchRun): void => {
    end();
    terminal.stderr.write(failuresText(each.result));
    terminal.stdout.write(watchText(each, showOptions(run, terminal), known));
    for (const warning of warningsIn(each)) known.add(warning);
  };
  const onPhase: Progress["onPhase"] = (api, phase) => {
    progress ??= progressOf(run, terminal);
    progress.onPhase(api, phase);
  };
  try {
    await watch({ ...sharedOptions(run, terminal), signal: terminal.interruption(), onPhase, onRun });
  } finally {
    end();
  }
  return 0;
};
