import { pack } from "../../commands/pack.js";
import { packClosing } from "../show-package.js";
import { tell, watched } from "../tell.js";
import type { Runner } from "./runner.js";

/** `specwright pack`. */
export const runPack: Runner = async (run, terminal) => {
  const { node, environment } = terminal;
  const result = await watched(run, terminal, (options) => pack({ ...options, ...run.package, node, environment }));
  return tell(run, result, packClosing, terminal);
};
