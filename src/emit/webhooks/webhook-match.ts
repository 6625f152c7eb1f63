import type { Operation } from "../../model/api.js";
import type { JsonValue } from "../../model/json.js";
import type { Schema } from "../../model/schema.js";
import type { Schemas } from "../../model/schema-children.js";
import { incomingPlaces } from "../types/typing-event.js";

/** What tells a webhook from others at the same URL: values that a header, and properties of the body, must have. */
export interface IncomingMatch {
  readonly header: readonly (readonly [name: string, values: readonly string[]])[];
  readonly body: readonly (readonly [name: string, values: readonly JsonValue[]])[];
}

/** Finds what only this webhook has: headers and required properties with one value, or in a union one for each member. */
export function matchOf(operation: Operation, schemas: Schemas): IncomingMatch {
  const headers = incomingPlaces(operation).find(({ name }) => name === "header")?.parameters ?? [];
  const header = headers.flatMap(({ name, schema, example }) => {
    const values =
      schema.kind === "literals" && schema.open !== true ? schema.values : namesEvent(name) ? [example] : [];
    const texts = values.filter((value) => typeof value === "string");
    return texts.length === 0 || texts.length < values.length ? [] : [[name, texts] as const];
  });
  const [first, ...others] = (operation.requestBody?.content ?? []).filter(
    ({ kind }) => kind === "json" || kind === "form",
  );
  const isOne = others.every(({ schema }) => JSON.stringify(keyOf(schema)) === JSON.stringify(keyOf(first?.schema)));
  const body = first?.schema === undefined || !isOne ? new Map() : literalsOf(first.schema, schemas, new Set());
  return { header, body: [...body] };
}

/** Headers such as GitHub's `X-GitHub-Event`, whose one example is what they say: the type rarely does. */
function namesEvent(name: string): boolean {
  return /(?:^|-)(?:event|topic)(?:-(?:type|name|key))?$/i.test(name);
}

function keyOf(schema: Schema | undefined): unknown {
  return schema?.kind === "reference" ? schema.name : schema;
}

/** The required properties of which a value has one of a few literals, one for each member of a union. */
function literalsOf(
  schema: Schema,
  schemas: Schemas,
  seen: ReadonlySet<string>,
): ReadonlyMap<string, readonly JsonValue[]> {
  switch (schema.kind) {
    case "reference": {
      const target = seen.has(schema.name) ? undefined : schemas.get(schema.name)?.schema;
      return target === undefined ? new Map() : literalsOf(target, schemas, new Set([...seen, schema.name]));
    }
    case "object":
      return new Map(
        schema.properties.flatMap((property) => {
          const value = property.required ? onlyLiteral(property.schema, schemas) : undefined;
          return value === undefined ? [] : [[property.name, [value]] as const];
        }),
      );
    case "intersection":
      return new Map(schema.members.flatMap((member) => [...literalsOf(member, schemas, seen)]));
    case "unevaluated":
      return literalsOf(schema.schema, schemas, seen);
    case "union": {
      const [first = new Map<string, readonly JsonValue[]>(), ...others] = schema.members.map((member) =>
        literalsOf(member, schemas, seen),
      );
      const shared = [...first.keys()].filter((name) => others.every((other) => other.has(name)));
      return new Map(
        shared.map((name) => [name, [...new Set([first, ...others].flatMap((member) => member.get(name) ?? []))]]),
      );
    }
    default:
      return new Map();
  }
}

function onlyLiteral(schema: Schema, schemas: Schemas): JsonValue | undefined {
  const target = schema.kind === "reference" ? schemas.get(schema.name)?.schema : schema;
  if (target?.kind !== "literals" || target.open === true || target.values.length > 1) return undefined;
  const [value] = target.values;
  return typeof value === "object" ? undefined : value;
}
