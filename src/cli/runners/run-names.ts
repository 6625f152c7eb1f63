import { names } from "../../commands/names.js";
import { renderNames, renderNamesJson } from "../../report/render-names.js";
import { exitCodeOf } from "../exit-code.js";
import { issuesText } from "../show-issues.js";
import { failuresText, resultJson, showOptions, watched } from "../tell.js";
import type { Runner } from "./runner.js";

/** `specwright names`: the names on stdout, and on stderr what is wrong with the document. */
export const runNames: Runner = async (run, terminal) => {
  const result = await watched(run, terminal, names);
  const exitCode = exitCodeOf(result);
  const listed = result.apis.flatMap(({ api, summary }) => (summary === undefined ? [] : [{ api, ...summary }]));
  const issues = [...result.issues, ...result.apis.flatMap((api) => api.issues)];
  if (run.json) {
    terminal.stdout.write(resultJson(run, result, exitCode));
  } else {
    terminal.stderr.write(issuesText(issues, showOptions(run, terminal)));
    terminal.stdout.write(run.format === "json" ? renderNamesJson(listed) : renderNames(listed));
  }
  terminal.stderr.write(failuresText(result));
  return exitCode;
};
