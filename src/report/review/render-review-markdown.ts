import { impacts, type Change } from "../../model/change.js";
import type { Issue, Location } from "../../model/issue.js";
import type { FailedReview, FileChange, Review, ReviewReport, VersionVerdict } from "../../model/review.js";
import { counted } from "../counted.js";
import { bumpSentence, bumpTitles, countChanges, impactTitles } from "../changes/change-words.js";
import { type Chapter, fitMarkdown, type Part } from "../changes/fit-markdown.js";
import { markdownCode, markdownMessage } from "../changes/markdown-text.js";
import { changeParts, documentText } from "../changes/render-changes-markdown.js";

/** GitHub takes comments of 65,536 characters; a marker may stand before this one. */
const maximumBytes = 60_000;
const mostFiles = 20;

/** Shows reviews in one comment (GitHub Flavored Markdown), below 60,000 bytes. Ends with a line feed. */
export function renderReviewMarkdown({ base, issues, reviews, failed }: ReviewReport): string {
  const chapters = [
    ...(issues.length === 0 ? [] : [issuesChapter(issues)]),
    ...failed.map(failedChapter),
    ...reviews.map(chapterOf),
  ];
  const start =
    base === undefined
      ? ""
      : `Compared with ${markdownCode(base.commit)}, where this left ${markdownCode(base.ref)}.\n\n`;
  if (chapters.length === 0) return `${start}No APIs were reviewed.\n`;
  const bytes = new TextEncoder().encode(start).length;
  return `${start}${fitMarkdown(chapters, maximumBytes - 1 - bytes)}`;
}

function issuesChapter(issues: readonly Issue[]): Chapter {
  return { head: "## Beside the APIs\n", parts: [issuesPart("finding", "", issues)] };
}

function failedChapter({ api, issues, failure }: FailedReview): Chapter {
  const words = failure === undefined ? "" : `\n${markdownMessage(failure)}\n`;
  return {
    head: `## ${markdownCode(api)}: could not be reviewed\n${words}`,
    parts: [issuesPart("finding", "", issues)],
  };
}

function chapterOf(review: Review): Chapter {
  const { report, lint, leftOut } = review;
  const [breaking, ...others] = changeParts(report);
  return {
    head: headOf(review),
    parts: [
      ...(breaking === undefined ? [] : [breaking]),
      issuesPart("new omission", "### Newly left out of the client\n\n", leftOut),
      issuesPart("new lint problem", "### New lint problems\n\n", lint),
      ...others,
      filesPart(review),
    ],
  };
}

function headOf(review: Review): string {
  const { report } = review;
  const { api, before, after, bump, changes } = report;
  const lines = [
    `## ${markdownCode(api)}: ${changes.length === 0 && bump === "none" ? "no changes" : bumpTitles[bump]}`,
    "",
    `From ${documentText(before)} to ${documentText(after)}. ${bumpSentence(report)}`,
    "",
    ...(changes.length === 0 ? [] : [...tableOf(changes), ""]),
    ...factsOf(review).map((fact) => `- ${fact}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** A row for each verdict. */
function tableOf(changes: readonly Change[]): readonly string[] {
  const rowOf = (title: string, verdict: Change["verdict"]): readonly (string | number)[] => {
    const counts = countChanges(changes.filter((change) => change.verdict === verdict));
    return [title, ...impacts.map((impact) => counts[impact])];
  };
  return [
    ["Verdict", ...impacts.map((impact) => impactTitles[impact])],
    ["---", ...impacts.map(() => "--:")],
    rowOf("On the wire", "wire"),
    rowOf("In TypeScript", "types"),
  ].map((cells) => `| ${cells.join(" | ")} |`);
}

function factsOf({ version, lint, leftOut, files, bytes }: Review): readonly string[] {
  const added = files.reduce((sum, file) => sum + file.added, 0);
  const removed = files.reduce((sum, file) => sum + file.removed, 0);
  const lines = files.length === 0 ? "" : ` (${linesText({ added, removed })})`;
  return [
    ...(version === undefined ? [] : [versionFact(version)]),
    `Lint: ${counted(lint.length, "new problem")}`,
    `Left out of the client: ${leftOut.length === 0 ? "nothing new" : counted(leftOut.length, "new error")}`,
    `Generated: ${counted(files.length, "file")} changed${lines}, ${sizeText(bytes)}`,
  ];
}

function versionFact({ isEnough, message, location }: VersionVerdict): string {
  return `Version: ${isEnough ? "" : "⚠️ "}${markdownMessage(message)} (${placeText(location)})`;
}

function sizeText({ before, after }: Review["bytes"]): string {
  if (before === after) return `${after} bytes as before`;
  return `${before} → ${after} bytes (${after > before ? "+" : "−"}${Math.abs(after - before)})`;
}

function linesText({ added, removed }: Pick<FileChange, "added" | "removed">): string {
  return `+${added} −${removed}`;
}

function issuesPart(noun: string, title: string, issues: readonly Issue[]): Part {
  return { noun, open: `\n${title}`, entries: issues.map(issueEntry), close: "" };
}

function issueEntry({ code, severity, message, hint, location }: Issue): string {
  // Messages may have several lines, and an item of a list must have one.
  const words = [message, ...(hint === undefined ? [] : [hint])]
    .join(" ")
    .replace(/\s*\n\s*/g, " ")
    .trim();
  return `- **${severity}** ${markdownMessage(words)} (${code === "lint-problem" ? "" : `${markdownCode(code)}, `}${placeText(location)})\n`;
}

function placeText({ file, line, column }: Location): string {
  return markdownCode(`${file}:${line}:${column}`);
}

function filesPart({ files }: Review): Part {
  const changed = ({ added, removed }: FileChange): number => added + removed;
  const shown = [...files].sort((left, right) => changed(right) - changed(left)).slice(0, mostFiles);
  const more = files.length - shown.length;
  const title = `${counted(files.length, "generated file")} changed`;
  const rest = more === 0 ? "" : `\n… and ${counted(more, "file")} that changed less.\n`;
  return {
    noun: "generated file",
    open: `\n<details>\n<summary>${title}</summary>\n\n`,
    entries: shown.map(fileEntry),
    close: `${rest}\n</details>\n`,
  };
}

function fileEntry({ path, status, added, removed }: FileChange): string {
  const word = status === "changed" ? "" : `, ${status === "added" ? "new" : "gone"}`;
  return `- ${markdownCode(path)} ${linesText({ added, removed })}${word}\n`;
}
