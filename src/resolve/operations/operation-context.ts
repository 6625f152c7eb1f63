import type { Parameter, ResponseContent } from "../../model/api.js";
import type { IssueCode } from "../../model/issue.js";
import type { JsonObject, JsonValue } from "../../model/json.js";
import type { Memory } from "../../model/memory/run-memory.js";
import type { Schema } from "../../model/schema.js";
import type { SpecDocument, SpecVersion } from "../../model/spec-document.js";
import type { LocalNames } from "../names/local-names.js";
import type { Located } from "../reference.js";

/** What a document answers whoever reads a part of it, whatever is asked in the same order. */
export type OperationAnswers = {
  readonly report: (code: IssueCode, pointer: string, message: string, hint?: string) => void;
  /** Follows `$ref`; `undefined` where it leads nowhere, which loading has reported. */
  readonly follow: (value: JsonValue | undefined, pointer: string) => Located | undefined;
  /** The value at a pointer. */
  readonly at: (pointer: string) => JsonValue | undefined;
  /** The pointer to what a reference in the root means. */
  readonly targetOf: (reference: string) => string | undefined;
  /** The parameter that stands there: `undefined` if it is broken, `"ignored"` if OpenAPI says so. */
  readonly parameter: (located: Located) => Parameter | "ignored" | undefined;
  /** The response that stands among the components. */
  readonly response: (located: Located) => ResponseContent;
  /** Reads a schema that stays where it is. */
  readonly readInline: (value: JsonValue | undefined, pointer: string) => Schema;
  /** Reads the schema of a body, which gets a name. */
  readonly readBody: (value: JsonValue | undefined, pointer: string, wanted: string) => Schema;
  /** Gives a name to a schema that no document holds. */
  readonly addSchema: (name: string, wanted: string, schema: Schema) => Schema;
};

/** What the readers of operations and components share: what they ask is all that they know of the rest of the document. */
export interface OperationContext extends OperationAnswers {
  readonly version: SpecVersion;
}

/** What is shared by those who read the parts of the document one after the other. */
export interface DocumentContext extends OperationContext {
  readonly document: SpecDocument;
  readonly localNames: LocalNames;
  readonly memory: Memory;
  readonly answers: OperationAnswers;
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
