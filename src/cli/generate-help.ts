import type { CommandHelp } from "./options.js";

/** What guards can be made of, for the help. */
export const guardDetails = [
  "Guards are one of:",
  "  aot         predicates and explanations; the fastest (default)",
  "  compact     explanations alone; the same verdicts from the smallest bundle with reasons",
  "  predicates  predicates alone; the same verdicts without a reason, and no formats asserted in requests",
  "  none        none: nothing is checked at run time",
];

/** What the help says of `generate`. */
export const generateHelp = {
  synopsis: "generate [api | file] [--output DIR]",
  help: "Write the client: types, guards, operations",
  details: [
    "Writes the client of one API, or of every API in redocly.yaml that has a block `x-specwright`.",
    "Only files whose content changes are touched; files that are not ours are never overwritten or deleted.",
    "`--lint` runs Redocly at the same time. What it finds stands among the other issues, and keeps nothing from being",
    "written but with `--strict`.",
    "`--report` writes a JSON file that lists every keyword of the document that the output does not honour, and why.",
    "",
    ...guardDetails,
  ],
  examples: [
    "specwright generate",
    "specwright generate openapi.yaml --output src/api",
    "specwright generate flexslot --watch",
    "specwright generate flexslot --lint --report report.json",
  ],
} as const satisfies CommandHelp;
