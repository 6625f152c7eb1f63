import { isJsonObject, type JsonObject, type JsonValue } from "../model/json.js";
import type { RedoclyLocation, VisitContext } from "./redocly.js";

/** A value and where it stands, perhaps in another file than the document. */
export interface Placed<T extends JsonValue = JsonValue> {
  readonly value: T;
  readonly location: RedoclyLocation;
}

/** References to references are followed so far, which ends circles. */
const mostHops = 50;

/** The object that a value is or refers to; `undefined` where there is none. */
export function follow(context: VisitContext, placed: Placed): Placed<JsonObject> | undefined {
  let { value, location } = placed;
  for (let hops = 0; hops < mostHops; hops += 1) {
    if (!isJsonObject(value)) return undefined;
    if (typeof value["$ref"] !== "string") return { value, location };
    const target = context.resolve(value, location.source.absoluteRef);
    if (target.node === undefined || target.location === undefined) return undefined;
    ({ node: value, location } = { node: target.node, location: target.location });
  }
  return undefined;
}

/** The own member of a placed object. */
export function memberAt({ value, location }: Placed<JsonObject>, name: string): Placed | undefined {
  const member = Object.hasOwn(value, name) ? value[name] : undefined;
  return member === undefined ? undefined : { value: member, location: location.child([name]) };
}

/** The members of the object under `name`, by their names. */
export function entriesAt(placed: Placed<JsonObject>, name: string): readonly (readonly [string, Placed])[] {
  const member = memberAt(placed, name);
  if (member === undefined || !isJsonObject(member.value)) return [];
  return Object.entries(member.value).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, { value, location: member.location.child([key]) }] as const],
  );
}

/** The items of the list under `name`. */
export function itemsAt(placed: Placed<JsonObject>, name: string): readonly Placed[] {
  const member = memberAt(placed, name);
  return listOf(member?.value).map((value, index) => ({
    value,
    location: (member ?? placed).location.child([index]),
  }));
}

/** The items of a list; none for anything else. */
export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

/** The texts in a list. */
export function textsOf(value: JsonValue | undefined): readonly string[] {
  return listOf(value).filter((item) => typeof item === "string");
}

/** The last segment of a reference, else the keyword and index that lead to the value: `Cat`, `oneOf/1`. */
export function labelOf({ value, location }: Placed): string {
  const reference = isJsonObject(value) ? value["$ref"] : undefined;
  const path = typeof reference === "string" ? reference : location.pointer;
  const segments = path.split("/");
  return typeof reference === "string" ? (segments.at(-1) ?? path) : segments.slice(-2).join("/");
}
