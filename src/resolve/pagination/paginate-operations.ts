import type { Operation } from "../../model/api.js";
import { issueOf, type Issue, type WithIssues } from "../../model/issue.js";
import { pointerOf } from "../../model/json.js";
import type { Pagination, PaginationSettings } from "../../model/pagination.js";
import type { NamedSchema } from "../../model/schema.js";
import type { SpecDocument } from "../../model/spec-document.js";
import type { SettingPlace } from "../setting-place.js";
import { configuredPagination } from "./configured-pagination.js";
import { recognisePagination } from "./recognise-pagination.js";

/** Says of each operation how it gives its list in pages: as the settings have it, or as the document shows. */
export function paginateOperations(
  operations: readonly Operation[],
  schemas: readonly NamedSchema[],
  settings: PaginationSettings,
  { locate }: SpecDocument,
  placeOf: SettingPlace,
): WithIssues<readonly Operation[]> {
  const byName = new Map(schemas.map((schema) => [schema.name, schema]));
  const issues: Issue[] = [];
  const paginationOf = (operation: Operation): Pagination | undefined => {
    const { name, pointer } = operation;
    const rule = Object.hasOwn(settings.operations, name) ? settings.operations[name] : undefined;
    if (rule === undefined) return settings.all === "auto" ? recognisePagination(operation, byName) : undefined;
    if (rule === false) return undefined;
    return configuredPagination(operation, rule, byName, (problem, hint) => {
      const message = `The setting \`pagination.operations.${name}\` ${problem}`;
      issues.push(issueOf("pagination-invalid", locate(pointer), message, hint));
    });
  };
  const value = operations.map((operation) => {
    const pagination = paginationOf(operation);
    return pagination === undefined ? operation : { ...operation, pagination };
  });
  return { value, issues: [...issues, ...unusedIssues(operations, settings, placeOf)] };
}

function unusedIssues(
  operations: readonly Operation[],
  settings: PaginationSettings,
  placeOf: SettingPlace,
): readonly Issue[] {
  const known = new Set(operations.map(({ name }) => name));
  return Object.keys(settings.operations)
    .filter((name) => !known.has(name))
    .map((name) => {
      const message = `The setting \`pagination.operations.${name}\` belongs to no operation in the document.`;
      return issueOf("name-override-unused", placeOf(pointerOf("/pagination/operations", name)), message);
    });
}
