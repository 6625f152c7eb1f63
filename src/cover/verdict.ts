import type { LossCause, LossReason } from "../model/coverage.js";

/** What the output makes of a keyword: it decides something, stands in a comment, or is lost. */
export type Verdict = "honoured" | "documented" | LossCause;

/** The verdict that a keyword is lost. */
export function lost(reason: LossReason, message: string, hint?: string): LossCause {
  return { reason, message, ...(hint === undefined ? {} : { hint }) };
}

/** The verdict on words that readers of the document see, and readers of the code do not. */
export const undocumented: LossCause = lost("undocumented", "No comment of the code shows it.");
