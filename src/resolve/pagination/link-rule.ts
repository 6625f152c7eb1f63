import type { Header } from "../../model/api.js";
import type { LinkRule } from "../../model/pagination.js";
import { queryParameter, type ListOperation } from "./list-operation.js";
import { sizeNames } from "./parameter-names.js";

/** Parameters that say which part of a list is wanted; plain. */
const partNames = [...sizeNames, "page", "cursor", "after", "before", "since", "offset", "pagetoken", "marker"];

/** A documented header `Link`, where the document speaks of `rel="next"` or the operation takes a part of a list. */
export function linkRule(list: ListOperation): LinkRule | undefined {
  const { operation, items } = list;
  const success = operation.responses.find(({ status }) => status.startsWith("2"));
  const link = success?.headers.find(([name]) => name.toLowerCase() === "link")?.[1];
  if (link === undefined || !(namesNext(link) || queryParameter(list, partNames) !== undefined)) return undefined;
  return { kind: "link", items };
}

function namesNext({ documentation, schema }: Header): boolean {
  const words = [
    documentation.description,
    ...(documentation.examples ?? []),
    ...(schema.documentation?.examples ?? []),
  ];
  return words.some((each) => typeof each === "string" && /rel="?[^"]*\bnext\b/.test(each));
}
