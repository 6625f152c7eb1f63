import { issueOf, type Issue, type Location, type WithIssues } from "../../model/issue.js";
import type { NamedSchema, Schema } from "../../model/schema.js";
import type { LocalNames } from "../names/local-names.js";
import { aliasesOf, dependentsOf, nodesOnCycles } from "./schema-graph.js";
import { referencesOf } from "../../model/schema-children.js";

/** A named schema while the document is being read. */
export interface PendingSchema {
  readonly name: string;
  readonly localName: string;
  /** Where it stands in the document. */
  readonly pointer: string;
  readonly isComponent: boolean;
  /** Set by the first issue that costs the guard. */
  broken: boolean;
  schema?: Schema;
}

/** A named schema that has been read. */
export interface ReadSchema extends Readonly<PendingSchema> {
  readonly schema: Schema;
}

/** What has been read; a schema that never was stands for anything. */
export function readSchemas(pending: Iterable<PendingSchema>): readonly ReadSchema[] {
  return [...pending].map((entry) => ({ ...entry, schema: entry.schema ?? anySchema(entry.pointer) }));
}

/** What only the whole graph of references can tell: which guards can be built, and which schemas reach themselves. */
export function finishSchemas(
  read: readonly ReadSchema[],
  localNames: LocalNames,
  locate: (pointer: string) => Location,
): WithIssues<readonly NamedSchema[]> {
  const circular = nodesOnCycles(new Map(read.map(({ name, schema }) => [name, aliasesOf(schema)])));
  const entries = read.map((entry) =>
    circular.has(entry.name) ? { ...entry, schema: anySchema(entry.schema.pointer) } : entry,
  );
  const edges = new Map(entries.map(({ name, schema }) => [name, referencesOf(schema)]));
  const recursive = nodesOnCycles(edges);
  const broken = new Set(entries.filter((entry) => entry.broken || circular.has(entry.name)).map(({ name }) => name));
  const unguarded = dependentsOf(edges, broken);
  const localNameOf = new Map(entries.map(({ name, localName }) => [name, localName]));

  const schemas = entries.map(({ name, localName, isComponent, schema }): NamedSchema => {
    const guarded = !broken.has(name) && !unguarded.has(name);
    const module = localNames.moduleOf(localName);
    return { name, localName, module, isComponent, schema, guarded, recursive: recursive.has(name) };
  });
  const issues = [
    ...entries
      .filter(({ name }) => circular.has(name))
      .map(({ localName, schema }) => circleIssue(localName, locate(schema.pointer))),
    ...entries.flatMap(({ name, localName, schema }): Issue[] => {
      const culprit = unguarded.get(name);
      if (culprit === undefined) return [];
      const message = `\`${localName}\` has no guard, since it refers to \`${localNameOf.get(culprit) ?? culprit}\`, which has none.`;
      return [issueOf("schema-dependency-unguarded", locate(schema.pointer), message)];
    }),
  ];
  return { value: schemas, issues };
}

function anySchema(pointer: string): Schema {
  return { kind: "any", pointer };
}

function circleIssue(localName: string, location: Location): Issue {
  const message = `\`${localName}\` is defined by itself, with no object or array in between.`;
  return issueOf("ref-cycle", location, message, "Break the circle of `$ref`, `allOf`, `anyOf` and `oneOf`.");
}
