import type { NamedSchema, Schema } from "../../model/schema.js";
import type { Schemas } from "../../model/schema-children.js";
import type { Coverage } from "./coverage.js";
import type { Finding } from "./finding.js";

/** Takes what the comparison of two schemas finds. */
export interface SchemaSink {
  readonly before: Schemas;
  readonly after: Schemas;
  report(finding: Finding): void;
  /** Leaves two components to a comparison of their own, whoever refers to them. */
  refer(before: NamedSchema, after: NamedSchema): void;
  /** Whether the two are to be compared here: false for the second time, which is how circles end. */
  enter(before: Schema, after: Schema): boolean;
  /** Which schemas are known to allow all that others allow. */
  readonly coverage: Coverage;
}

/** Where a comparison has got to. */
export interface Place {
  /** What the whole is called: `` `Pet` ``, `the request body`. */
  readonly owner: string;
  /** From there on: `address.city`, `tags[]`; empty for the whole. */
  readonly path: string;
  readonly sink: SchemaSink;
}

/** The place as messages call it: `` `address.city` of `Pet` ``. */
export function wordsFor({ owner, path }: Place): string {
  return path === "" ? owner : `${code(path)} of ${owner}`;
}

/** The place of a property. */
export function propertyPlace(place: Place, name: string): Place {
  return { ...place, path: place.path === "" ? name : `${place.path}.${name}` };
}

/** The place of what a list or a map holds: `tags[]`, `scores[0]`, `byName{}`. */
export function memberPlace(place: Place, brackets: string): Place {
  return { ...place, path: `${place.path}${brackets}` };
}

/** A sentence that begins with a capital letter, unless it begins with a name. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** A name or value from a document, as code in a sentence; a backtick in it is escaped, so that the next one ends it. */
export function code(text: string): string {
  return `\`${text.replaceAll("`", "\\u0060")}\``;
}

/** Reports a finding about a place, as `<place> <rest>.` */
export function reportAt(
  place: Place,
  kind: Finding["kind"],
  rest: string,
  details: Omit<Finding, "kind" | "message">,
): void {
  place.sink.report({ kind, message: sentence(`${wordsFor(place)} ${rest}`), ...details });
}
