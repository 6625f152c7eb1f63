/** Parameters that say how many items a page has; plain, the usual ones first. */
export const sizeNames: readonly string[] = [
  "limit",
  "perpage",
  "pagesize",
  "size",
  "maxresults",
  "pagelimit",
  "itemsperpage",
  "hitsperpage",
  "take",
  "top",
  "count",
  "first",
];
