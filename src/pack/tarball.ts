import { Header, list, Pack, ReadEntry } from "tar";
import type { EmittedFile } from "../model/emitted-file.js";
import { inPathOrder } from "./package-file.js";

/** The time that npm gives to all files of all packages. */
const sameTime = new Date("1985-10-26T08:15:00.000Z");

/** In bytes: no package of ours has more, and who packed more means us no good. */
const mostBytes = 512 * 1024 * 1024;

/** A `.tgz` as npm makes it: the same files give the same bytes, whoever makes it, when and where. */
export async function packTarball(files: readonly EmittedFile[]): Promise<Uint8Array> {
  const pack = new Pack({ gzip: { level: 9 }, portable: true, mtime: sameTime, prefix: "package" });
  const chunks: Uint8Array[] = [];
  pack.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    pack.on("end", resolve);
    pack.on("error", reject);
  });
  for (const file of inPathOrder(files)) pack.add(entryOf(file));
  pack.end();
  await ended;
  return concatenated(chunks);
}

/**
 * The texts of all files of a `.tgz`, by their paths in the package.
 *
 * @throws {Error} if it is none, or larger than any package of ours.
 */
export async function readTarball(file: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  let total = 0;
  await list({
    file,
    strict: true,
    onReadEntry: (entry) => {
      // The first folder is `package` by custom alone.
      const path = entry.path.replace(/^(?:\.\/)?[^/]+\//, "");
      total += entry.size;
      if (total > mostBytes) throw new Error("it is too large to be a package of ours");
      if (entry.type !== "File") return;
      const chunks: Uint8Array[] = [];
      entry.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      entry.on("end", () => texts.set(path, new TextDecoder().decode(concatenated(chunks))));
    },
  });
  return texts;
}

function entryOf({ path, text }: EmittedFile): ReadEntry {
  const bytes = Buffer.from(text, "utf8");
  const header = new Header({ path, mode: 0o644, size: bytes.length, type: "File" });
  const entry = new ReadEntry(header);
  entry.end(bytes);
  return entry;
}

function concatenated(chunks: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(chunks));
}
