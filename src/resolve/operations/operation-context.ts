import { issueOf, type Issue, type IssueCode } from "../../model/issue.js";
import type { JsonObject, JsonValue } from "../../model/json.js";
import type { SpecDocument } from "../../model/spec-document.js";
import type { LocalNames } from "../names/local-names.js";
import { dereference, type Located } from "../reference.js";
import type { SchemaRegistry } from "../schemas/schema-registry.js";

/** What the readers of operations and components share. */
export interface OperationContext {
  readonly document: SpecDocument;
  readonly schemas: SchemaRegistry;
  readonly localNames: LocalNames;
  report(code: IssueCode, pointer: string, message: string, hint?: string): void;
  /** Follows `$ref`; `undefined` where it leads nowhere, which loading has reported. */
  follow(value: JsonValue | undefined, pointer: string): Located | undefined;
}

/** Makes the context; issues are added to `issues`. */
export function createOperationContext(
  document: SpecDocument,
  schemas: SchemaRegistry,
  localNames: LocalNames,
  issues: Issue[],
): OperationContext {
  return {
    document,
    schemas,
    localNames,
    report: (code, pointer, message, hint) => {
      issues.push(issueOf(code, document.locate(pointer), message, hint));
    },
    follow: (value, pointer) => dereference(document.content, value, pointer),
  };
}

/** The name of the component that `pointer` stands for, such as `not_found` for `/components/responses/not_found`. */
export function componentNameOf(pointer: string, group: string): { readonly component?: string } {
  const prefix = `/components/${group}/`;
  if (!pointer.startsWith(prefix)) return {};
  const rest = pointer.slice(prefix.length);
  return rest.includes("/") ? {} : { component: rest.replaceAll("~1", "/").replaceAll("~0", "~") };
}

/** The text of a member, trimmed; `undefined` where there is none. */
export function textOf(value: JsonObject, name: string): string | undefined {
  const text = value[name];
  return typeof text === "string" && text.trim() !== "" ? text.trim() : undefined;
}
