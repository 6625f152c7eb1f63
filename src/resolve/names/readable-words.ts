/** The actions of Django REST framework, the method of each as it is sent, and what people call it. */
const actions: Readonly<Record<string, readonly [method: string, verb: string]>> = {
  list: ["GET", "list"],
  retrieve: ["GET", "get"],
  create: ["POST", "create"],
  update: ["PUT", "replace"],
  partial_update: ["PATCH", "update"],
  destroy: ["DELETE", "delete"],
};

const actionAtTheEnd = /^(.+?)_(list|retrieve|create|update|partial_update|destroy)((?:_\d+)?)$/;

/**
 * An operationId as drf-spectacular makes it, with its verb in front: `users_partial_update` → `update users`.
 *
 * Any other one, and one whose method is not that of its action, stays as it is.
 */
export function readableWords(operationId: string, method: string): string {
  const [, subject = "", action = "", number = ""] = actionAtTheEnd.exec(operationId) ?? [];
  const [ofAction, verb] = actions[action] ?? [];
  return verb === undefined || ofAction !== method ? operationId : `${verb} ${subject}${number}`;
}
