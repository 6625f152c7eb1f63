import type { PageEnd, PagePath } from "../../model/pagination.js";
import type { NumberSchema, Schema } from "../../model/schema.js";
import { type BodyField, isOnly } from "./body-fields.js";
import { fieldsNamed, type ListOperation } from "./list-operation.js";

const moreNames = ["hasmore", "hasnext", "hasnextpage", "hasmorepages", "more"];
const doneNames = ["done", "lastpage", "islastpage", "last", "islast"];
/** Not `count`, which is as often that of the items in the page. */
const totalNames = ["total", "totalcount", "totalitems", "totalresults", "totalelements", "totalrecords", "totalhits"];
const currentNames = ["page", "currentpage", "pagenumber", "pageindex"];
const pagesNames = ["totalpages", "lastpage", "pagecount", "numpages", "pagestotal"];

/** Where a page says whether it is the last. */
export function pageEndOf(list: ListOperation): PageEnd {
  return { ...memberOf("more", pathOf(list, moreNames, isFlag)), ...memberOf("done", pathOf(list, doneNames, isFlag)) };
}

/** Where a page says how many items there are. */
export function totalOf(list: ListOperation): { readonly total?: PagePath } {
  return memberOf("total", pathOf(list, totalNames, isInteger));
}

/** Where a page says how many pages there are. */
export function pageCountOf(list: ListOperation): { readonly pages?: PagePath } {
  return memberOf("pages", pathOf(list, pagesNames, isInteger));
}

/** Where a page repeats its own number. */
export function currentPageOf(list: ListOperation): PagePath | undefined {
  return pathOf(list, currentNames, isInteger);
}

/** Whether a value can be nothing but a number: documents often say no more of whole ones. */
export function isInteger(parts: readonly Schema[]): parts is readonly NumberSchema[] {
  return isOnly(parts, "number");
}

function isFlag(parts: readonly Schema[]): boolean {
  return isOnly(parts, "boolean");
}

function pathOf(
  list: ListOperation,
  names: readonly string[],
  isFit: (parts: BodyField["parts"]) => boolean,
): PagePath | undefined {
  return fieldsNamed(list, names).find(({ parts }) => isFit(parts))?.path;
}

function memberOf<Name extends string>(name: Name, path: PagePath | undefined): { readonly [Key in Name]?: PagePath } {
  return path === undefined ? {} : ({ [name]: path } as { [Key in Name]: PagePath }); // a computed key widens to string
}
