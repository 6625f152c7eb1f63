import type { Operation } from "../../model/api.js";
import type { PagePath, PageRule, Pagination } from "../../model/pagination.js";
import type { Schema } from "../../model/schema.js";
import type { OperationScope, ResponseMembers } from "./media-code.js";

/** What the function of an operation has that gives a list in pages. */
export interface PagesCode {
  /** The type of an item. */
  readonly item: string;
  /** The member `pages` of the descriptor. */
  readonly lines: readonly string[];
}

/** The function of the runtime that turns pages of a kind; its module has its name, with hyphens. */
const turners: Readonly<Record<PageRule["kind"], string>> = {
  link: "linkPages",
  "next-url": "nextUrlPages",
  cursor: "cursorPages",
  "last-item": "lastItemPages",
  offset: "offsetPages",
  "page-number": "numberedPages",
};

/** What a rule has beside its kind, from where a page is read to where it ends. */
const memberOrder = ["items", "next", "id", "parameter", "first", "total", "pages", "more", "done"];

/** How the pages of an operation are turned; `undefined` where it has none. */
export function pagesOf(
  scope: OperationScope,
  { pagination }: Operation,
  members: ResponseMembers,
): PagesCode | undefined {
  if (pagination === undefined) return undefined;
  const turner = turners[pagination.rule.kind];
  scope.imports.addType("runtime/pages.js", "PagedCall");
  scope.imports.addValue("runtime/pages.js", "callPages");
  scope.imports.addValue(`runtime/${turner.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.js`, turner);
  const given = new Map<string, PagePath | string | number>(Object.entries(pagination.rule));
  const parts = memberOrder.flatMap((name) => {
    const value = given.get(name);
    return value === undefined ? [] : [`${name}: ${valueCode(value)}`];
  });
  const line = `pages: ${turner}({ ${parts.join(", ")} }),`;
  const lines = line.length <= 110 ? [line] : [`pages: ${turner}({`, ...parts.map((part) => `  ${part},`), "}),"];
  return { item: itemType(scope, pagination, members), lines };
}

function valueCode(value: PagePath | string | number): string {
  return typeof value === "object"
    ? `[${value.map((name) => JSON.stringify(name)).join(", ")}]`
    : JSON.stringify(value);
}

/** The name of an item's type; for one without a name, where the type of the page has it. */
function itemType(scope: OperationScope, { rule, item }: Pagination, members: ResponseMembers): string {
  const known = nameOf(scope, item);
  if (known !== undefined) return known;
  const page = members.find(({ key }) => key.replace('"', "").startsWith("2"))?.code.type ?? "unknown";
  if (page === "unknown") return page;
  return `${rule.items.reduce((type, name) => `NonNullable<${type}[${JSON.stringify(name)}]>`, page)}[number]`;
}

function nameOf({ schemas, imports }: OperationScope, item: Schema): string | undefined {
  switch (item.kind) {
    case "reference": {
      const named = schemas.get(item.name);
      if (named !== undefined) imports.addType(`schemas/${named.module}.js`, named.localName);
      return named?.localName;
    }
    case "string":
    case "number":
    case "boolean":
      return item.kind;
    case "any":
      return "unknown";
    default:
      return undefined;
  }
}
