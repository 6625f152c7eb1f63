import type { ObjectSchema } from "../../model/schema.js";
import { lowerFirst } from "./text.js";

/** An object without a name that several named schemas have: their guards call what a module of its own has for it. */
export interface CommonObject {
  readonly schema: ObjectSchema;
  /** What its functions are named after: the first of the schemas, and the way to the object. */
  readonly localName: string;
  /** The module's path below `schemas/`, without extension. */
  readonly module: string;
  /** The name of the first of the schemas. */
  readonly owner: string;
}

/** What the module of a common object exports. */
export type CommonPart = "predicate" | "shape";

/** The names that the module of a common object exports. */
export function commonExports({ localName }: CommonObject): Readonly<Record<CommonPart, string>> {
  return { predicate: `is${localName}`, shape: `${lowerFirst(localName)}Shape` };
}
