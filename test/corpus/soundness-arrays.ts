import { type JsonValue, pointerOf } from "../../src/model/json.js";
import { listOf, NoValue, numbersOf, type Part } from "./soundness-parts.js";
import { leadsToGoal, type Schemas, type Walk } from "./soundness-walk.js";

/** An array that parts of a schema may well accept. */
export function arrayOf(parts: readonly Part[], place: string, walk: Walk, depth: number): JsonValue {
  const { choices } = walk;
  const least = Math.max(0, ...numbersOf(parts, "minItems"));
  const most = Math.min(Number.POSITIVE_INFINITY, ...numbersOf(parts, "maxItems"));
  const prefix = Math.max(0, ...parts.map(({ schema }) => listOf(schema["prefixItems"]).length));
  const lengths = [0, 1, 2, 3, least, least + 1, prefix, prefix + 1, prefix + 2, prefix - 1].filter(
    (length) => length >= least && length <= most,
  );
  const small = depth > 4 || walk.attempt.fullness === "bare" ? [Math.min(...lengths)] : lengths;
  const isWanted = leadsToGoal(itemSchemas(parts, 0), walk.attempt) && most > 0;
  const length = isWanted ? Math.max(1, least) : small[choices.below(small.length)];
  if (length === undefined || length > 300) throw new NoValue();
  const items: JsonValue[] = [];
  for (let index = 0; index < length; index += 1) items.push(walk.make(itemSchemas(parts, index), depth + 1));
  const contained = parts.flatMap(({ schema, pointer }): Schemas => {
    return schema["contains"] === undefined ? [] : [[schema["contains"], pointerOf(pointer, "contains")]];
  });
  if (contained.length > 0) items.push(walk.make([...contained, ...itemSchemas(parts, items.length)], depth + 1));
  choices.show(place, `${items.length} items`);
  const isUnique = parts.some(({ schema }) => schema["uniqueItems"] === true);
  return isUnique ? [...new Map(items.map((item) => [JSON.stringify(item), item])).values()] : items;
}

function itemSchemas(parts: readonly Part[], index: number): Schemas {
  return parts.flatMap(({ schema, pointer }): Schemas => {
    const prefixed = listOf(schema["prefixItems"])[index];
    if (prefixed !== undefined) return [[prefixed, pointerOf(pointer, "prefixItems", index)]];
    const { items } = schema;
    return items === undefined ? [] : [[items, pointerOf(pointer, "items")]];
  });
}
