import fc, { type Arbitrary } from "fast-check";
import type { DiffSide } from "../src/diff/diff-side.js";
import type { JsonObject } from "../src/model/json.js";
import { defaultSettings } from "../src/model/settings.js";
import { resolveApi } from "../src/resolve/resolve-api.js";
import type { EditedSchema } from "./diff-edits.js";
import { documentOf } from "./resolve-support.js";

/** An operation of a document that is edited: what it takes and what it answers. */
export interface EditedOperation {
  operationId: string;
  summary: string;
  parameters: { name: string; required: boolean; schema: EditedSchema }[];
  request: EditedSchema;
  response: EditedSchema;
}

/** Where the schemas of bodies stand: a question of style alone. */
export type Style = "inline" | "components";

const colours = fc.subarray(["red", "green", "blue"], { minLength: 2 });

const leaf: Arbitrary<EditedSchema> = fc.oneof(
  fc.record({ type: fc.constant("boolean" as const) }),
  fc.record({ type: fc.constant("string" as const), enum: colours }),
  bounded("string", "minLength", "maxLength"),
  bounded("integer", "minimum", "maximum"),
);

/** With bounds so far apart that no single edit lets them meet. */
function bounded<T extends "string" | "integer" | "array">(type: T, least: string, most: string) {
  const shape = { type: fc.constant(type), [least]: fc.constantFrom(4, 5), [most]: fc.constantFrom(12, 15) };
  return fc.record(shape, { requiredKeys: ["type"] }) as unknown as Arbitrary<EditedSchema>; // the names of the bounds are computed
}

const names = ["id", "title", "author", "pages"] as const;

function objectOf(member: Arbitrary<EditedSchema>): Arbitrary<EditedSchema> {
  const properties = fc.uniqueArray(fc.tuple(fc.constantFrom(...names), member), {
    minLength: 1,
    maxLength: 4,
    selector: ([name]) => name,
  });
  return fc.tuple(properties, fc.subarray([...names])).map(([entries, required]) => ({
    type: "object",
    properties: Object.fromEntries(entries),
    required: required.filter((name) => entries.some(([each]) => each === name)),
  }));
}

const listOf = (items: Arbitrary<EditedSchema>): Arbitrary<EditedSchema> =>
  fc.tuple(bounded("array", "minItems", "maxItems"), items).map(([list, each]) => ({ ...list, items: each }));

const member = fc.oneof({ weight: 3, arbitrary: leaf }, listOf(leaf), objectOf(leaf), listOf(objectOf(leaf)));

const operation: Arbitrary<Omit<EditedOperation, "operationId">> = fc.record({
  summary: fc.constant("Does what it says."),
  parameters: fc.constantFrom<EditedOperation["parameters"]>(
    [],
    [{ name: "limit", required: false, schema: { type: "integer" } }],
  ),
  request: objectOf(member),
  response: objectOf(member),
});

/** Some operations, each with a path, a body and an answer of its own. */
export const operationsArbitrary: Arbitrary<readonly EditedOperation[]> = fc
  .array(operation, { minLength: 1, maxLength: 3 })
  .map((operations) => operations.map((each, index) => ({ operationId: `call${index}`, ...structuredClone(each) })));

/** Every schema within one, itself included. */
export function schemasWithin(schema: EditedSchema): readonly EditedSchema[] {
  const members = [...Object.values(schema.properties ?? {}), ...(schema.items === undefined ? [] : [schema.items])];
  return [schema, ...members.flatMap(schemasWithin)];
}

/** A side of a comparison: the operations as a document, resolved. */
export function sideOf(operations: readonly EditedOperation[], style: Style = "inline"): DiffSide {
  const schemas: Record<string, JsonObject> = {};
  const place = (name: string, schema: EditedSchema): JsonObject => {
    const content = { ...schema } as unknown as JsonObject; // an interface that JSON can carry
    if (style === "inline") return content;
    schemas[name] = content;
    return { $ref: `#/components/schemas/${name}` };
  };
  const paths = operations.map((each) => {
    const content = (schema: JsonObject) => ({ content: { "application/json": { schema } } });
    const { operationId, summary, parameters } = each;
    const post = {
      operationId,
      summary,
      parameters: parameters.map((parameter) => ({ in: "query", ...parameter })) as unknown as JsonObject[], // as above
      requestBody: { required: true, ...content(place(`${pathOf(each)}Body`, each.request)) },
      responses: { "200": { description: "The answer.", ...content(place(`${pathOf(each)}Answer`, each.response)) } },
    };
    return [`/${pathOf(each)}`, { post }] as const;
  });
  const document = documentOf({
    openapi: "3.1.0",
    info: { title: "Library", version: "1.0.0" },
    paths: Object.fromEntries(paths),
    components: { schemas },
  });
  return { api: resolveApi(document, defaultSettings).value, files: [], locate: document.locate };
}

/** The path stays when an operation gets another name. */
function pathOf({ operationId }: EditedOperation): string {
  return operationId.replace("renamed", "call");
}
