import { emitGuard } from "../src/emit/guard/emit-guard.js";
import { type GuardSettings, plainGuardSettings } from "../src/emit/guard/guard-settings.js";
import type { Guard } from "../src/runtime/guard.js";
import { loadGuards } from "./guard-modules.js";
import {
  array,
  boolean,
  discriminated,
  integer,
  literals,
  named,
  nothing,
  object,
  reference,
  schemaMap,
  string,
  union,
  type Pair,
} from "./guard-support.js";

export const status = named("Status", literals("active", "suspended", "revoked"));

export const client = named(
  "Client",
  object({
    id: string(),
    status: reference("Status"),
    redirect_uris: array(string({ maxLength: 512 })),
    "secret-rotated-at?": union("anyOf", string(), nothing),
  }),
);

export const node = named("Node", object({ id: string(), "children?": array(reference("Node")) }), true);

export const cat = named("Cat", object({ kind: literals("cat"), lives: integer() }));
export const dog = named("Dog", object({ kind: literals("dog"), name: string(), "good?": boolean }));
export const pet = named(
  "Pet",
  discriminated("kind", [["cat", "kitten"], reference("Cat")], [["dog"], reference("Dog")]),
);

export const known = [status, client, node, cat, dog, pet];

/** The guard of a schema that may refer to the examples. */
export function guardOf(name: string, pair: Pair, recursive = false): Guard<unknown> {
  const schema = named(name, pair, recursive);
  const guard = loadGuards(schemaMap(...known, schema)).get(name);
  if (guard === undefined) throw new Error(`There is no guard ${name}.`);
  return guard;
}

/** The code of the guard of a schema called `Thing`, which may refer to the examples. */
export function textOf(pair: Pair, recursive = false, settings: Partial<GuardSettings> = {}): string {
  const schema = named("Thing", pair, recursive);
  return emitGuard(schema, schemaMap(...known, schema), { ...plainGuardSettings, ...settings }).text;
}

/** What comes before the assertion: constants, the predicate, its helpers. */
export function predicateOf(pair: Pair, recursive = false): string {
  const [predicate = ""] = textOf(pair, recursive).split("\n/** Throws unless", 1);
  return predicate;
}
