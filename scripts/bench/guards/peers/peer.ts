import type { ApiDocument } from "../documents.js";
import type { SchemaSet } from "../json-schema.js";

/** What a peer is to make a validator of. */
export interface Subject {
  /** The OpenAPI document, which the other two say again. */
  readonly document: ApiDocument;
  /** The same in JSON Schema, each schema after those that it refers to. */
  readonly set: SchemaSet;
  /** Whether formats are asserted; the set has none otherwise. */
  readonly formats: boolean;
  /** Where the peer may write, relative to the work folder. */
  readonly folder: string;
}

/** A library or generator that makes validators. */
export interface Peer {
  readonly name: string;
  /** Whether it differs from another peer in formats alone, and is measured with them only. */
  readonly formatsOnly?: boolean;
  /** Writes a module of `is(value): boolean` and `count(value): number`, the number of all issues, and answers with its path. */
  measured(subject: Subject, name: string): Promise<string>;
  /** Writes the module that an application would ship to validate these schemas with all issues, and answers with its path. */
  shipped(subject: Subject, names: readonly string[]): Promise<string>;
}

/** An identifier for a component: `nullable-simple-user` becomes `NullableSimpleUser`. */
export function identifierOf(name: string): string {
  return name.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Text as a literal of JavaScript. */
export function quoted(value: unknown): string {
  return JSON.stringify(value);
}
