import type { NamedSchema } from "../../model/schema.js";

/** What people call a component: what requests send of it, where that is another schema, has the same name. */
export function wireName({ name }: Pick<NamedSchema, "name">): string {
  return name.replace(/^input /, "");
}
