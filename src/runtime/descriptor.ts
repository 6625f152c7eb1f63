import type { AnyOperation } from "./errors.js";
import type { Exchange } from "./exchange.js";
import type { Guard } from "./guard.js";
import type { ParameterStyles, ParameterWriter, Security } from "./request-draft.js";
import type { Operation } from "./types.js";

/** What the document says about an operation, in the form of the functions that do it. */
export interface OperationDescriptor<Responses> extends CallableOperation {
  /** The exported function itself: errors carry it. */
  readonly operation: Operation<Responses>;
  readonly responses: NoInfer<{ readonly [Status in keyof Responses]: Decoder<Responses[Status]> }>;
}

/**
 * An {@link OperationDescriptor} as generated code writes it. That its decoders give what the operation promises, the tests of the generator
 * check: it would cost every compiler of a client a twentieth of its time.
 */
export interface UncheckedDescriptor<in out Responses> extends CallableOperation {
  /** Never there: by it, whoever wraps a client passes on what the operation answers. */
  readonly "~responses"?: ((responses: Responses) => Responses) | undefined;
}

/** An {@link OperationDescriptor} as the runtime reads it, which does not know the types. */
export interface CallableOperation {
  readonly operation: AnyOperation;
  /** The operationId, for messages. */
  readonly name: string;
  /** In upper case. */
  readonly method: string;
  /** The path template, such as `/repos/{owner}/{repo}`. */
  readonly path: string;
  /** Absent where it goes to the client's base URL. */
  readonly server?: ServerChoice;
  /** What puts parameters into the request, for each place that has some. */
  readonly parameters?: readonly ParameterWriter[];
  /** Styles of the parameters that do not have the default style of their place. */
  readonly styles?: ParameterStyles;
  /** Absent where the operation takes no body. */
  readonly body?: Encoder;
  readonly security?: SecurityAlternatives;
  readonly responses: { readonly [status: string]: Decoder<unknown> };
}

/** Where an operation goes that has a server of its own, given the client's base URL. */
export type ServerChoice = (baseUrl: string | undefined) => string | undefined;

/** Alternatives, the schemes of each of which apply together; an empty one allows an anonymous call. */
export type SecurityAlternatives = readonly (readonly Security[])[];

/** The input of an operation. */
export interface OperationRequest {
  readonly path?: object | undefined;
  readonly query?: object | undefined;
  /** The whole query, in place of parameters that make one. */
  readonly querystring?: unknown;
  readonly header?: object | undefined;
  readonly cookie?: object | undefined;
  readonly body?: unknown;
}

/** Reads the body of a response. */
export interface Decoder<T> {
  /** @throws {Mismatch} if the body is not what the document promises. */
  decode(response: Response, context: DecodeContext): Promise<Decoded<T>>;
}

/** What a decoder may need beside the response: most need nothing. */
export interface DecodeContext {
  /** The call that is answered; a stream outlives its `timeoutMs`, not its `signal`. */
  readonly exchange: Exchange;
  /** Sends the request once more with these headers on top, as event streams do that were cut. */
  resend(headers: Readonly<Record<string, string>>): Promise<Response>;
}

/** A body that was read, but not yet checked. */
export interface Decoded<T> {
  readonly data: T;
  readonly guard?: Guard<T> | undefined;
  /** Of data that is still to arrive, as a stream is: resolves when no more of it will be read. */
  readonly ended?: Promise<void> | undefined;
}

/** Writes the body of a request. */
export interface Encoder {
  readonly guard?: Guard<unknown> | undefined;
  /** The call is for a body that is checked while it is sent. */
  encode(value: unknown, exchange: Exchange): EncodedBody;
}

/** A body that is ready to be sent. */
export interface EncodedBody {
  readonly body: BodyInit;
  /** Absent where the platform knows it better, as for `FormData`. */
  readonly contentType?: string | undefined;
}
