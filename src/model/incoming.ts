import type { Api, Operation } from "./api.js";

/** What the server sends and we receive: the webhooks of an API, then the callbacks of its operations. */
export function incomingOf({ operations, webhooks }: Pick<Api, "operations" | "webhooks">): readonly Operation[] {
  return [...webhooks, ...operations.flatMap(({ callbacks }) => callbacks.map(({ operation }) => operation))];
}
