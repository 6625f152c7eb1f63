import type { Origin } from "../src/write/manifest.js";

export const origin: Origin = {
  generator: "1.2.3",
  sources: sourcesOf({ "../spec.yaml": "openapi: 3.1.0\n" }),
  settings: { importExtension: ".js" },
};

/** What was read, by its name in the manifest. */
export function sourcesOf(texts: Readonly<Record<string, string>>): Origin["sources"] {
  return Object.entries(texts).map(([file, text]) => ({ file, text }));
}
