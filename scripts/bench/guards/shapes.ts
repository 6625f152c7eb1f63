import type { JsonObject, JsonValue } from "../../../src/model/json.js";
import { referenceTo } from "./documents.js";
import type { Payload } from "./payloads.js";

const objectCount = 400;
const optionalCount = 16;
const presentCount = 8;

/**
 * Objects of 16 optional properties, 8 of them present: all the same 8, or one of 16 or of 400 selections.
 *
 * Engines compile property reads for the few shapes they have seen; objects of many optional properties have many.
 */
export function shapePayloads(): readonly Payload[] {
  return [1, 16, 400].map(shapePayload);
}

function shapePayload(shapeCount: number): Payload {
  const items = Array.from({ length: objectCount }, (_, number) => itemOf(selection(number % shapeCount), number));
  return {
    name: `${shapeCount} shape${shapeCount === 1 ? "" : "s"}`,
    document: { openapi: "3.1.0", schemas: { Item: item, Payload: list }, examples: {} },
    text: JSON.stringify(items),
    firstProperty: "id",
    defect: ["id", "none"],
    owed: false,
  };
}

const list: JsonObject = { type: "array", items: referenceTo("Item") };

const item: JsonObject = {
  type: "object",
  required: ["id"],
  properties: {
    id: { type: "integer" },
    ...Object.fromEntries(Array.from({ length: optionalCount }, (_, index) => [nameOf(index), typeOf(index)])),
  },
};

function nameOf(index: number): string {
  return `${["text", "count", "flag", "note"][index % 4]}_${index}`;
}

function typeOf(index: number): JsonObject {
  return { type: ["string", "integer", "boolean", ["string", "null"]][index % 4] ?? "string" };
}

function valueOf(index: number, number: number): JsonValue {
  return [`value ${number}`, number, number % 2 === 0, null][index % 4] ?? null;
}

function itemOf(present: readonly number[], number: number): JsonObject {
  return { id: number, ...Object.fromEntries(present.map((index) => [nameOf(index), valueOf(index, number)])) };
}

/** The `number`th selection of {@link presentCount} properties, spread over all that there are. */
function selection(number: number): readonly number[] {
  const total = 12_870; // 16 over 8
  let rest = (number * 31) % total;
  const chosen: number[] = [];
  for (let index = 0; index < optionalCount && chosen.length < presentCount; index += 1) {
    const withThis = combinations(optionalCount - index - 1, presentCount - chosen.length - 1);
    if (rest < withThis) chosen.push(index);
    else rest -= withThis;
  }
  return chosen;
}

function combinations(of: number, choose: number): number {
  let result = 1;
  for (let step = 1; step <= choose; step += 1) result = (result * (of - choose + step)) / step;
  return result;
}
