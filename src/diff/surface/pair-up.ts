/** What stands on both sides, or on one of them. */
export type Pair<Item> =
  | { readonly before: Item; readonly after: Item }
  | { readonly before: Item; readonly after?: undefined }
  | { readonly before?: undefined; readonly after: Item };

/**
 * Finds what belongs together: the items with the same first key, then those that are left with the same second one.
 *
 * The order is that of `after`; what is gone follows what it followed before.
 */
export function pairUp<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keys: readonly ((item: Item) => string)[],
): readonly Pair<Item>[] {
  const partners = new Map<Item, Item>();
  const taken = new Set<Item>();
  for (const key of keys) {
    const open = new Map(before.filter((item) => !taken.has(item)).map((item) => [key(item), item]));
    for (const item of after) {
      const partner = partners.has(item) ? undefined : open.get(key(item));
      if (partner === undefined || taken.has(partner)) continue;
      partners.set(item, partner);
      taken.add(partner);
    }
  }
  const pairs = after.map((item): Pair<Item> => {
    const partner = partners.get(item);
    return partner === undefined ? { after: item } : { before: partner, after: item };
  });
  return withRemoved(pairs, before, taken);
}

function withRemoved<Item>(
  pairs: readonly Pair<Item>[],
  before: readonly Item[],
  taken: ReadonlySet<Item>,
): readonly Pair<Item>[] {
  const followers = new Map<Item | undefined, Pair<Item>[]>();
  let last: Item | undefined;
  for (const item of before) {
    if (taken.has(item)) last = item;
    else followers.set(last, [...(followers.get(last) ?? []), { before: item }]);
  }
  const first = followers.get(undefined) ?? [];
  return [
    ...first,
    ...pairs.flatMap((pair) => [pair, ...(pair.before === undefined ? [] : (followers.get(pair.before) ?? []))]),
  ];
}
