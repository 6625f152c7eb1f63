import { createHash } from "node:crypto";
import type { EmittedFile } from "../model/emitted-file.js";
import { type JsonObject, type JsonValue, isJsonObject } from "../model/json.js";
import { oncePerObject } from "../model/once-per-object.js";
import type { SourceFile } from "../model/spec-document.js";
import { isInsidePath, manifestPath } from "./output-path.js";

/** What an output was made from; recorded in the manifest beside the files. */
export interface Origin {
  /** Version of the generator. */
  readonly generator: string;
  /** What was read, the document's root first; each file as a path relative to the output folder, with `/`. */
  readonly sources: readonly SourceFile[];
  /** The settings that had a say in the output. */
  readonly settings: JsonValue;
}

/** Hashes by path. */
export type Hashes = ReadonlyMap<string, string>;

/** Version of the manifest's format. */
const formatVersion = 1;

/** The manifest for files with these hashes: sorted, without timestamps, the same for the same input on every machine. */
export function manifestOf(hashes: Hashes, origin: Origin): EmittedFile {
  return manifestFile(hashes, origin);
}

/** The hash of each file's text. */
export function hashesOf(files: readonly EmittedFile[]): Hashes {
  return new Map(files.map((file) => [file.path, hashOfText(file)]));
}

/**
 * The manifest while a run writes: it owns the old files and the new ones,
 * so that the next run knows all of them as ours should this one be killed.
 */
export function unfinishedManifest(owned: Hashes, pending: Hashes, origin: Origin): EmittedFile {
  return manifestFile(owned, origin, pending);
}

/** The files that a manifest on disk claims, each with the hashes it may have; none if the text is no manifest of ours. */
export function ownedFiles(text: string): ReadonlyMap<string, readonly string[]> {
  const owned = new Map<string, string[]>();
  const content = parse(text);
  if (!isJsonObject(content)) return owned;
  for (const claims of [content["files"], content["pending"]]) {
    if (claims === undefined || !isJsonObject(claims)) continue;
    for (const [path, hash] of Object.entries(claims)) {
      // Anyone may have edited it, and what it claims may be deleted.
      if (typeof hash !== "string" || !isInsidePath(path) || path === manifestPath) continue;
      owned.set(path, [...(owned.get(path) ?? []), hash]);
    }
  }
  return owned;
}

/** The hash of the text of a file, which is looked at once. */
export const hashOfText: (file: { readonly text: string }) => string = oncePerObject(({ text }) => hashOf(text));

/** SHA-256 in hexadecimal digits. */
export function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function manifestFile(files: Hashes, { generator, sources, settings }: Origin, pending?: Hashes): EmittedFile {
  const content: JsonObject = {
    version: formatVersion,
    generator,
    sources: sortedObject(sources.map((source) => [source.file, sourceHash(source)])),
    settings: sorted(settings),
    files: sortedObject([...files]),
    ...(pending === undefined ? {} : { pending: sortedObject([...pending]) }),
  };
  return { path: manifestPath, text: `${JSON.stringify(content, undefined, 2)}\n` };
}

/** It must not depend on whether git turned the line ends into CRLF. */
function sourceHash(source: SourceFile): string {
  return source.text.includes("\r\n") ? hashOf(source.text.replaceAll("\r\n", "\n")) : hashOfText(source);
}

function parse(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function sorted(value: JsonValue): JsonValue {
  if (isJsonObject(value)) {
    return sortedObject(
      Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [[key, sorted(member)]])),
    );
  }
  return Array.isArray(value) ? value.map(sorted) : value;
}

function sortedObject(entries: readonly (readonly [key: string, value: JsonValue])[]): JsonObject {
  // Without a prototype, an object of thousands of names is a table from the first on.
  const object: Record<string, JsonValue> = Object.create(null);
  // By code units: the order must not depend on the machine's language.
  for (const [key, value] of [...entries].sort(([left], [right]) => (left < right ? -1 : 1))) object[key] = value;
  return object;
}
