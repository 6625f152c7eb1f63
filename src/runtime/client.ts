import { callOf } from "./call.js";
import { warnOnce } from "./check-body.js";
import { send } from "./send.js";
import type { Client, ClientOptions } from "./types.js";

/** Makes a client: what operations are called with. */
export function createRuntimeClient<AuthName extends string>(options: ClientOptions<AuthName>): Client {
  const sender = { client: options, onViolation: options.onViolation ?? warnOnce() };
  return {
    options: () => options,
    call: (operation, input, callOptions = {}) => callOf(send(sender, operation, input, callOptions)),
  };
}
