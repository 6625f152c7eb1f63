import type { Schema } from "./schema.js";

/** Names of properties that lead from the body of a page to a value in it; none for the body itself. */
export type PagePath = readonly string[];

/** How the pages of a list follow each other. */
export type PageRule = LinkRule | NextUrlRule | CursorRule | LastItemRule | OffsetRule | PageNumberRule;

/** What every page has. */
interface PageItems {
  /** Where a page has its items. */
  readonly items: PagePath;
}

/** Where a page says that it is the last, if it does. */
export interface PageEnd {
  /** `false` in the last page. */
  readonly more?: PagePath;
  /** `true` in the last page. */
  readonly done?: PagePath;
}

/** The header `Link` names the next page with `rel="next"` (RFC 8288). */
export interface LinkRule extends PageItems {
  readonly kind: "link";
}

/** The body has the URL of the next page. */
export interface NextUrlRule extends PageItems {
  readonly kind: "next-url";
  readonly next: PagePath;
}

/** The body has what a parameter of the query takes for the next page. */
export interface CursorRule extends PageItems, PageEnd {
  readonly kind: "cursor";
  readonly next: PagePath;
  readonly parameter: string;
}

/** A parameter of the query takes what identifies the last item. */
export interface LastItemRule extends PageItems, PageEnd {
  readonly kind: "last-item";
  /** Where in an item that stands. */
  readonly id: PagePath;
  readonly parameter: string;
}

/** A parameter of the query takes how many items to leave out. */
export interface OffsetRule extends PageItems, PageEnd {
  readonly kind: "offset";
  readonly parameter: string;
  /** Where a page has the number of all items. */
  readonly total?: PagePath;
}

/** A parameter of the query takes the number of the page. */
export interface PageNumberRule extends PageItems, PageEnd {
  readonly kind: "page-number";
  readonly parameter: string;
  /** The number of the first page, or where a page has its own. */
  readonly first: number | PagePath;
  /** Where a page has the number of all items. */
  readonly total?: PagePath;
  /** Where a page has the number of all pages. */
  readonly pages?: PagePath;
}

/** The kinds of rules, first those by which a server says itself what follows. */
export const pageRuleKinds = ["link", "next-url", "cursor", "last-item", "offset", "page-number"] as const;

/** How an operation gives a list in pages. */
export interface Pagination {
  readonly rule: PageRule;
  /** What an item is. */
  readonly item: Schema;
}

/** A rule that settings give; where the items are may be left to the document. */
export type ConfiguredRule = OpenRule<PageRule>;

type OpenRule<Rule> = Rule extends PageRule ? Omit<Rule, "items"> & { readonly items?: PagePath } : never;

/** Which operations give their lists in pages. */
export interface PaginationSettings {
  /** Whether those are taken for such whose document says so. */
  readonly all: "auto" | "none";
  /** By operationId; wins over what the document says. */
  readonly operations: Readonly<Record<string, ConfiguredRule | false>>;
}
