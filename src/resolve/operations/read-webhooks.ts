import type { Operation } from "../../model/api.js";
import { isJsonObject, pointerOf, type JsonValue } from "../../model/json.js";
import { derivedName } from "../names/derived-name.js";
import { operationsIn } from "./path-operations.js";
import type { DocumentContext, OperationContext } from "./operation-context.js";
import { dereference, type Located } from "../reference.js";
import type { SpecDocument } from "../../model/spec-document.js";
import { freeName, givenName, readOperation, readPathItems, type OperationGroup } from "./read-operations.js";

/** Reads every webhook: under `webhooks`, or `x-webhooks` as documents of OpenAPI 3.0 have it. */
export function readWebhooks(context: DocumentContext, group: OperationGroup): readonly Operation[] {
  const { content } = context.document;
  const member = content["webhooks"] === undefined ? "x-webhooks" : "webhooks";
  return readPathItems(context, `/${member}`, content[member], (path, pathItem, declared) =>
    readOperation(context, group, {
      path,
      pathItem,
      declared,
      hasPath: false,
      identify: (operation) => {
        reportCallbacks(context, operation);
        const given = givenName(context, group.names, operation, derivedName(declared.method, path));
        // Where several methods share a key, it alone is no name.
        const key = operationsIn(pathItem).length === 1 ? path : `${declared.method.toLowerCase()} ${path}`;
        const names = context.localNames.ofIncoming(given ?? key, "Webhook", operation.pointer);
        return { name: given ?? freeName(group.names, derivedName(declared.method, path)), ...names };
      },
    }),
  );
}

/** A webhook or callback that calls back in turn is one step too far for a client. */
export function reportCallbacks(context: OperationContext, { value, pointer }: Located): void {
  if (!isJsonObject(value["callbacks"])) return;
  for (const name of Object.keys(value["callbacks"])) {
    const message = `The callback \`${name}\` is not generated, since it belongs to a webhook or callback itself.`;
    context.report("feature-unsupported", pointerOf(pointer, "callbacks", name), message);
  }
}

/** Whether a document has webhooks or callbacks, so that its output receives requests. */
export function receivesRequests({ content }: SpecDocument): boolean {
  if (["webhooks", "x-webhooks"].some((member) => Object.keys(Object(content[member])).length > 0)) return true;
  if (!isJsonObject(content["paths"])) return false;
  return Object.entries(content["paths"]).some(([path, item]) => {
    const pathItem = dereference(content, item, pointerOf("/paths", path));
    return pathItem !== undefined && operationsIn(pathItem).some(({ value }) => hasCallbacks(value));
  });
}

function hasCallbacks(operation: JsonValue): boolean {
  return isJsonObject(operation) && isJsonObject(operation["callbacks"]);
}
