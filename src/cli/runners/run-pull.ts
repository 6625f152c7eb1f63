import { pull } from "../../commands/pull.js";
import { pullClosing } from "../show-pull.js";
import { tell, watched } from "../tell.js";
import type { Runner } from "./runner.js";

/** Refreshes documents, and says what became of each. */
export const runPull: Runner = async (run, terminal) => {
  const { check, force } = run;
  const { environment } = terminal;
  const result = await watched(run, terminal, (options) => pull({ ...options, environment, check, force }));
  return tell(run, result, pullClosing, terminal);
};
