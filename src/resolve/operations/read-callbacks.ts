import type { Callback, Operation } from "../../model/api.js";
import { isJsonObject, pointerOf } from "../../model/json.js";
import { isRuntimeExpression } from "./is-runtime-expression.js";
import type { DocumentContext, OperationContext } from "./operation-context.js";
import { operationsIn } from "./path-operations.js";
import { capitalize, pascalCase } from "../names/words.js";
import { freeName, givenName, readOperation, readPathItems, type OperationGroup } from "./read-operations.js";
import { reportCallbacks } from "./read-webhooks.js";
import type { Located } from "../reference.js";

/** Adds to operations what they call back. They come last, so that no callback takes the name of an operation. */
export function readCallbacks(
  context: DocumentContext,
  group: OperationGroup,
  operations: readonly Operation[],
): readonly Operation[] {
  return operations.map((operation) => {
    const declared = context.at(pointerOf(operation.pointer, "callbacks"));
    if (!isJsonObject(declared)) return operation;
    const base = pointerOf(operation.pointer, "callbacks");
    const callbacks = Object.entries(declared).flatMap(([name, value]) => {
      const callback = name.startsWith("x-") ? undefined : context.follow(value, pointerOf(base, name));
      return callback === undefined ? [] : readCallback(context, group, { operation, name, callback });
    });
    return { ...operation, callbacks };
  });
}

interface Declared {
  /** The operation that is called. */
  readonly operation: Operation;
  readonly name: string;
  readonly callback: Located;
}

function readCallback(context: DocumentContext, group: OperationGroup, declared: Declared): readonly Callback[] {
  const { name, callback } = declared;
  return readPathItems(context, callback.pointer, callback.value, (expression, pathItem, member) => {
    reportExpression(context, expression, pointerOf(callback.pointer, expression));
    const operation = readOperation(context, group, {
      path: expression,
      pathItem,
      declared: member,
      hasPath: false,
      identify: (located) => {
        reportCallbacks(context, located);
        const wanted = wantedName(declared, pathItem, member.method);
        const given = givenName(context, group.names, located, wanted);
        const names = context.localNames.ofIncoming(given ?? wanted, "Callback", located.pointer);
        return { name: given ?? freeName(group.names, wanted), ...names };
      },
    });
    return operation === undefined ? undefined : { name, expression, operation };
  });
}

/** `createStream` and `onData` → `createStreamOnData`. */
function wantedName({ operation, name }: Declared, pathItem: Located, method: string): string {
  const verb = operationsIn(pathItem).length === 1 ? "" : capitalize(method.toLowerCase());
  return `${operation.localName.replace(/_$/, "")}${pascalCase(name).replace(/^_/, "")}${verb}`;
}

function reportExpression(context: OperationContext, expression: string, pointer: string): void {
  if (isRuntimeExpression(expression)) return;
  const message = `\`${expression}\` is no URL with runtime expressions, so nobody can tell where the callback goes.`;
  const hint = "Name what the call carries, such as `{$request.body#/callbackUrl}`.";
  context.report("callback-expression-invalid", pointer, message, hint);
}
