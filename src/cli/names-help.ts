import type { CommandHelp } from "./options.js";

/** What `names` writes. */
export const namesFormats = ["text", "json"] as const;

/** The help of `names`. */
export const namesHelp = {
  synopsis: "names [api | file] [--format FORMAT]",
  help: "List what everything is called in TypeScript, and where it is",
  details: [
    "For every operation, webhook, callback, schema and security scheme: its name in the document, its name in TypeScript, and",
    "its file below the output. Nothing is written. A name of your own goes under `x-specwright.names`.",
    "",
    `Formats: ${namesFormats.join(", ")}; text if none is named.`,
  ],
  examples: ["specwright names", "specwright names openapi.yaml --include tag:issues --format json"],
  formats: namesFormats,
} as const satisfies CommandHelp;
