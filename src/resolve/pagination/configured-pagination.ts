import type { Operation } from "../../model/api.js";
import type { ConfiguredRule, PagePath, Pagination } from "../../model/pagination.js";
import type { Schema } from "../../model/schema.js";
import type { Schemas } from "../../model/schema-children.js";
import { fieldAt, fieldsOf, partsOf } from "./body-fields.js";
import { itemOf, listOperationOf, pageBodyOf } from "./list-operation.js";

/** Takes what is wrong with a setting, as the end of a sentence, and what to do about it. */
type Report = (problem: string, hint?: string) => void;

/** How an operation gives its list in pages as the settings have it; `undefined` where the document does not bear it out. */
export function configuredPagination(
  operation: Operation,
  rule: ConfiguredRule,
  schemas: Schemas,
  report: Report,
): Pagination | undefined {
  const schema = pageBodyOf(operation);
  if (schema === undefined) {
    report("needs an operation with one successful answer, in JSON.");
    return undefined;
  }
  const body = partsOf(schema, schemas);
  const items = rule.items ?? listOperationOf(operation, schemas)?.items;
  if (items === undefined) {
    report("does not say where the items are, and the document leaves it open.", "Set `items`.");
    return undefined;
  }
  const list = fieldAt(body, items, schemas);
  const item = list === undefined ? undefined : itemOf(list);
  if (item === undefined) {
    report(`finds no list at \`${shown(items)}\`.`, membersHint(body, schemas));
    return undefined;
  }
  const isBorneOut = [
    hasParameter(operation, rule, report),
    ...pathsOf(rule).map((path) => hasField(body, path, schemas, report)),
  ];
  return isBorneOut.every(Boolean) ? { rule: { ...rule, items }, item } : undefined;
}

function hasParameter({ parameters }: Operation, rule: ConfiguredRule, report: Report): boolean {
  if (!("parameter" in rule)) return true;
  const names = parameters.filter((each) => each.in === "query").map(({ name }) => name);
  if (names.includes(rule.parameter)) return true;
  report(`names \`${rule.parameter}\`, which is no parameter of its query.`, namesHint(names));
  return false;
}

function hasField(body: readonly Schema[], path: PagePath, schemas: Schemas, report: Report): boolean {
  if (fieldAt(body, path, schemas) !== undefined) return true;
  report(`finds nothing at \`${shown(path)}\`.`, membersHint(body, schemas));
  return false;
}

/** What a rule has that stands in a page beside the items. */
const placeNames: ReadonlySet<string> = new Set(["next", "total", "pages", "more", "done"]);

function pathsOf(rule: ConfiguredRule): readonly PagePath[] {
  const members: readonly [string, string | number | PagePath][] = Object.entries(rule);
  return members.flatMap(([name, value]) => (placeNames.has(name) && typeof value === "object" ? [value] : []));
}

function membersHint(body: readonly Schema[], schemas: Schemas): string | undefined {
  return namesHint(fieldsOf(body, schemas).map(({ path }) => path.join()));
}

function namesHint(names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : `There are \`${names.join("`, `")}\`.`;
}

/** As settings have it: the name of a property, or a JSON Pointer. */
function shown(path: PagePath): string {
  const [name = "", ...rest] = path;
  if (rest.length === 0) return name;
  return path.map((each) => `/${each.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
