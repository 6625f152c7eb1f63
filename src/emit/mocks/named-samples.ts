import type { Api, MediaType } from "../../model/api.js";
import type { JsonValue } from "../../model/json.js";
import type { NamedSchema } from "../../model/schema.js";
import type { Schemas } from "../../model/schema-children.js";
import { reachableFrom } from "../guard/guard-settings.js";
import { isValid } from "./is-valid.js";
import { mostParts, type Sample, sampleOf, type SampleScope } from "./sample.js";

/** How many samples may be made within one another: what a value of a value … has optionally is left out then. */
const mostCalls = 200;

/** The samples of named schemas, each made when it is asked for and then kept. */
export interface NamedSamples {
  /** Undefined where we can think of no valid value. */
  of(schema: NamedSchema): Sample | undefined;
}

/** Makes the samples of an API: what the document gives as an example, else what the schema asks for; valid, and always the same. */
export function namedSamples(api: Api, schemas: Schemas): NamedSamples {
  const known = new Map<string, Sample | undefined>();
  const hints = hintsOf(api);
  const circles = new Map<string, ReadonlySet<string>>();
  const reachable = (schema: NamedSchema): ReadonlySet<string> => {
    const names = circles.get(schema.name) ?? reachableFrom([schema.schema], schemas);
    circles.set(schema.name, names);
    return names;
  };
  const made = (schema: NamedSchema): Sample | undefined => {
    const called = (target: NamedSchema): Sample | undefined => {
      // A function that leads back to its caller would never end.
      if (target.name === schema.name || reachable(target).has(schema.name)) return undefined;
      const own = of(target);
      return own === undefined
        ? undefined
        : { value: own.value, code: callOf(target), calls: [target], size: own.size };
    };
    const wishes = hints.get(schema.name) ?? [];
    for (const least of [false, true]) {
      const scope: SampleScope = { schemas, formats: api.formats, called, least, effort: { left: mostParts } };
      for (const wish of [...wishes, undefined]) {
        const sample = sampleOf(scope, schema.schema, wish);
        if (sample !== undefined && isValid(scope, schema.schema, sample.value)) return sample;
      }
    }
    return undefined;
  };
  let calls = 0;
  const of = (schema: NamedSchema): Sample | undefined => {
    if (known.has(schema.name)) return known.get(schema.name);
    if (calls === mostCalls) return undefined;
    calls += 1;
    const sample = made(schema);
    calls -= 1;
    known.set(schema.name, sample);
    return sample;
  };
  return { of };
}

/** The call of the function that makes a sample. */
export function callOf({ localName }: NamedSchema): string {
  return `sample${localName}()`;
}

/** Examples by the schema that they are of: its own, then those of responses that carry it, alone or in a list. */
function hintsOf(api: Api): ReadonlyMap<string, readonly JsonValue[]> {
  const hints = new Map(api.schemas.map(({ name, schema }) => [name, [...(schema.documentation?.examples ?? [])]]));
  const contents = api.operations.flatMap(({ responses }) => responses).flatMap(({ content }) => content);
  const schemas = new Map(api.schemas.map((schema) => [schema.name, schema]));
  for (const media of contents)
    for (const [name, examples] of hintsIn(media, schemas)) hints.get(name)?.push(...examples);
  return hints;
}

function hintsIn(
  { schema, examples = [] }: MediaType,
  schemas: Schemas,
): readonly (readonly [string, readonly JsonValue[]])[] {
  if (schema?.kind !== "reference") return [];
  const target = schemas.get(schema.name)?.schema;
  const items = target?.kind === "array" && target.items.kind === "reference" ? target.items.name : undefined;
  const inLists = examples.flatMap((example): readonly JsonValue[] =>
    Array.isArray(example) ? example.slice(0, 1) : [],
  );
  return [[schema.name, examples], ...(items === undefined ? [] : [[items, inLists] as const])];
}
