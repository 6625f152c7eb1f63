import { generate } from "../../commands/generate.js";
import { generateClosing } from "../show-result.js";
import { tell, watched } from "../tell.js";
import { runWatch } from "./run-watch.js";
import type { Runner } from "./runner.js";

/** `specwright generate`. */
export const runGenerate: Runner = async (run, terminal) => {
  if (run.watch) return runWatch(run, terminal);
  return tell(run, await watched(run, terminal, generate), generateClosing, terminal);
};
