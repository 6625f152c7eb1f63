import type { Operation, Parameter } from "../../model/api.js";
import type { PagePath } from "../../model/pagination.js";
import type { Schema } from "../../model/schema.js";
import type { Schemas } from "../../model/schema-children.js";
import { allFieldsOf, type BodyField, isAlternative, isOnly, lastName, partsOf, plainName } from "./body-fields.js";

/** An operation that answers with a list, seen as those who look for pages need it. */
export interface ListOperation {
  readonly operation: Operation;
  readonly schemas: Schemas;
  /** Where the items are. */
  readonly items: PagePath;
  /** What an item is. */
  readonly item: Schema;
  /** What a page says beside its items. */
  readonly fields: readonly BodyField[];
}

/** Names of lists, plain, that win over others beside them. */
const listNames = new Set(
  "data results result items entries records values list content hits elements objects rows value".split(" "),
);

/** Lists that are about the answer, not of it. */
const sideNames = new Set("links errors warnings messages included facets sort notices columns".split(" "));

/** Objects that do nothing but hold the list. */
const holderNames = new Set(["data", "result", "response", "embedded"]);

/** Sees an operation as one that lists; `undefined` where it does not, or not beyond doubt. */
export function listOperationOf(operation: Operation, schemas: Schemas): ListOperation | undefined {
  const body = pageBodyOf(operation);
  if (body === undefined || isAlternative(body, schemas)) return undefined;
  const parts = partsOf(body, schemas);
  const fields = isOnly(parts, "object") ? allFieldsOf(parts, schemas) : [];
  // What has an id is a thing with a list in it.
  if (fields.some(({ path }) => path.length === 1 && path[0] === "id")) return undefined;
  const list = isOnly(parts, "array") ? { path: [], parts, words: [] } : onlyListIn(fields);
  const item = list === undefined ? undefined : itemOf(list);
  return list === undefined || item === undefined ? undefined : { operation, schemas, items: list.path, item, fields };
}

/** The body of the one successful answer, in JSON; `undefined` where there is none, or several. */
export function pageBodyOf({ responses }: Operation): Schema | undefined {
  const successes = responses.filter(({ status }) => status.startsWith("2"));
  const media = successes.flatMap(({ content }) => content);
  return successes.length === 1 && media.length === 1 && media[0]?.kind === "json" ? media[0].schema : undefined;
}

/** What the items of a list are; `undefined` where it is no list, or one that the document knows nothing of. */
export function itemOf({ parts }: Pick<BodyField, "parts">): Schema | undefined {
  const [list, ...others] = isOnly(parts, "array") ? parts : [];
  return list === undefined || others.length > 0 || list.prefixItems !== undefined ? undefined : list.items;
}

/** The query parameter that has one of these plain names; the first name that fits wins. */
export function queryParameter({ operation }: ListOperation, names: readonly string[]): Parameter | undefined {
  const parameters = operation.parameters.filter((each) => each.in === "query" && !each.required);
  return names.flatMap((name) => parameters.filter((each) => plainName(each.name) === name))[0];
}

/** The fields that have one of these plain names, by the order of the names; of the same name, outer ones first. */
export function fieldsNamed({ fields }: ListOperation, names: readonly string[]): readonly BodyField[] {
  return names.flatMap((name) => fields.filter((field) => lastName(field) === name));
}

/** The list that a body is about: the only one, or the only one with a name for it; else that of an object that only holds it. */
function onlyListIn(fields: readonly BodyField[]): BodyField | undefined {
  const lists = fields.filter((field) => isOnly(field.parts, "array") && !sideNames.has(lastName(field)));
  const outer = lists.filter(({ path }) => path.length === 1);
  if (outer.length > 0) return onlyOf(outer);
  return onlyOf(lists.filter(({ path }) => path.length === 2 && holderNames.has(plainName(path[0] ?? ""))));
}

function onlyOf(lists: readonly BodyField[]): BodyField | undefined {
  const named = lists.filter((field) => listNames.has(lastName(field)));
  const candidates = lists.length === 1 ? lists : named;
  return candidates.length === 1 ? candidates[0] : undefined;
}
