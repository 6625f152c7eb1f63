import { check } from "../../commands/check.js";
import { checkClosing } from "../show-result.js";
import { tell, watched } from "../tell.js";
import type { Runner } from "./runner.js";

/** `specwright check`. */
export const runCheck: Runner = async (run, terminal) =>
  tell(run, await watched(run, terminal, check), checkClosing, terminal);
