import type { MediaType, Operation, RequestBody } from "../../model/api.js";
import { incomingOf } from "../../model/incoming.js";
import type { Property, Schema } from "../../model/schema.js";
import type { LocalNames } from "../names/local-names.js";
import { componentAround } from "../names/schema-names.js";
import type { ReadSchema } from "./schema-finish.js";
import { dependentsOf } from "./schema-graph.js";
import { childrenOf, mapChildren, referencesOf } from "../../model/schema-children.js";

/** The named schemas with their views, and the operations that send them. */
export interface Views {
  readonly schemas: readonly ReadSchema[];
  readonly operations: readonly Operation[];
  /** Lets a request body refer to what a request sends. */
  sent(body: RequestBody): RequestBody;
}

/**
 * Splits what requests send from what responses carry (`readOnly` and `writeOnly`: OpenAPI 3.0.3, section 4.7.24.2).
 *
 * The name `X` is what a response carries, without `writeOnly` properties. Where a request sends `X` and that differs, also through
 * references, `XInput` is what it sends, without `readOnly` properties: whether a response carries `X` too, today or later, changes neither.
 * A schema that we named for the body of a request keeps its one name.
 */
export function applyViews(
  schemas: readonly ReadSchema[],
  operations: readonly Operation[],
  webhooks: readonly Operation[],
  localNames: LocalNames,
): Views {
  const edges = new Map(schemas.map(({ name, schema }) => [name, referencesOf(schema)]));
  const sent = reach(edges, operations.flatMap(requestNames));
  const incoming = incomingOf({ operations, webhooks });
  const received = reach(edges, [...operations.flatMap(responseNames), ...incoming.flatMap(requestNames)]);
  const byName = new Map(schemas.map((schema) => [schema.name, schema]));
  const isMarked = (property: Property, marker: Marker): boolean => marks(property.schema, marker, byName);
  const isMarkedAtAll = (property: Property): boolean =>
    isMarked(property, "readOnly") || isMarked(property, "writeOnly");
  const marked = new Set(schemas.filter(({ schema }) => hasProperty(schema, isMarkedAtAll)).map(({ name }) => name));
  const differing = new Set([...marked, ...dependentsOf(edges, marked).keys()]);
  const isBody = ({ name, pointer }: ReadSchema): boolean =>
    componentAround(pointer) === undefined && sent.has(name) && !received.has(name);
  const inputs = new Map(
    schemas
      .filter((entry) => sent.has(entry.name) && differing.has(entry.name) && !isBody(entry))
      .map(({ name }) => [name, `input ${name}`]),
  );
  const without = ({ name, schema }: ReadSchema, marker: Marker): Schema =>
    differing.has(name)
      ? viewOf(schema, (property) => !isMarked(property, marker), marker === "readOnly" ? inputs : new Map())
      : schema;

  const split = schemas.flatMap((entry): ReadSchema[] => {
    const base = { ...entry, schema: without(entry, isBody(entry) ? "readOnly" : "writeOnly") };
    const name = inputs.get(entry.name);
    if (name === undefined) return [base];
    const localName = localNames.ofSchema(`${entry.localName}Input`, entry.schema.pointer);
    return [base, { ...entry, name, localName, isComponent: false, schema: without(entry, "readOnly") }];
  });
  const sentBody = (body: RequestBody): RequestBody => ({
    ...body,
    content: body.content.map((media) => sentMedia(media, inputs)),
  });
  return {
    schemas: split,
    operations: operations.map((operation) =>
      operation.requestBody === undefined ? operation : { ...operation, requestBody: sentBody(operation.requestBody) },
    ),
    sent: sentBody,
  };
}

type Marker = "readOnly" | "writeOnly";

function sentMedia(media: MediaType, inputs: ReadonlyMap<string, string>): MediaType {
  const schema = media.schema === undefined ? undefined : viewOf(media.schema, () => true, inputs);
  return schema === undefined || schema === media.schema ? media : { ...media, schema };
}

function requestNames({ requestBody }: Operation): readonly string[] {
  return (requestBody?.content ?? []).flatMap(({ schema }) => (schema === undefined ? [] : referencesOf(schema)));
}

function responseNames({ responses }: Operation): readonly string[] {
  return responses.flatMap(({ content }) =>
    content.flatMap(({ schema }) => (schema === undefined ? [] : referencesOf(schema))),
  );
}

function reach(edges: ReadonlyMap<string, readonly string[]>, roots: readonly string[]): ReadonlySet<string> {
  const reached = new Set(roots);
  for (const name of reached) for (const target of edges.get(name) ?? []) reached.add(target);
  return reached;
}

/** Whether a property's schema, or the one it refers to, carries the marker. */
function marks(schema: Schema, marker: Marker, byName: ReadonlyMap<string, ReadSchema>): boolean {
  if (schema.documentation?.[marker] === true) return true;
  const target = schema.kind === "reference" ? byName.get(schema.name)?.schema : undefined;
  return target?.documentation?.[marker] === true;
}

/** Whether one of the properties that stand in a schema without a reference in between is what is looked for. */
function hasProperty(schema: Schema, isWanted: (property: Property) => boolean): boolean {
  if (schema.kind === "object" && schema.properties.some(isWanted)) return true;
  return childrenOf(schema).some((child) => hasProperty(child, isWanted));
}

function viewOf(schema: Schema, keeps: (property: Property) => boolean, renamed: ReadonlyMap<string, string>): Schema {
  if (schema.kind === "reference") {
    const name = renamed.get(schema.name);
    return name === undefined ? schema : { ...schema, name };
  }
  const isWhole = schema.kind !== "object" || schema.properties.every(keeps);
  const own = isWhole ? schema : { ...schema, properties: schema.properties.filter(keeps) };
  return mapChildren(own, (child) => viewOf(child, keeps, renamed));
}
