import { parse } from "yaml";
import type { JsonValue } from "../src/model/json.js";
import type { RefusedValue } from "./explanations.js";
import { fixtureNames, fixtureText } from "./fixture-support.js";

/** What stands in values.yaml for a schema. */
export interface Values {
  readonly valid: readonly JsonValue[];
  readonly invalid: readonly JsonValue[];
  /** Valid for us and invalid in JSON Schema, since the discriminator alone decides. */
  readonly tolerated?: readonly JsonValue[];
  /** Invalid for us and valid in JSON Schema, since the discriminator alone decides or keywords for objects imply one. */
  readonly refused?: readonly JsonValue[];
}

/** The fixtures that say which values their guards accept. */
export const withValues: readonly string[] = fixtureNames.filter(
  (name) => fixtureText(name, "values.yaml") !== undefined,
);

/** What values.yaml of a fixture says, by schema. */
export function readValues(name: string): readonly (readonly [schemaName: string, values: Values])[] {
  return Object.entries(parse(fixtureText(name, "values.yaml") ?? "") as Record<string, Values>); // our own file
}

/** The values that the guards of a fixture must explain. */
export function refusedValues(name: string): readonly RefusedValue[] {
  return readValues(name).flatMap(([schemaName, { invalid, refused = [] }]) =>
    [...invalid, ...refused].map((value) => ({ name: schemaName, value })),
  );
}
