import { removeTrailingSlash } from "openapi-fetch";
import { answerOf } from "./answer.js";
import type { Answer } from "./call.js";
import { withDeadline } from "./deadline.js";
import type { CallableOperation, OperationRequest } from "./descriptor.js";
import { homeOf } from "./destination.js";
import { type Exchange, requestLineOf, type Sender } from "./exchange.js";
import { prepare, type Prepared } from "./prepare.js";
import { refusal } from "./refusal.js";
import { transmit } from "./transmit.js";
import type { CallOptions } from "./types.js";

/**
 * Sends a request and decodes the answer.
 *
 * @throws {ApiError} for everything that can go wrong with a call.
 * @throws {TypeError} if there is no base URL, or none that can be fetched.
 */
export async function send(
  sender: Sender,
  operation: CallableOperation,
  input: OperationRequest,
  call: CallOptions,
): Promise<Answer> {
  const options = optionsOf(sender.client, call);
  const { baseUrl: given = homeOf(operation, sender.client) } = call;
  const { name, method, path } = operation;
  if (given === undefined) throw new TypeError(`${name} has no base URL: pass \`baseUrl\` to createClient`);
  const baseUrl = removeTrailingSlash(given);
  const origin = { operation: operation.operation, name, request: requestLineOf(method, baseUrl + path) };
  const controller = new AbortController();
  const exchange: Exchange = { ...sender, operation, input, call, options, baseUrl, origin, controller };
  /** Asks for everything anew, also for credentials: a stream that resumes may have outlived the last ones. */
  const sendWith = async (headers?: Readonly<Record<string, string>>, isRenewed?: boolean): Promise<Response> => {
    const prepared = await prepare(exchange, headers).catch((cause: unknown) => {
      throw refusal(exchange, cause);
    });
    const response = await transmit(exchange, prepared);
    if (response.status !== 401 || isRenewed || !isRenewable(prepared)) return response;
    await response.body?.cancel();
    return sendWith(headers, true);
  };
  return withDeadline(exchange, async () => answerOf(exchange, await sendWith(), { exchange, resend: sendWith }));
}

/** The options of the client, and over them what the call sets. */
function optionsOf(client: CallOptions, call: CallOptions): CallOptions {
  const options: Record<string, unknown> = { ...client };
  for (const [name, value] of Object.entries(call)) if (value !== undefined) options[name] = value;
  return options;
}

/** Tells the sources of the credentials that these were refused; whether to ask them for others. */
function isRenewable({ authorizations, isReplayable }: Prepared): boolean {
  return authorizations.filter((each) => each.reject()).length > 0 && isReplayable;
}
