import { publish } from "../../commands/publish.js";
import { publishClosing } from "../show-package.js";
import { tell, watched } from "../tell.js";
import type { Runner } from "./runner.js";

/** `specwright publish`. */
export const runPublish: Runner = async (run, terminal) => {
  const { node, environment } = terminal;
  const result = await watched(run, terminal, (options) => publish({ ...options, ...run.package, node, environment }));
  return tell(run, result, publishClosing, terminal);
};
