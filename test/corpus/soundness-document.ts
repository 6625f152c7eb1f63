import { type JsonObject, valueAt } from "../../src/model/json.js";
import type { NamedSchema } from "../../src/model/schema.js";
import { examplesOf } from "../differential/examples.js";
import { loadGuards } from "./load-guards.js";
import { chooseValues, type Chosen, type Subject } from "./soundness-chosen.js";
import { createPools, type Target } from "./soundness-pools.js";
import type { Output } from "./specs.js";

/** Chooses values for every schema of a document that has a guard, made from the document alone and kept where the guard accepts them. */
export function chooseAllValues(output: Output, raw: JsonObject): readonly Chosen[] {
  const examples = examplesOf(raw);
  const guards = loadGuards(output);
  try {
    const subjects = output.api.schemas.flatMap((schema): readonly Subject[] => {
      const pointer = pointerOf(schema);
      const rawSchema = valueAt(raw, pointer);
      if (!schema.guarded || rawSchema === undefined) return [];
      const { is } = guards.guardOf(schema);
      return [{ schema, rawSchema, pointer, examples: examples.get(pointer) ?? [], isValid: (value) => is(value) }];
    });
    const targets = targetsOf(subjects);
    const pools = {
      readOnly: createPools(targets, raw, "readOnly"),
      writeOnly: createPools(targets, raw, "writeOnly"),
    };
    return subjects.map((subject) => chooseValues(subject, raw, pools));
  } finally {
    guards.remove();
  }
}

/** The schemas that references may lead to, each with the guards of both its views. */
function targetsOf(subjects: readonly Subject[]): readonly Target[] {
  const guards = new Map(subjects.map(({ schema, isValid }) => [schema.name, isValid]));
  return subjects
    .filter(({ schema }) => !schema.name.startsWith("input "))
    .map(({ schema: { name }, rawSchema, pointer, isValid }): Target => {
      const isSent = guards.get(`input ${name}`) ?? isValid;
      return { rawSchema, pointer, isValid: (value, view) => (view === "readOnly" ? isSent : isValid)(value) };
    });
}

/** Where a schema stands in the document: both views of it stand in one place, and a list of a component where it was first found. */
function pointerOf({ name, schema }: NamedSchema): string {
  const place = name.replace(/^input /, "");
  if (place.startsWith("[]")) return schema.pointer;
  return place.startsWith("/") ? place : `/components/schemas/${place.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
