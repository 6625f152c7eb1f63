import type { EnumSettings } from "../../model/settings.js";
import { componentAround } from "../names/schema-names.js";

/** Whether the settings let other values than those of the enum at `pointer` pass. */
export function isOpenAt(pointer: string, { all, schemas }: EnumSettings): boolean {
  const component = componentAround(pointer);
  const isNamed = component !== undefined && Object.hasOwn(schemas, component);
  return ((isNamed ? schemas[component] : undefined) ?? all) === "open";
}

/** Whether the settings open any enum at all. */
export function opensEnums({ all, schemas }: EnumSettings): boolean {
  return all === "open" || Object.values(schemas).includes("open");
}
