import type { CommandHelp } from "./options.js";

/** The help of `version`. */
export const versionHelp = {
  synopsis: "version [api] [--base REF]",
  help: "Raise the package's version, and say why in its changelog",
  details: [
    "For each API of redocly.yaml with a `package` whose package.json is at or above the output: compares the working tree",
    "with where HEAD left the default branch, or the branch or commit of `--base`, as `diff` does. The version that was",
    "there rises as the changes ask for, unless it is high enough, and CHANGELOG.md beside it gets an entry.",
    "",
    "Run it again after more changes: an entry that it has written and that is not in the base is replaced. Words of yours in",
    "it are kept, and an entry without its mark, `<!-- specwright … -->`, is yours and stays as it is.",
  ],
  examples: ["specwright version", "specwright version flexslot --base origin/main"],
} as const satisfies CommandHelp;
