import createClient from "openapi-fetch";
import { callOf } from "./call.js";
import { warnOnce } from "./check-body.js";
import type { Transport } from "./exchange.js";
import { send } from "./send.js";
import type { CallableOperation, Client, ClientOptions } from "./types.js";

/** Makes a client: what operations are called with. */
export function createRuntimeClient<AuthName extends string>(options: ClientOptions<AuthName>): Client {
  const sender = {
    client: options,
    onViolation: options.onViolation ?? warnOnce(),
    transport: createClient() as Transport, // the types of its paths are those of the descriptors
  };
  return {
    options: () => options,
    call: (operation, request, callOptions = {}) =>
      callOf(send(sender, operation as CallableOperation, request, callOptions)), // its decoders are kept apart by status
  };
}
