import type { Documentation } from "../../model/schema.js";
import type { Finding } from "./finding.js";
import { code, sentence } from "./place.js";

/** What is described, and where: an operation, a schema, a parameter, a header. */
export interface Described {
  readonly pointer: string;
  readonly documentation?: Documentation;
}

/** Finds whether something was deprecated, when it ends, and how much it may change without notice. */
export function compareLifecycle(before: Described, after: Described, words: string): readonly Finding[] {
  const places = { before: before.pointer, after: after.pointer };
  const [left, right] = [before.documentation ?? {}, after.documentation ?? {}];
  const findings: Finding[] = [];
  const add = (kind: Finding["kind"], rest: string, change: Pick<Finding, "from" | "to"> = {}): void => {
    findings.push({ kind, message: sentence(`${words} ${rest}`), ...places, ...change });
  };
  const [wasDeprecated, isDeprecated] = [left.deprecated === true, right.deprecated === true];
  const [from, to] = [sunsetOf(left), sunsetOf(right)];
  if (!wasDeprecated && isDeprecated) {
    add(to === undefined ? "deprecated-without-sunset" : "deprecated", `is deprecated${sunsetWords(right)}`);
  } else if (wasDeprecated && !isDeprecated) add("deprecated-no-longer", "is not deprecated any longer");
  else if (from === undefined && to !== undefined) add("sunset-added", `ends on ${to}`, { to });
  else if (from !== undefined && to === undefined) {
    add("sunset-removed", `does not say any longer that it ends on ${from}`, { from });
  } else if (from !== undefined && to !== undefined && from !== to) {
    add(to < from ? "sunset-moved-forward" : "sunset-postponed", `ends on ${to}, not on ${from}`, { from, to });
  }
  const [previous, next] = [left.stability ?? "stable", right.stability ?? "stable"];
  if (previous !== next) {
    const isLess = stabilities.indexOf(next) < stabilities.indexOf(previous);
    const change = { from: previous, to: next };
    add(isLess ? "stability-decreased" : "stability-increased", `is ${code(next)} now, not ${code(previous)}`, change);
  }
  return findings;
}

/** The levels of `x-stability-level`, the least stable first; without one everything is stable. */
const stabilities: readonly string[] = ["draft", "alpha", "beta", "stable"];

/** When something ends, if the document says so. */
export function sunsetWords(documentation: Documentation): string {
  const sunset = sunsetOf(documentation);
  return sunset === undefined ? "" : `, and ends on ${sunset}`;
}

/** The day, as a date of RFC 3339; what nobody can read is no day. */
function sunsetOf({ sunset }: Documentation): string | undefined {
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(sunset ?? "") ?? [];
  return day === undefined || Number.isNaN(Date.parse(day)) ? undefined : day;
}
