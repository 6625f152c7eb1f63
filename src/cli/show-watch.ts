import picocolors from "picocolors";
import type { WatchRun } from "../commands/watch.js";
import type { Issue } from "../model/issue.js";
import { printable } from "../report/printable.js";
import { counted, issueCounts, issuesText, type ShowOptions } from "./show-issues.js";
import { generateClosing, markOf, resultText, seconds } from "./show-result.js";

/**
 * What a run of `generate --watch` has to say: the first like any other, a later one in one line below the errors, and the
 * warnings that are not `known`.
 */
export function watchText(run: WatchRun, options: ShowOptions, known: ReadonlySet<string>): string {
  if (run.changed.length > 0) return rerunText(run, options, known);
  const watching = options.quiet ? "" : `Watching ${counted(run.watchedFiles, "file")}; Ctrl-C ends it.\n`;
  return [resultText(run.result, options, generateClosing), watching].filter((block) => block !== "").join("\n");
}

/** The warnings of a run by what they say, wherever that stands by now. */
export function warningsIn({ result }: WatchRun): readonly string[] {
  return issuesIn(result).flatMap((issue) => (issue.severity === "warning" ? [identityOf(issue)] : []));
}

function identityOf({ code, message, location }: Issue): string {
  return JSON.stringify([code, message, location.file, location.pointer]);
}

function issuesIn({ issues, apis }: WatchRun["result"]): readonly Issue[] {
  return [...issues, ...apis.flatMap((api) => api.issues)];
}

function rerunText(
  { changed, result, durationMs }: WatchRun,
  options: ShowOptions,
  known: ReadonlySet<string>,
): string {
  const { apis } = result;
  const colors = picocolors.createColors(options.color);
  const all = issuesIn(result);
  const news = all.filter((issue) => issue.severity !== "warning" || !known.has(identityOf(issue)));
  const text = issuesText(news, options);
  if (options.quiet) return text;
  const mark = apis.some((api) => "failure" in api) ? colors.red("✗") : markOf(all, colors);
  const names = apis.map(({ api }) => colors.bold(printable(api))).join(", ");
  const counts = issueCounts(all);
  return [
    text === "" ? "" : `${text}\n`,
    `${mark} ${causeOf(changed)}${names === "" ? "" : ` → ${names}`}: ${outcomeOf(apis)} in ${seconds(durationMs)}`,
    counts === "" ? "\n" : ` (${counts})\n`,
  ].join("");
}

function causeOf(changed: WatchRun["changed"]): string {
  return changed.length > 2 ? `${changed.length} files` : changed.map((file) => printable(file)).join(", ");
}

function outcomeOf(apis: WatchRun["result"]["apis"]): string {
  const summaries = apis.flatMap(({ summary }) => summary ?? []);
  const total = (of: "filesWritten" | "filesRemoved"): number => summaries.reduce((sum, each) => sum + each[of], 0);
  const [written, removed] = [total("filesWritten"), total("filesRemoved")];
  if (summaries.length === 0) return "nothing was written";
  if (written + removed === 0) return "nothing to write";
  return `${counted(written, "file")} written${removed === 0 ? "" : `, ${removed} removed`}`;
}
