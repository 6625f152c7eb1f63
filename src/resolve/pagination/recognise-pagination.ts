import type { PageRule, Pagination } from "../../model/pagination.js";
import type { Operation } from "../../model/api.js";
import type { Schemas } from "../../model/schema-children.js";
import { cursorRule } from "./cursor-rule.js";
import { lastItemRule } from "./last-item-rule.js";
import { linkRule } from "./link-rule.js";
import { type ListOperation, listOperationOf } from "./list-operation.js";
import { nextUrlRule } from "./next-url-rule.js";
import { offsetRule } from "./offset-rule.js";
import { pageNumberRule } from "./page-number-rule.js";

/** What a server says itself comes before what we would have to count. */
const rules: readonly ((list: ListOperation) => PageRule | undefined)[] = [
  linkRule,
  nextUrlRule,
  cursorRule,
  lastItemRule,
  offsetRule,
  pageNumberRule,
];

/**
 * How an operation gives a list in pages, by what the document says of its parameters and of its one successful answer.
 *
 * In doubt it does not: a list that is not taken for pages costs a loop by hand, one that is wrongly taken for them costs data.
 */
export function recognisePagination(operation: Operation, schemas: Schemas): Pagination | undefined {
  if (operation.method !== "GET" || operation.parameters.some((each) => each.in === "querystring")) return undefined;
  const list = listOperationOf(operation, schemas);
  if (list === undefined) return undefined;
  const rule = rules.map((each) => each(list)).find((each) => each !== undefined);
  return rule === undefined ? undefined : { rule, item: list.item };
}
