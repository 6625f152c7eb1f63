import { isJsonObject, type JsonObject, type JsonValue } from "../../src/model/json.js";
import { subschemasOf } from "./applicators.js";
import { itemsOf, membersOf } from "./json.js";
import { targetOf } from "./references.js";

/** A disagreement to be explained. */
interface Dispute {
  readonly schema: JsonValue;
  readonly resource: JsonObject;
  readonly value: JsonValue;
}

/** A case in which an oracle errs. */
export interface KnownDefect {
  readonly oracle: "ajv" | "hyperjump";
  /** What it does, and what the specification says. */
  readonly reason: string;
  /** Whether the defect can be what makes the oracle's verdict on `value` another. */
  explains(dispute: Dispute): boolean;
}

/** Where an oracle is known to be wrong. A disagreement that no entry explains fails. */
export const knownDefects: readonly KnownDefect[] = [
  {
    oracle: "ajv",
    reason: "`unevaluatedProperties` takes names on Object.prototype for evaluated: it looks them up in a plain object",
    explains: (dispute) =>
      reaches(dispute, (schema) => schema["unevaluatedProperties"] !== undefined) &&
      holds(dispute.value, (part) => membersOf(part).some(([name]) => name in Object.prototype)),
  },
  {
    oracle: "ajv",
    reason: "equality calls `valueOf` and `toString` of objects, and throws where a property has such a name",
    explains: (dispute) =>
      reaches(dispute, (schema) =>
        ["const", "enum", "uniqueItems"].some((keyword) => Object.hasOwn(schema, keyword)),
      ) && holds(dispute.value, (part) => membersOf(part).some(([name]) => name === "valueOf" || name === "toString")),
  },
  {
    oracle: "ajv",
    reason: "`multipleOf` with a fraction divides binary numbers: 1.1 / 0.01 is 110.00000000000001",
    explains: hasFractionalStep,
  },
  {
    oracle: "hyperjump",
    reason: "`multipleOf` with a fraction takes remainders of binary numbers, which are negative for negative numbers",
    explains: hasFractionalStep,
  },
];

function hasFractionalStep(dispute: Dispute): boolean {
  return (
    reaches(dispute, ({ multipleOf }) => multipleOf !== undefined && !Number.isInteger(multipleOf)) &&
    holds(dispute.value, (part) => typeof part === "number" && !(Math.abs(part) < 1e15 && Number.isInteger(part)))
  );
}

/** Whether a schema, or one that it leads to, passes a test. */
function reaches({ schema, resource }: Dispute, test: (schema: JsonObject) => boolean): boolean {
  const seen = new Set<JsonValue>([schema]);
  for (const each of seen) {
    if (isJsonObject(each) && test(each)) return true;
    const target = targetOf(each, resource);
    if (target !== undefined) seen.add(target);
    for (const inner of subschemasOf(each)) seen.add(inner.schema);
  }
  return false;
}

/** Whether a value, or a part of it, passes a test. */
function holds(value: JsonValue, test: (part: JsonValue) => boolean): boolean {
  const parts = isJsonObject(value) ? membersOf(value).map(([, member]) => member) : itemsOf(value);
  return test(value) || parts.some((part) => holds(part, test));
}
