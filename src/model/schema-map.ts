import { isSameSchema } from "./is-same-schema.js";
import type { Schema } from "./schema.js";

/** Values by schemas: those that assert the same in the same words are one ({@link isSameSchema}), which is asked only of those that look alike. */
export class SchemaMap<Value> {
  readonly #byOutline = new Map<string, { readonly schema: Schema; value: Value }[]>();

  get(schema: Schema): Value | undefined {
    return this.#entryOf(schema, outlineOf(schema))?.value;
  }

  has(schema: Schema): boolean {
    return this.#entryOf(schema, outlineOf(schema)) !== undefined;
  }

  set(schema: Schema, value: Value): void {
    const outline = outlineOf(schema);
    const entry = this.#entryOf(schema, outline);
    if (entry !== undefined) entry.value = value;
    else this.#add(outline, schema, value);
  }

  /** The schemas, each by the first that was like it. */
  keys(): readonly Schema[] {
    return [...this.#byOutline.values()].flatMap((entries) => entries.map(({ schema }) => schema));
  }

  #add(outline: string, schema: Schema, value: Value): void {
    const entries = this.#byOutline.get(outline);
    if (entries === undefined) this.#byOutline.set(outline, [{ schema, value }]);
    else entries.push({ schema, value });
  }

  #entryOf(schema: Schema, outline: string): { readonly schema: Schema; value: Value } | undefined {
    return this.#byOutline.get(outline)?.find((entry) => isSameSchema(entry.schema, schema));
  }
}

/** What schemas that assert the same have in common, found out at a glance. */
function outlineOf(schema: Schema): string {
  switch (schema.kind) {
    case "object":
      return schema.properties.map(({ name }) => name).join();
    case "array":
      return `${schema.kind} of ${outlineOf(schema.items)}`;
    case "reference":
      return `${schema.kind} ${schema.name}`;
    case "union":
    case "intersection":
      return `${schema.kind} of ${schema.members.map(({ kind }) => kind).join()}`;
    default:
      return schema.kind;
  }
}
