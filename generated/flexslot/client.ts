// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { createRuntimeClient } from "./runtime/client.js";
import type { Client, ClientOptions } from "./runtime/types.js";

/** A client of Flexslot V2 v1, to be given to the functions of its operations. */
export function createClient(options: ClientOptions<"personalAccessToken" | "clientSecretBasic"> = {}): Client {
  return createRuntimeClient({ ...options, baseUrl: options.baseUrl ?? "https://api.flexslot.gg" });
}
