import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { displayedPath } from "./read-source.js";

/** Where projects keep their documents, relative to their root. */
const usualFolders = [
  "",
  "api",
  "apis",
  "api/openapi",
  "doc",
  "docs",
  "docs/api",
  "docs/openapi",
  "openapi",
  "public",
  "schema",
  "schemas",
  "spec",
  "specs",
  "src",
  "src/api",
  "static",
  "swagger",
];

/** The member that every document has, as YAML or JSON writes it at the top. */
const versionMember =
  /^(?:openapi|swagger)\s*:\s*["']?[23]|(?:^\s*|[{,]\s*)["'](?:openapi|swagger)["']\s*:\s*["']?[23]\b/m;

const mostBytes = 50_000_000;

/** The OpenAPI documents in the usual folders of a project, as the user would type them. */
export function findDocuments(cwd: string): readonly string[] {
  return usualFolders.flatMap((folder) =>
    namesIn(join(cwd, folder))
      .filter((name) => /\.(?:ya?ml|json)$/i.test(name) && isDocument(join(cwd, folder, name)))
      .map((name) => displayedPath(join(cwd, folder, name), cwd)),
  );
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** Whether there is an OpenAPI document at `path`. */
export function isDocument(path: string): boolean {
  try {
    const status = statSync(path);
    return status.isFile() && status.size <= mostBytes && versionMember.test(readFileSync(path, "utf8"));
  } catch {
    // What cannot be read is not what we look for.
    return false;
  }
}
