import { isJsonObject, type JsonObject, type JsonValue } from "../model/json.js";
import type { VisitContext, Visitor } from "./redocly.js";

/** An operation that a client can call: neither a webhook nor a callback. */
export interface LintedOperation {
  readonly value: JsonObject;
  /** `get` */
  readonly method: string;
  readonly path: string;
}

/** A visitor of the operations below `paths`, in the order of the document. */
export function visitOperations(visit: (operation: LintedOperation, context: VisitContext) => void): Visitor {
  let path = "";
  return {
    Paths: {
      PathItem: {
        enter: (_item: JsonValue, context) => {
          path = String(context.key);
        },
        Operation: (value, context) => {
          if (isJsonObject(value)) visit({ value, method: String(context.key), path }, context);
        },
      },
    },
  };
}

/** The operation in words: `GET /pets`. */
export function callOf({ method, path }: LintedOperation): string {
  return `${method.toUpperCase()} ${path}`;
}

/** Whether any response is documented beside success and redirection. */
export function documentsErrors({ value }: LintedOperation): boolean {
  const responses = value["responses"];
  return isJsonObject(responses) && Object.keys(responses).some((status) => /^(?:[45]|default$)/.test(status));
}
