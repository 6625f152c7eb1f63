import { statSync } from "node:fs";
import type { DiffSide } from "../../src/diff/diff-side.js";
import { emitApi } from "../../src/emit/emit-api.js";
import { loadDocument } from "../../src/load/load-document.js";
import { loadRuntime } from "../../src/load/load-runtime.js";
import type { JsonObject } from "../../src/model/json.js";
import { defaultSettings } from "../../src/model/settings.js";
import type { SpecDocument } from "../../src/model/spec-document.js";
import { resolveApi } from "../../src/resolve/resolve-api.js";
import type { DocumentEdit } from "./document-edit.js";
import { documentEdits } from "./document-edits.js";
import { sitesOf } from "./document-walk.js";
import { pathOf } from "./specs.js";

const runtime = await loadRuntime();

/** A document that was changed in one place. */
export interface Edited {
  readonly edit: string;
  readonly pointer: string;
  readonly content: JsonObject;
}

/** How large a document is, in bytes. */
export function sizeOf(name: string): number {
  return statSync(pathOf(name)).size;
}

/** Reads a document; `undefined` for one that is refused. */
export async function readDocument(name: string): Promise<SpecDocument | undefined> {
  return (await loadDocument(pathOf(name), pathOf(""))).value;
}

/** A side of a comparison: the document with this content, and its output if that is asked for. */
export function sideOf(document: SpecDocument, content: JsonObject, isEmitted: boolean): DiffSide | undefined {
  const { value: api, issues } = resolveApi({ ...document, content }, defaultSettings);
  if (issues.some(({ severity }) => severity === "fatal")) return undefined;
  const files = isEmitted ? emitApi(api, runtime, defaultSettings) : [];
  return { api, files, locate: (pointer) => ({ file: document.file, line: 1, column: 1, pointer }) };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A document with so many different edits, each in a place of its own choice. */
export function editedContents(content: JsonObject, count: number, random: () => number): readonly Edited[] {
  const edited: Edited[] = [];
  for (const edit of shuffled(documentEdits, random)) {
    if (edited.length === count) break;
    const copy = structuredClone(content);
    const pointer = applied(edit, copy, random);
    if (pointer !== undefined) edited.push({ edit: edit.name, pointer, content: copy });
  }
  return edited;
}

function applied(edit: DocumentEdit, content: JsonObject, random: () => number): string | undefined {
  return shuffled(sitesOf(content)[edit.among], random).find((site) => edit.apply(site))?.pointer;
}

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => [random(), item] as const)
    .sort(([one], [other]) => one - other)
    .map(([, item]) => item);
}
