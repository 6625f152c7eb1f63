import type { NextUrlRule } from "../../model/pagination.js";
import type { Documentation } from "../../model/schema.js";
import { type BodyField, isOnly, lastName, plainName } from "./body-fields.js";
import type { ListOperation } from "./list-operation.js";

/** Names that say that they are URLs; plain. */
const urlNames = /^(?:odata)?next(?:page)?(?:url|uri|link|href)$/;

const urlFormats = /^(?:ur[il]|iri)(?:-reference)?$/;

/** Names that may be those of a URL. */
const nextNames: ReadonlySet<string> = new Set(["next", "nextpage"]);

/** A property with the URL of the next page, such as `next` of Django REST framework and `links.next` of JSON:API. */
export function nextUrlRule(list: ListOperation): NextUrlRule | undefined {
  const { operation, items, fields } = list;
  if (!operation.parameters.some((parameter) => parameter.in === "query" && !parameter.required)) return undefined;
  const isDjango = ["previous", "results"].every((name) =>
    fields.some(({ path }) => path.length === 1 && path[0] === name),
  );
  const next = fields.find((field) => isNextUrl(field, isDjango));
  return next === undefined ? undefined : { kind: "next-url", items, next: next.path };
}

function isNextUrl(field: BodyField, isDjango: boolean): boolean {
  const { path, parts, words } = field;
  if (!isOnly(parts, "string")) return false;
  const name = lastName(field);
  if (urlNames.test(name) || (name === "href" && plainName(path.at(-2) ?? "") === "next")) return true;
  if (!nextNames.has(name)) return false;
  return (
    (isDjango && path.length === 1) || parts.some(({ format = "" }) => urlFormats.test(format)) || words.some(tellOfUrl)
  );
}

function tellOfUrl({ description = "", examples = [], default: usual }: Documentation): boolean {
  const values = [...examples, usual];
  return (
    /\b(?:url|uri|link)\b/i.test(description) ||
    values.some((value) => typeof value === "string" && /^(?:https?:\/)?\//.test(value))
  );
}
