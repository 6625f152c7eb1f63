import { version } from "../../commands/version.js";
import { versionClosing } from "../show-version.js";
import { tell, watched } from "../tell.js";
import type { Runner } from "./runner.js";

/** `specwright version`. */
export const runVersion: Runner = async (run, terminal) => {
  const { base, ignore } = run;
  const result = await watched(run, terminal, ({ output: _output, guards: _guards, ...options }) =>
    version({
      ...options,
      ...(base === undefined ? {} : { base }),
      ...(ignore === undefined ? {} : { ignore }),
    }),
  );
  return tell(run, result, versionClosing, terminal);
};
