import { HttpError, isMarked } from "./errors.js";
import type { Result, SuccessData } from "./result.js";
import type { Call } from "./types.js";

/** A successful answer, decoded. */
export interface Answer {
  readonly data: unknown;
  readonly response: Response;
  /** As decoders tell it. */
  readonly ended?: Promise<void> | undefined;
}

/** Makes the {@link Call} of a request that has been sent; `sent` rejects with an {@link ApiError}. */
export function callOf<Responses>(sent: Promise<Answer>): Call<Responses> {
  const call = sent.then((answer) => answer.data) as object as Call<Responses>; // the decoders are typed by Responses
  // Whoever asks for the result or the response hears of the failure there: it is no unhandled rejection.
  const heard = (): unknown => call.catch(() => undefined);
  call.result = () => {
    heard();
    return sent.then(successOf, failureOf) as Promise<Result<Responses>>; // as above
  };
  call.withResponse = async () => {
    heard();
    return { data: await call, response: (await sent).response };
  };
  return call;
}

function successOf({ data, response }: Answer): object {
  return { ok: true, kind: "response", status: response.status, data, response };
}

function failureOf(error: unknown): object {
  if (!isMarked(error)) throw error;
  if (!(error instanceof HttpError)) return { ok: false, kind: error.kind, error };
  return { ok: false, kind: error.kind, status: error.status, error: error.body, response: error.response };
}
