import type { JsonValue } from "../../src/model/json.js";
import type { Editable, Site, Sites } from "./document-walk.js";

/** A way to change a document in one place. */
export interface DocumentEdit {
  readonly name: string;
  readonly among: keyof Sites;
  /** Changes the value in place; false where it cannot be changed in this way, and is as it was. */
  apply(site: Site): boolean;
}

/** No document has anything of this name. */
export const fresh = "specwrightFresh";

/** Sets a member. */
export function set(value: Editable, name: string, member: JsonValue): boolean {
  value[name] = member;
  return true;
}

/** Takes a member away; false if there is none. */
export function drop(value: Editable, name: string): boolean {
  return Object.hasOwn(value, name) && delete value[name];
}

/** A schema that no document has. */
export function listOfFresh(): JsonValue {
  return { type: "array", items: { type: "object", required: [fresh], properties: { [fresh]: { type: "boolean" } } } };
}
