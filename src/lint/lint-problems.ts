import { issueOf, type Issue, type Location } from "../model/issue.js";
import { isJsonObject, valueAt, type JsonObject, type JsonValue } from "../model/json.js";
import { lintDocument, type LintRequest } from "./lint-document.js";

export interface LintProblems {
  /** Redocly's: 0 where no problem is an error. */
  readonly exitCode: number;
  readonly issues: readonly Issue[];
  /** Redocly's words beside the problems; the only ones where it could not even read the document. */
  readonly stderr: string;
}

/** Lints like {@link lintDocument}, with the problems as issues. */
export async function lintProblems(request: Omit<LintRequest, "format">): Promise<LintProblems> {
  const { exitCode, stdout, stderr } = await lintDocument({ ...request, format: "json" });
  return { exitCode, issues: problemsIn(stdout), stderr };
}

/** The problems in what Redocly prints with `--format json`: one object for each API, with nothing between them. */
export function problemsIn(stdout: string): readonly Issue[] {
  // JSON is indented here, so that a brace at the beginning of a line is that of a whole report.
  return stdout
    .split(/(?<=^\})\s*(?=\{)/m)
    .filter((report) => report.trimStart().startsWith("{"))
    .flatMap((report) => problemsOf(JSON.parse(report) as JsonValue)); // what JSON.parse returns
}

function problemsOf(report: JsonValue): readonly Issue[] {
  const problems = valueAt(report, "/problems");
  return Array.isArray(problems) ? problems.filter(isJsonObject).flatMap(issuesOf) : [];
}

function issuesOf(problem: JsonObject): readonly Issue[] {
  const { ruleId, severity, message, suggest } = problem;
  const suggestions = Array.isArray(suggest) ? suggest.filter((text) => typeof text === "string") : [];
  const hint = suggestions.length === 0 ? undefined : `Did you mean ${suggestions.map(quoted).join(" or ")}?`;
  const text = `${textOf(message)} (${textOf(ruleId)})`;
  const issue = issueOf("lint-problem", locationOf(valueAt(problem, "/location/0") ?? null), text, hint);
  return [{ ...issue, severity: severity === "error" ? "error" : "warning" }];
}

function locationOf(location: JsonValue): Location {
  const pointer = textOf(valueAt(location, "/pointer")).replace(/^#/, "");
  return {
    file: textOf(valueAt(location, "/source/ref")),
    line: numberOf(valueAt(location, "/start/line")),
    column: numberOf(valueAt(location, "/start/col")),
    pointer: pointer === "/" ? "" : pointer,
  };
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}

/** Lines and columns count from 1. */
function numberOf(value: JsonValue | undefined): number {
  return typeof value === "number" ? value : 1;
}

function quoted(text: string): string {
  return `\`${text}\``;
}
