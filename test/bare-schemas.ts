import type { ArraySchema, ObjectSchema, Schema } from "../src/model/schema.js";

/* Schemas that ask for nothing, to add to. */

export const pointer = "#/x";

export const to = (name: string): Schema => ({ kind: "reference", pointer, name });

export const anything: Schema = { kind: "any", pointer };

export const list: ArraySchema = { kind: "array", pointer, items: anything, itemsDeclared: false };

export const record: ObjectSchema = {
  kind: "object",
  pointer,
  properties: [],
  additionalProperties: anything,
  additionalDeclared: false,
};

export const condition = (parts: { if?: Schema; then?: Schema; else?: Schema }): Schema => ({
  kind: "conditional",
  pointer,
  keyword: "if",
  if: anything,
  then: anything,
  else: anything,
  ...parts,
});
