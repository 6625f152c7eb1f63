import type { Parameter } from "../../model/api.js";
import type { PageNumberRule, PagePath } from "../../model/pagination.js";
import { partsOf } from "./body-fields.js";
import { currentPageOf, isInteger, pageCountOf, pageEndOf, totalOf } from "./list-end.js";
import { type ListOperation, queryParameter } from "./list-operation.js";
import { sizeNames } from "./parameter-names.js";

/** A parameter for the number of the page, where the document says from what on pages are counted, and that there are several. */
export function pageNumberRule(list: ListOperation): PageNumberRule | undefined {
  const parameter = queryParameter(list, ["page", "pagenumber", "pageno", "pageindex"]);
  const first = parameter === undefined ? undefined : firstPageOf(parameter, list);
  if (parameter === undefined || first === undefined) return undefined;
  const end = { ...totalOf(list), ...pageCountOf(list), ...pageEndOf(list) };
  if (queryParameter(list, sizeNames) === undefined && Object.keys(end).length === 0) return undefined;
  return { kind: "page-number", items: list.items, parameter: parameter.name, first, ...end };
}

/** 0 or 1, by the default of the parameter, or by what it must be at least; else where a page repeats its number. */
function firstPageOf({ schema }: Parameter, list: ListOperation): number | PagePath | undefined {
  const parts = partsOf(schema, list.schemas);
  if (!isInteger(parts)) return undefined;
  const usual = schema.documentation?.default ?? parts[0]?.documentation?.default;
  if (usual === 0 || usual === 1) return usual;
  if (usual !== undefined) return undefined;
  return parts[0]?.minimum === 1 ? 1 : currentPageOf(list);
}
