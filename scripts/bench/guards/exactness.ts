import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundleChild } from "./bundle.js";
import type { FormatCase, Verdicts } from "./child/judge.js";
import type { ApiDocument } from "./documents.js";
import { assertableFormats, type JsonSchema, schemaSetOf, type SchemaSet } from "./json-schema.js";
import type { Peer } from "./peers/peer.js";
import { runNode, suiteFolder, writeWork } from "./places.js";

/** How many cases of the official test suite of JSON Schema a peer decides as the suite does. */
export interface Exactness {
  readonly right: number;
  readonly total: number;
}

/** What each format of the benchmark is decided like by a peer; empty for one that makes no validator of them. */
export async function exactnessOf(peer: Peer): Promise<ReadonlyMap<string, Exactness>> {
  const folder = `exactness/${peer.name}`.replaceAll(/[ ,]+/g, "-");
  const subject = { document: texts, set: schemaSetOf(texts, true), formats: true, folder };
  const bundle = await bundleChild("judge", await peer.measured(subject, "Texts"), folder);
  const file = writeWork("exactness/cases.json", JSON.stringify([...assertableFormats].flatMap(casesOf)));
  const verdicts: Verdicts = JSON.parse(await runNode([bundle, file]));
  return new Map(Object.entries(verdicts));
}

/** What all formats of a set come to. */
export function exactnessFor(set: SchemaSet, known: ReadonlyMap<string, Exactness>): Exactness {
  const parts = [...new Set([...set.values()].flatMap(formatsIn))].map((format) => known.get(format));
  return {
    right: parts.reduce((sum, part) => sum + (part?.right ?? 0), 0),
    total: parts.reduce((sum, part) => sum + (part?.total ?? 1), 0),
  };
}

/** A property for each format. */
const texts: ApiDocument = {
  openapi: "3.1.0",
  schemas: {
    Texts: {
      type: "object",
      properties: Object.fromEntries([...assertableFormats].map((format) => [format, { type: "string", format }])),
    },
  },
  examples: {},
};

interface SuiteGroup {
  readonly tests: readonly { readonly data: unknown; readonly valid: boolean }[];
}

function casesOf(format: string): readonly FormatCase[] {
  const file = join(suiteFolder, `tests/draft2020-12/optional/format/${format}.json`);
  const groups: readonly SuiteGroup[] = JSON.parse(readFileSync(file, "utf8"));
  return groups.flatMap(({ tests }) =>
    tests.flatMap(({ data, valid }) => (typeof data === "string" ? [{ format, text: data, valid }] : [])),
  );
}

function formatsIn(schema: JsonSchema): readonly string[] {
  const { format, properties = {}, additionalProperties, items, anyOf = [], oneOf = [] } = schema;
  const parts = [...Object.values(properties), ...anyOf, ...oneOf, ...(items === undefined ? [] : [items])];
  if (typeof additionalProperties === "object") parts.push(additionalProperties);
  return [...(format === undefined ? [] : [format]), ...parts.flatMap(formatsIn)];
}
