import type { HttpMethod } from "../../model/api.js";

/** The actions of Django REST framework, the method of each, and what people call it. */
const actions: Readonly<Record<string, readonly [method: HttpMethod, verb: string]>> = {
  list: ["get", "list"],
  retrieve: ["get", "get"],
  create: ["post", "create"],
  update: ["put", "replace"],
  partial_update: ["patch", "update"],
  destroy: ["delete", "delete"],
};

const actionAtTheEnd = /^(.+?)_(list|retrieve|create|update|partial_update|destroy)((?:_\d+)?)$/;

/**
 * An operationId as drf-spectacular makes it, with its verb in front: `users_partial_update` → `update users`.
 *
 * Any other one, and one whose method is not that of its action, stays as it is.
 */
export function readableWords(operationId: string, method: HttpMethod): string {
  const [, subject = "", action = "", number = ""] = actionAtTheEnd.exec(operationId) ?? [];
  const [ofAction, verb] = actions[action] ?? [];
  return verb === undefined || ofAction !== method ? operationId : `${verb} ${subject}${number}`;
}
