import { UsageError } from "./command.js";

/** One of `count` parts of a configuration, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * Understands `2/5`.
 *
 * @throws {UsageError} if it is no shard.
 */
export function parseShard(text: string): Shard {
  const [, index, count] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text) ?? [];
  const shard: Shard = { index: Number(index), count: Number(count) };
  if (shard.index <= shard.count) return shard;
  throw new UsageError(`\`--shard ${text}\` is no shard.`, "The second of three is `--shard 2/3`.");
}

/**
 * Every n-th of the items, in the order of their names: all shards together have each item once, and none has two more
 * than another. Where an item stands in a file makes no difference.
 */
export function shardOf<Item extends { readonly name: string }>(
  items: readonly Item[],
  { index, count }: Shard,
): readonly Item[] {
  // By code units: the order must not depend on the machine's language.
  const sorted = [...items].sort((left, right) => (left.name < right.name ? -1 : 1));
  const chosen = new Set(sorted.filter((_, position) => position % count === index - 1));
  return items.filter((item) => chosen.has(item));
}
