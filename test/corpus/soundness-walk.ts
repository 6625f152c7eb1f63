import type { JsonObject, JsonValue } from "../../src/model/json.js";
import type { Choices } from "./soundness-choices.js";

/** How much of what may be there is there. */
export type Fullness = "bare" | "some" | "whole";

/** The mark of properties that a view leaves out. */
export type View = "readOnly" | "writeOnly";

/** Some values of the schemas that references lead to, by their pointers: a reference takes one of them and goes no further. */
export type ValuePools = ReadonlyMap<string, readonly JsonValue[]>;

/** One attempt at a value. */
export interface Attempt {
  readonly seed: number;
  readonly fullness: Fullness;
  /** Properties with this mark are left out, required or not: the guard may be that of a view. */
  readonly leftOut: View;
  /** Values for what references lead to. */
  readonly pools: ValuePools;
  readonly forced?: ReadonlyMap<string, number>;
  /** A place of the schema that the value is to reach. */
  readonly goal?: string;
}

/** Schemas that apply to one value, each with its pointer. */
export type Schemas = readonly (readonly [schema: JsonValue, pointer: string])[];

/** One way through a schema. */
export interface Walk {
  readonly raw: JsonObject;
  readonly choices: Choices;
  readonly attempt: Attempt;
  readonly ignoresSiblings: boolean;
  readonly budget: { left: number };
  /** Makes a value for a part of the value that is being made. */
  make(schemas: Schemas, depth: number): JsonValue;
}

/** Whether schemas are on the way to the place that an attempt is to reach. */
export function leadsToGoal(schemas: Schemas, { goal }: Attempt): boolean {
  return schemas.some(([, pointer]) => goal?.startsWith(`${pointer}/`) === true);
}
