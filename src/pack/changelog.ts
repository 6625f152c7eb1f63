import type { Change, ChangeReport, Impact } from "../model/change.js";
import { markdownText, plainText } from "./markdown.js";

const headings: Readonly<Record<Impact, string>> = {
  breaking: "Breaking",
  risky: "Worth a look",
  additive: "New",
  cosmetic: "Words",
};

/** More than this of one kind nobody reads. */
const mostLines = 200;
/** Where more words have changed than this, their number says as much. */
const mostWords = 20;

/**
 * What changed between two versions of a package, in people's words: a section of `CHANGELOG.md`.
 *
 * Without a report, nothing could compare the versions, and the section says so.
 */
export function changelogEntry(report: Pick<ChangeReport, "changes"> | undefined, version: string): string {
  if (report === undefined) return `## ${version}\n\nWhat changed was not recorded.\n`;
  const sections = (Object.keys(headings) as Impact[]).flatMap((impact) => {
    // exactly its keys, as the type says
    const lines = linesOf(
      report.changes.filter((change) => change.impact === impact),
      impact,
    );
    return lines.length === 0 ? [] : [`### ${headings[impact]}`, lines.join("\n")];
  });
  const body = sections.length === 0 ? ["The API has not changed; the package was generated anew."] : sections;
  return `## ${version}\n\n${body.join("\n\n")}\n`;
}

/** The entry of a first version. */
export function firstEntry(title: string, apiVersion: string, version: string): string {
  const about = plainText(`${title} ${apiVersion}`);
  return `## ${version}\n\nThe first version${about === "" ? "" : `: a client of ${markdownText(about)}`}.\n`;
}

/** The changelog with an entry for the version on top; one that is there already stays as it is. */
export function prependEntry(entry: string, version: string, previous: string | undefined): string {
  const title = "# Changelog\n\n";
  const older = (previous ?? "")
    .replaceAll("\r\n", "\n")
    .replace(/^# Changelog\n+/, "")
    .trim();
  if (older.split("\n").includes(`## ${version}`)) return `${title}${older}\n`;
  return `${title}${entry}${older === "" ? "" : `\n${older}\n`}`;
}

function linesOf(changes: readonly Change[], impact: Impact): readonly string[] {
  // Two verdicts may say the same in the same words.
  const sentences = [...new Set(changes.map(sentenceOf))];
  if (impact === "cosmetic" && sentences.length > mostWords) return [`- ${sentences.length} descriptions changed.`];
  const lines = sentences.slice(0, mostLines).map((sentence) => `- ${sentence}`);
  const hidden = sentences.length - lines.length;
  return hidden === 0 ? lines : [...lines, `- … and ${hidden} more.`];
}

/** What a change is about stands in front, unless the sentence names it. */
function sentenceOf({ subject, message }: Change): string {
  const sentence = markdownText(message.includes(subject) ? message : `\`${subject}\`: ${message}`);
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
