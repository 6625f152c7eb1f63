import type { CallableOperation, Decoder } from "./descriptor.js";
import type { Call, Caller } from "./types.js";

/** Leaves the body to the caller, who does not tell when it was read. */
const unread: Decoder<undefined> = {
  decode: () => Promise.resolve({ data: undefined, ended: new Promise(() => undefined) }),
};

/**
 * Sends an operation and gives its response with the body unread, for downloads that are too big for memory:
 * `const { body } = await rawResponse(getReport, client, { path: { id } })`.
 *
 * Of a success nothing is decoded or checked; whatever else is answered is thrown as always. `timeoutMs` ends with the headers; the
 * `signal` of the call stops the body too.
 */
export async function rawResponse<Inputs extends unknown[], Responses>(
  operation: (caller: Caller, ...inputs: Inputs) => Call<Responses>,
  caller: Caller,
  ...inputs: Inputs
): Promise<Response> {
  const undecoded: Caller = {
    call: (descriptor, request, options) => {
      const responses = withoutSuccess(descriptor.responses) as typeof descriptor.responses; // whose data nobody sees
      return caller.call({ ...descriptor, responses }, request, options);
    },
  };
  return (await operation(undecoded, ...inputs).withResponse()).response;
}

function withoutSuccess(responses: CallableOperation["responses"]): CallableOperation["responses"] {
  const decoders = Object.entries(responses).map(([status, decoder]): [string, Decoder<unknown>] => [
    status,
    { decode: (response, context) => (response.ok ? unread : decoder).decode(response, context) },
  ]);
  return { "2XX": unread, ...Object.fromEntries(decoders) };
}
