import type { JsonObject } from "../../src/model/json.js";
import { valueCount } from "./soundness-cardinality.js";
import { type Chosen, wanted } from "./soundness-chosen.js";

/** What was found of one document or of all. */
export interface Counts {
  readonly documents: number;
  /** Documents that the generator refuses. */
  readonly refusedDocuments: number;
  readonly schemas: number;
  /** Schemas with fewer values than are asked for, since there are no more. */
  readonly small: number;
  /** Schemas with fewer values than are asked for, though there may be more. */
  readonly fewer: readonly string[];
  readonly values: number;
  readonly branches: number;
  readonly refused: number;
  /** Branches of unions of which no value could be made. */
  readonly empty: readonly string[];
  readonly errors: number;
}

/** Counts what was chosen. */
export function countsOf(chosen: readonly Chosen[], raw: JsonObject, errors: number): Counts {
  const few = chosen.filter((each) => each.values.length < wanted);
  const fewer = few.filter((each) => each.values.length < valueCount(each.rawSchema, raw));
  return {
    documents: 1,
    refusedDocuments: 0,
    schemas: chosen.length,
    small: few.length - fewer.length,
    fewer: fewer.map(({ schema, values }) => `${schema.localName} has ${values.length}`),
    values: sum(chosen.map(({ values }) => values.length)),
    branches: sum(chosen.map(({ branches }) => branches)),
    refused: sum(chosen.map(({ refusedBranches }) => refusedBranches.length)),
    empty: chosen.flatMap(({ emptyBranches }) => emptyBranches),
    errors,
  };
}

/** What is counted of a document that the generator refuses. */
export const refusedCounts: Counts = { ...countsOf([], {}, 0), documents: 0, refusedDocuments: 1 };

/** All counts together. */
export function sumOf(counts: readonly Counts[]): Counts {
  return {
    documents: sum(counts.map(({ documents }) => documents)),
    refusedDocuments: sum(counts.map(({ refusedDocuments }) => refusedDocuments)),
    schemas: sum(counts.map(({ schemas }) => schemas)),
    small: sum(counts.map(({ small }) => small)),
    fewer: counts.flatMap(({ fewer }) => fewer),
    values: sum(counts.map(({ values }) => values)),
    branches: sum(counts.map(({ branches }) => branches)),
    refused: sum(counts.map(({ refused }) => refused)),
    empty: counts.flatMap(({ empty }) => empty),
    errors: sum(counts.map(({ errors }) => errors)),
  };
}

/** The counts in one line. */
export function rowOf({ schemas, small, fewer, values, branches, refused, empty, errors }: Counts): string {
  const covered = branches - refused - empty.length;
  return (
    `${schemas} schemas, ${small} with fewer than ${wanted} values since there are no more, ${fewer.length} for other reasons; ` +
    `${values} values; ${covered} of ${branches} branches, ${refused} of them refused, ${empty.length} without a value; ` +
    `${errors} type errors`
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
