import type { Impact } from "../src/model/change.js";

/** A schema of a document that is edited: the few keywords that edits know. */
export interface EditedSchema {
  type: "string" | "integer" | "boolean" | "array" | "object" | ["string" | "integer", "null"];
  description?: string;
  enum?: string[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: EditedSchema;
  properties?: Record<string, EditedSchema>;
  required?: string[];
}

/** What an edit of a schema costs whoever sends it, and whoever receives it. */
export interface Cost {
  readonly request: Impact;
  readonly response: Impact;
}

/** A way to change one schema, as data: what it costs to do, and what to take back. */
export interface SchemaEdit {
  readonly name: string;
  readonly cost: Cost;
  readonly back: Cost;
  /** Changes the schema in place; false where it cannot be changed in this way. */
  readonly apply: (schema: EditedSchema) => boolean;
}

const both = (impact: Impact): Cost => ({ request: impact, response: impact });
const narrower: Cost = { request: "breaking", response: "additive" };
const wider: Cost = { request: "additive", response: "breaking" };

/** No document that edits begin with has a property of this name, and no edit adds another. */
const fresh = "fresh";

/** Every edit of a schema. */
export const schemaEdits: readonly SchemaEdit[] = [
  edit("add an optional property", both("additive"), both("risky"), (schema) => addProperty(schema, false)),
  edit("add a required property", narrower, { request: "risky", response: "breaking" }, (schema) =>
    addProperty(schema, true),
  ),
  edit("remove an optional property", both("risky"), both("additive"), (schema) => removeProperty(schema, false)),
  edit("remove a required property", { request: "risky", response: "breaking" }, narrower, (schema) =>
    removeProperty(schema, true),
  ),
  edit("require a property", narrower, wider, (schema) => {
    const name = propertyOf(schema, false);
    if (name === undefined) return false;
    schema.required = [...(schema.required ?? []), name];
    return true;
  }),
  edit("require a property no longer", wider, narrower, (schema) => {
    const name = propertyOf(schema, true);
    if (name === undefined) return false;
    schema.required = (schema.required ?? []).filter((each) => each !== name);
    return true;
  }),
  ...boundEdits("string", "maxLength", -1),
  ...boundEdits("string", "minLength", 1),
  ...boundEdits("integer", "maximum", -1),
  ...boundEdits("integer", "minimum", 1),
  ...boundEdits("array", "maxItems", -1),
  ...boundEdits("array", "minItems", 1),
  edit("add a value to a list", wider, narrower, (schema) => {
    if (schema.enum === undefined || schema.enum.includes(fresh)) return false;
    schema.enum.push(fresh);
    return true;
  }),
  edit("remove a value from a list", narrower, wider, (schema) => {
    if (schema.enum === undefined || schema.enum.length < 2) return false;
    schema.enum.shift();
    return true;
  }),
  edit("allow null", wider, narrower, (schema) => {
    if ((schema.type !== "string" && schema.type !== "integer") || schema.enum !== undefined) return false;
    schema.type = [schema.type, "null"];
    return true;
  }),
  edit("change the type", both("breaking"), both("breaking"), (schema) => {
    if (schema.type !== "boolean") return false;
    schema.type = "integer";
    return true;
  }),
  edit("use other words", both("cosmetic"), both("cosmetic"), (schema) => {
    schema.description = `${schema.description ?? "In other words."} Again.`;
    return true;
  }),
];

function edit(name: string, cost: Cost, back: Cost, apply: SchemaEdit["apply"]): SchemaEdit {
  return { name, cost, back, apply };
}

type Bound = "maxLength" | "minLength" | "maximum" | "minimum" | "maxItems" | "minItems";

/** To move, set and drop a bound; one step in the direction of `tighter` leaves fewer values. */
function boundEdits(type: EditedSchema["type"], bound: Bound, tighter: 1 | -1): readonly SchemaEdit[] {
  const moved = (step: number) => (schema: EditedSchema) => {
    const value = schema[bound];
    if (schema.type !== type || schema.enum !== undefined || value === undefined) return false;
    schema[bound] = value + step;
    return true;
  };
  const set = (schema: EditedSchema) => {
    if (schema.type !== type || schema.enum !== undefined || schema[bound] !== undefined) return false;
    schema[bound] = tighter === 1 ? 2 : 20;
    return true;
  };
  const drop = (schema: EditedSchema) => schema.type === type && schema[bound] !== undefined && delete schema[bound];
  return [
    edit(`tighten ${bound}`, narrower, wider, moved(tighter)),
    edit(`loosen ${bound}`, wider, narrower, moved(-tighter)),
    edit(`set ${bound}`, narrower, wider, set),
    edit(`drop ${bound}`, wider, narrower, drop),
  ];
}

function addProperty(schema: EditedSchema, isRequired: boolean): boolean {
  if (schema.properties === undefined || Object.hasOwn(schema.properties, fresh)) return false;
  schema.properties[fresh] = { type: "string" };
  if (isRequired) schema.required = [...(schema.required ?? []), fresh];
  return true;
}

function removeProperty(schema: EditedSchema, isRequired: boolean): boolean {
  const name = propertyOf(schema, isRequired);
  if (name === undefined) return false;
  delete schema.properties?.[name];
  schema.required = (schema.required ?? []).filter((each) => each !== name);
  return true;
}

/** The first property that is required, or the first that is not. */
function propertyOf({ properties = {}, required = [] }: EditedSchema, isRequired: boolean): string | undefined {
  return Object.keys(properties).find((name) => required.includes(name) === isRequired);
}
