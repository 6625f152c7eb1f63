import type { Api, Callback, Operation } from "../../model/api.js";

/** A webhook or callback, and the module that it gets for itself: who imports one compiles and bundles no other. */
export interface IncomingModule {
  readonly incoming: Operation;
  /** Below the output, without extension. */
  readonly path: string;
  /** Where the callback belongs; absent for a webhook. */
  readonly origin?: { readonly operation: Operation; readonly callback: Callback };
}

/** The modules of the webhooks, then those of the callbacks. */
export function incomingModulesOf({ webhooks, operations }: Api): readonly IncomingModule[] {
  const callbacks = operations.flatMap((operation) =>
    operation.callbacks.map((callback) => ({
      incoming: callback.operation,
      path: `callbacks/${callback.operation.module}`,
      origin: { operation, callback },
    })),
  );
  return [...webhooks.map((webhook) => ({ incoming: webhook, path: `webhooks/${webhook.module}` })), ...callbacks];
}
