import type { JsonValue } from "../../src/model/json.js";
import { isSame, itemsOf, type Path } from "./json.js";
import {
  largest,
  nothing,
  type Part,
  type Sample,
  type SampleInner,
  type Sampling,
  smallest,
  type Unread,
} from "./sampling.js";

/** An array with an item or two, and with one at least where the goal is in an item. */
export function sampleArray(parts: readonly Part[], path: Path, sampling: Sampling, sampleInner: SampleInner): Sample {
  const { goal, random } = sampling;
  const containing = parts.filter(({ schema }) => schema["contains"] !== undefined);
  const isAimed = parts.some((part) => part.isOwn && goal?.around.has(part.schema) === true);
  const prefix = Math.max(0, ...parts.map(({ schema }) => itemsOf(schema["prefixItems"]).length));
  const wanted = isAimed ? prefix + 1 : path.length > 5 ? 0 : prefix + random.below(path.length > 2 ? 2 : 3);
  const atLeast = Math.max(largest(parts, "minItems"), containing.length);
  const length = Math.min(Math.max(atLeast, wanted), smallest(parts, "maxItems"), 300);
  const items: JsonValue[] = [];
  for (let index = 0; index < length; index += 1) {
    const schemas = parts.flatMap(({ schema, isOwn }): readonly Unread[] => {
      const own = itemsOf(schema["prefixItems"])[index] ?? schema["items"];
      return own === undefined ? [] : [{ schema: own, isOwn }];
    });
    const contained = containing[index];
    const extra =
      contained === undefined ? [] : [{ schema: contained.schema["contains"] ?? true, isOwn: contained.isOwn }];
    const isUnique = parts.some(({ schema }) => schema["uniqueItems"] === true);
    const item = distinctSample([...schemas, ...extra], isUnique ? items : [], [...path, index], sampling, sampleInner);
    if (item === nothing) return items.length >= atLeast ? items : nothing;
    items.push(item);
  }
  return items;
}

function distinctSample(
  schemas: readonly Unread[],
  others: readonly JsonValue[],
  path: Path,
  sampling: Sampling,
  sampleInner: SampleInner,
): Sample {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const item = sampleInner(schemas, path, sampling);
    if (item === nothing || !others.some((other) => isSame(other, item))) return item;
  }
  return nothing;
}
