import type { AbortedError, GuardError, HttpError, NetworkError, TimeoutError } from "./errors.js";
import type { DocumentedErrors, SuccessData } from "./result.js";

/** An operation that reads, in the shape that `useQuery`, `fetchQuery` and `queryOptions` of every TanStack Query take. */
export interface TanStackQuery<Responses, Input extends readonly unknown[] = []> {
  /** The API, the operation, and its input: two clients of one API in one cache need a key of their own. */
  readonly queryKey: readonly [api: string, operation: string, ...input: Input];
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<CachedData<Responses>>;
  /** Is never set; TanStack Query learns from it how a call fails. */
  readonly throwOnError?: (error: CallError<Responses>) => boolean;
}

/** An operation that changes something, in the shape that `useMutation` and `mutationOptions` of every TanStack Query take. */
export interface TanStackMutation<Responses, Request = void> {
  readonly mutationKey: readonly [api: string, operation: string];
  readonly mutationFn: (request: Request) => Promise<SuccessData<Responses>>;
  /** Is never set; TanStack Query learns from it how a call fails. */
  readonly throwOnError?: (error: CallError<Responses>) => boolean;
}

/** The data of a call as a cache keeps it, which takes `undefined` for data that is missing: no content is `null`. */
export type CachedData<Responses> =
  undefined extends SuccessData<Responses> ? Exclude<SuccessData<Responses>, undefined> | null : SuccessData<Responses>;

/** Every way in which a call of an operation can fail, told apart by `kind` and, among documented answers, `status`. */
export type CallError<Responses> =
  | DocumentedErrors<Responses>
  | (HttpError & { readonly kind: "undocumented" })
  | NetworkError
  | TimeoutError
  | AbortedError
  | GuardError;
