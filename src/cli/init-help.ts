import type { CommandHelp } from "./options.js";

/** The help of `init`. */
export const initHelp = {
  synopsis: "init [file | URL] [--dry-run]",
  help: "Get a project ready: configuration, scripts, first call",
  details: [
    "Looks for an OpenAPI document where projects keep them, or takes the one that is named, and adds what is missing: the API",
    "and its output to redocly.yaml, scripts to package.json, and the output to .gitattributes. What is there stays as it",
    "is. With a URL, the document is pulled into spec/, and `specwright pull` refreshes it.",
    "",
    "In a monorepo, run it in the package that is to have the client.",
  ],
  examples: [
    "specwright init",
    "specwright init spec/pets.yaml --output src/api",
    "specwright init https://api.example/openapi.json",
  ],
  words: { most: 1, nouns: "one file or URL" },
} as const satisfies CommandHelp;
