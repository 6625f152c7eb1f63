import type { Issue, Location } from "../model/issue.js";
import { isJsonObject, memberOf, valueAt, type JsonObject } from "../model/json.js";
import { identifiersOf } from "../model/schema-identifiers.js";
import { Bundler } from "./bundler.js";
import { collectReferences, type Reference } from "./collect-references.js";
import { SourceLibrary } from "./find-target.js";
import { namesFile } from "./names-file.js";
import type { ReadFile, Source } from "./source.js";

/** A document in one piece. */
export interface Bundle {
  readonly content: JsonObject;
  /** All those in `content`. */
  readonly references: readonly Reference[];
  readonly sources: readonly Source[];
  readonly issues: readonly Issue[];
  /** Where the value at a pointer into `content` stands; the pointer of the answer leads into the file of the answer. */
  locate(pointer: string): Location;
}

/**
 * Brings what stands in other files into the document.
 *
 * Schemas move to `components.schemas`, so that they keep their identity; everything else is copied to where it is
 * referred to. A reference that leads nowhere stays, and never begins with `#` if it came from another file.
 * A document without references to other files is its own bundle.
 */
export function bundleReferences(root: Source, content: JsonObject, read: ReadFile): Bundle {
  const references = collectReferences(content);
  if (!references.some((reference) => isExternal(reference, content))) {
    return { content, references, sources: [root], issues: [], locate: (pointer) => root.locate(pointer) };
  }
  const library = new SourceLibrary(root, read);
  const bundler = new Bundler(library);
  const bundled = bundler.bundle(content);
  return {
    content: bundled,
    references: collectReferences(bundled),
    sources: library.sources,
    issues: [...library.issues, ...bundler.issues],
    locate: (pointer) => bundler.locate(pointer),
  };
}

/** Whether a reference leads out of the document. */
export function isExternal({ reference, pointer, isMapping }: Reference, content: JsonObject): boolean {
  if (typeof reference !== "string" || reference.startsWith("#")) return false;
  if (!isMapping)
    return identifiersOf(content).resolve(reference, pointer.slice(0, pointer.lastIndexOf("/"))) === undefined;
  const schemas = valueAt(content, "/components/schemas");
  const isName = isJsonObject(schemas) && memberOf(schemas, reference) !== undefined;
  return !isName && namesFile(reference);
}
