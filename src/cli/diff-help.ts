import type { CommandHelp } from "./options.js";

/** What `diff` writes. */
export const diffFormats = ["text", "json", "markdown", "github", "sarif", "html"] as const;

export type DiffFormat = (typeof diffFormats)[number];

/** The help of `diff`. */
export const diffHelp = {
  synopsis: "diff [before after | api]",
  help: "Show what has changed in a document, and what that breaks",
  details: [
    "Compares two documents: files, URLs, or files of a commit as `git-ref:path`. Paths in a commit begin at the top of",
    "the repository, or with `./`. With one API or none, each API of redocly.yaml is compared with what it was where",
    "HEAD left the default branch (origin/HEAD, else main or master), or the branch or commit of `--base`.",
    "",
    "Impacts, the worst first:",
    "  breaking  what was right is right no longer: major",
    "  risky     nothing promised is broken, but something relied on is gone or uncertain: minor",
    "  additive  something new that nobody has to notice: minor",
    "  cosmetic  words alone: patch",
    "",
    "Changes do not make the command fail, unless `--fail-on` says from which impact on they do. Those that",
    ".specwright-ignore.yaml excuses do not count: a list of `fingerprint`, `reason` and, if it ends, `until`.",
    "",
    "`--check-version` looks at the version of the package where its package.json is at or above the output, else at",
    "`info.version`.",
  ],
  examples: [
    "specwright diff",
    "specwright diff main:spec/openapi.yaml spec/openapi.yaml --fail-on breaking",
    "specwright diff https://api.example/openapi.json openapi.json --format html --output changes.html",
  ],
  words: { most: 2, nouns: "two documents, or one API or file" },
  formats: diffFormats,
} as const satisfies CommandHelp;
