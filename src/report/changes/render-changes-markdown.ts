import { impacts, type Change, type ChangeReport, type Impact } from "../../model/change.js";
import { counted } from "../counted.js";
import { bumpSentence, bumpTitles, countChanges, impactTitles } from "./change-words.js";
import { type Chapter, fitMarkdown, type Part } from "./fit-markdown.js";
import { fullEntry, ignoredEntry, shortEntry } from "./markdown-entry.js";
import { markdownCode, markdownText } from "./markdown-text.js";

export interface MarkdownOptions {
  /** In UTF-8; at least 500. The least important entries are left out, and counted in a note. */
  readonly maximumBytes?: number;
}

/** Shows changes in a comment on GitHub (GitHub Flavored Markdown). Ends with a line feed. */
export function renderChangesMarkdown(
  reports: readonly ChangeReport[],
  { maximumBytes }: MarkdownOptions = {},
): string {
  if (reports.length === 0) return "No APIs were compared.\n";
  return fitMarkdown(reports.map(chapterOf), maximumBytes ?? Number.POSITIVE_INFINITY);
}

function chapterOf(report: ChangeReport): Chapter {
  return { head: headOf(report), parts: changeParts(report) };
}

/** The changes, a part for each impact: breaking, risky, additive, cosmetic; and the ignored ones. */
export function changeParts({ changes, ignored }: ChangeReport): readonly Part[] {
  const ofImpact = (impact: Impact): readonly Change[] => changes.filter((change) => change.impact === impact);
  return [
    openPart("breaking", ofImpact("breaking")),
    openPart("risky", ofImpact("risky")),
    foldedPart("additive change", ofImpact("additive").map(shortEntry)),
    foldedPart("cosmetic change", ofImpact("cosmetic").map(shortEntry)),
    foldedPart("ignored change", ignored.map(ignoredEntry)),
  ];
}

function headOf(report: ChangeReport): string {
  const { api, before, after, bump, changes, ignored } = report;
  const count = changes.length + ignored.length;
  const lines = [
    `## ${markdownCode(api)}: ${changes.length === 0 && bump === "none" ? "no changes" : bumpTitles[bump]}`,
    "",
    `From ${documentText(before)} to ${documentText(after)}. ${bumpSentence(report)}`,
    ...(count === 0 ? [] : ["", ...tableOf(report)]),
  ];
  return `${lines.join("\n")}\n`;
}

/** A document in a sentence: `Petstore 1.0.0 (main:spec/api.yaml)`. */
export function documentText({ title, version, source }: ChangeReport["before"]): string {
  return `${markdownText(title)} ${markdownCode(version)} (${markdownCode(source)})`;
}

function tableOf({ changes, ignored }: ChangeReport): readonly string[] {
  const counts = countChanges(changes);
  const titles = [...impacts.map((impact) => impactTitles[impact]), "Ignored"];
  const numbers = [...impacts.map((impact) => counts[impact]), ignored.length];
  return [titles, titles.map(() => "--:"), numbers].map((cells) => `| ${cells.join(" | ")} |`);
}

function openPart(impact: "breaking" | "risky", changes: readonly Change[]): Part {
  return {
    noun: `${impact} change`,
    open: `\n### ${impactTitles[impact]}\n\n`,
    entries: changes.map(fullEntry),
    close: "",
  };
}

function foldedPart(noun: string, entries: readonly string[]): Part {
  const open = `\n<details>\n<summary>${counted(entries.length, noun)}</summary>\n\n`;
  return { noun, open, entries, close: "\n</details>\n" };
}
