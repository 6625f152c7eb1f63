import type { Change, Impact } from "../model/change.js";
import { counted } from "../report/counted.js";
import type { FailOn } from "./options.js";

/** What makes the run fail, by what `--fail-on` says. */
const failing: Readonly<Record<FailOn, readonly Impact[]>> = {
  breaking: ["breaking"],
  risky: ["breaking", "risky"],
  additive: ["breaking", "risky", "additive"],
  any: ["breaking", "risky", "additive", "cosmetic"],
  none: [],
};

/** The changes that `--fail-on` does not let pass. */
export function refusedChanges(changes: readonly Change[], failOn: FailOn = "none"): readonly Change[] {
  return changes.filter(({ impact }) => failing[failOn].includes(impact));
}

/** How many changes `--fail-on` refuses, in words; empty for none. */
export function refusalText(refused: readonly Change[], failOn: FailOn = "none"): string {
  if (refused.length === 0) return "";
  return `\`--fail-on ${failOn}\` refuses ${counted(refused.length, "change")}.\n`;
}
