import { init } from "../../commands/init.js";
import { issuesText } from "../show-issues.js";
import { initText } from "../show-init.js";
import { exitCodeOf } from "../exit-code.js";
import { resultJson, showOptions, watched } from "../tell.js";
import type { Runner } from "./runner.js";

/** `specwright init`. */
export const runInit: Runner = async (run, terminal) => {
  const { dryRun, quiet } = run;
  const { environment, stdout } = terminal;
  const result = await watched(run, terminal, (options) => init({ ...options, environment, dryRun }));
  const exitCode = exitCodeOf(result);
  const { changed, scripts } = result;
  const issues = [...result.issues, ...result.apis.flatMap((api) => api.issues)];
  if (run.json) stdout.write(resultJson(run, result, exitCode, { changed, scripts }));
  else
    stdout.write(issuesText(issues, showOptions(run, terminal)) + (quiet || exitCode > 0 ? "" : initText(result, run)));
  return exitCode;
};
