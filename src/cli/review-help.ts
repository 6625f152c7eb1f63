import type { CommandHelp } from "./options.js";

/** What `review` writes. */
export const reviewFormats = ["markdown", "json", "sarif", "github"] as const;

export type ReviewFormat = (typeof reviewFormats)[number];

/** The help of `review`. */
export const reviewHelp = {
  synopsis: "review [api] [--base REF]",
  help: "Say in one comment what a change of the documents does",
  details: [
    "For each API of redocly.yaml, against what it was where HEAD left the default branch, or the branch or commit of",
    "`--base`: the changes with both verdicts of `diff`, the version that they ask for, lint problems that are new, what is",
    "newly left out of the client, and how the generated files change. Both versions are read with the settings and rules",
    "of now; nothing is written but what is asked for.",
    "",
    `Formats: ${reviewFormats.join(", ")}; markdown if none is named. The Markdown stays below 60,000 bytes.`,
    "",
    "A review fails where an API cannot be read, or where `--fail-on` or `--check-version` says so.",
  ],
  examples: [
    "specwright review --base origin/main",
    "specwright review --base main --fail-on breaking --format github --summary",
    "specwright review --markdown comment.md --format sarif --output review.sarif",
  ],
  formats: reviewFormats,
} as const satisfies CommandHelp;
