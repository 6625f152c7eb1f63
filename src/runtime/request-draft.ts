import type { OperationRequest } from "./descriptor.js";

/** Turns a parameter into text; in a query or cookie that is `name=value`, or several joined by `&`, or nothing. */
export type Style = (name: string, value: unknown) => string;

/** Styles by parameter name. */
export type Styles = Readonly<Record<string, Style>>;

/**
 * Puts the parameters of one place into a request.
 *
 * @throws {TypeError} if one of them cannot be sent.
 */
export type ParameterWriter = (draft: RequestDraft, request: OperationRequest, styles?: ParameterStyles) => void;

/** The styles of each place. */
export interface ParameterStyles {
  readonly path?: Styles;
  readonly query?: Styles;
  /** Of the properties of a whole query. */
  readonly querystring?: Styles;
  readonly header?: Styles;
  readonly cookie?: Styles;
}

/** A security scheme: puts a credential into a request. */
export interface Security<Name extends string = string> {
  /** The key in `createClient({ auth })`. */
  readonly name: Name;
  apply(draft: RequestDraft, credential: string): void;
}

/** A request while it is put together. */
export interface RequestDraft {
  path: string;
  readonly headers: Headers;
  /** Parts such as `name=value`, encoded. */
  readonly query: string[];
  /** The names of headers that must not reach another origin; `setSecret` adds to them. */
  readonly secrets: string[];
  /** Stands between the request and `fetch`, where following a redirect could give a credential away. */
  send?: Send;
}

/**
 * Sends a request with `fetch`, and may do so more than once if its body can be sent again. Where it is not made yet, `fetch` knows it
 * without, and `make` makes it.
 */
export type Send = (
  request: Request | undefined,
  fetch: (request?: Request) => Promise<Response>,
  isReplayable: boolean,
  make: () => Request,
) => Promise<Response>;

/** The part of the platform's `fetch` that is used. */
export type Fetch = (request: Request) => Promise<Response>;
