import {
  isJsonObject,
  pointerOf,
  pointerOfFragment,
  valueAt,
  type JsonObject,
  type JsonValue,
} from "../../model/json.js";
import type { UpgradeLog } from "./upgrade-log.js";

/** A parameter of Swagger 2.0 in the list of an operation or a path. */
export interface SwaggerParameter {
  /** As it stands in the list: itself, or a reference. */
  readonly written: JsonObject;
  readonly writtenAt: string;
  /** What it is, behind references. */
  readonly value: JsonObject;
  readonly pointer: string;
}

/** More references one after the other can only be a circle, which is an issue elsewhere. */
const mostHops = 50;

/** The parameters in a list; what is none is an issue, and left out. */
export function parametersIn(
  list: JsonValue | undefined,
  pointer: string,
  content: JsonObject,
  log: UpgradeLog,
): readonly SwaggerParameter[] {
  if (!Array.isArray(list)) return [];
  const items: readonly JsonValue[] = list;
  return items.flatMap((written, index) => {
    const writtenAt = pointerOf(pointer, index);
    const target = isJsonObject(written) ? behind(written, writtenAt, content) : undefined;
    if (isJsonObject(written) && target === undefined) return [{ written, writtenAt, value: {}, pointer: writtenAt }];
    if (isJsonObject(written) && target !== undefined && isPlaced(target.value))
      return [{ written, writtenAt, ...target }];
    const message = "A parameter says where it goes: `in` is `query`, `header`, `path`, `formData` or `body`.";
    log.report("parameter-invalid", writtenAt, message);
    return [];
  });
}

/** Whether a parameter, or what it refers to, says where it goes, as a text. */
export function isPlaced(value: JsonObject): boolean {
  return typeof value["in"] === "string" && value["in"] !== "";
}

/** What a value is behind references, and where that stands; undefined where they lead nowhere. */
export function behind(
  written: JsonObject,
  writtenAt: string,
  content: JsonObject,
): Pick<SwaggerParameter, "value" | "pointer"> | undefined {
  let found = { value: written, pointer: writtenAt };
  for (let hops = 0; hops < mostHops; hops++) {
    const reference = Object.hasOwn(found.value, "$ref") ? found.value["$ref"] : undefined;
    if (reference === undefined) return found;
    const pointer = typeof reference === "string" ? pointerOfFragment(reference) : undefined;
    const value = pointer === undefined ? undefined : valueAt(content, pointer);
    if (pointer === undefined || !isJsonObject(value)) return undefined;
    found = { value, pointer };
  }
  return undefined;
}
