import type { JsonObject, JsonValue } from "../../src/model/json.js";

/** A case in which an oracle errs. */
export interface KnownDefect {
  readonly oracle: "ajv" | "hyperjump";
  /** What it does, and what the specification says. */
  readonly reason: string;
  /** Whether the defect can be what makes the oracle's verdict on `value` another. */
  explains(asked: { readonly schema: JsonValue; readonly resource: JsonObject; readonly value: JsonValue }): boolean;
}

/** Where an oracle is known to be wrong. A disagreement that no entry explains fails. */
export const knownDefects: readonly KnownDefect[] = [];
