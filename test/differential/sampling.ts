import type { JsonObject, JsonValue } from "../../src/model/json.js";
import type { Judge, Occurrence } from "./judge.js";
import type { Path } from "./json.js";
import type { Random } from "./random.js";

/** A keyword that a sample has to reach. */
export interface Goal extends Occurrence {
  /** The schemas around it in the text of one named schema, and its own. */
  readonly around: ReadonlySet<JsonValue>;
  /** Those of them whose properties are there all at once, so that one sample serves for the keywords of them all. */
  readonly near: ReadonlySet<JsonValue>;
}

/** Where the schemas in the text of the named schema were applied. */
export type Places = Map<JsonValue, Path[]>;

/** What samples are made with. */
export interface Sampling {
  readonly random: Random;
  readonly judge: Judge;
  /** How likely optional properties are there. */
  readonly fullness: number;
  readonly goal?: Goal | undefined;
  /** Filled while sampling. */
  readonly places?: Places | undefined;
  /** Samples of references that the goal is not behind. */
  readonly known: Map<JsonValue, JsonValue[]>;
  readonly budget: { left: number };
  /** Whether members of unions are taken in, which is so unless it says no. */
  readonly isChoosing?: boolean;
}

/** A schema that a value has to satisfy; `isOwn` where no reference lies between it and the schema that was asked for. */
export interface Part {
  readonly schema: JsonObject;
  readonly isOwn: boolean;
}

/** No value was found. */
export const nothing = Symbol("nothing");

export type Sample = JsonValue | typeof nothing;

/** The same before a look at what kind of schema it is. */
export interface Unread {
  readonly schema: JsonValue;
  readonly isOwn: boolean;
}

/** Samples a part of a value. */
export type SampleInner = (schemas: readonly Unread[], path: Path, sampling: Sampling) => Sample;

/** Whether the goal is in a schema or below it. */
export function leads({ schema, isOwn }: Unread, { goal }: Sampling): boolean {
  return isOwn && goal !== undefined && goal.around.has(schema);
}

/** The largest of the limits that a keyword sets, at least 0. */
export function largest(parts: readonly Part[], keyword: string): number {
  return Math.max(0, ...parts.map(({ schema }) => Number(schema[keyword] ?? 0)));
}

/** The smallest of the limits that a keyword sets. */
export function smallest(parts: readonly Part[], keyword: string): number {
  return Math.min(...parts.map(({ schema }) => Number(schema[keyword] ?? Infinity)));
}
