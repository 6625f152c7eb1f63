import type { OperationRequest } from "./descriptor.js";
import type { Origin } from "./errors.js";
import type { Fetch } from "./request-draft.js";

/**
 * Something around `fetch`: it sends a request with `next`, not at all, or several times.
 *
 * What it throws, the call throws; where `next` throws, no answer came.
 */
export type Layer = (next: Fetch, call: CallInfo) => Fetch;

/** What a {@link Layer} knows of the call. */
export interface CallInfo {
  readonly origin: Origin;
  /** The path template. */
  readonly path: string;
  /** What the operation was called with. */
  readonly input: OperationRequest;
  /** Aborted when the call is, or takes too long. */
  readonly signal: AbortSignal;
  /** Whether the body can be sent again: a stream cannot. */
  readonly isReplayable: boolean;
}
