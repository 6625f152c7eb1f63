import type { PayloadChoice } from "./payload.js";
import type { GuardMode, Violation } from "./types.js";
import type { Verifier } from "./verifier.js";
import type { ValueReader } from "./webhook-values.js";

/** What a webhook or callback brings, whichever it is; those of the document add `header`, `query` and `body`. */
export interface ReceivedWebhook {
  /** What identifies the delivery, if it is signed: the same when it comes again, so whoever keeps it handles each event once. */
  readonly id?: string | undefined;
  /** When it was sent, if it is signed. */
  readonly timestamp?: Date | undefined;
  /** The request, its body already read. */
  readonly request: Request;
}

/** What the document says about a webhook or callback, in the form of the functions that read it. */
export interface WebhookDescriptor<in out Event, in out Answers> extends AnyWebhook {
  readonly body?: PayloadChoice<Event extends { readonly body: infer Body } ? Body : never>;
  /** Never there at run time. */
  readonly types?: { readonly event: Event; readonly answers: Answers };
}

/** A {@link WebhookDescriptor} as the runtime reads it, which does not know the types. */
export interface AnyWebhook {
  /** Its key in the document, for messages. */
  readonly name: string;
  /** In upper case. */
  readonly method: string;
  readonly header?: WebhookParameters;
  readonly query?: WebhookParameters;
  readonly body?: PayloadChoice<unknown>;
  /** What tells it from the others that are sent to the same URL. */
  readonly match?: WebhookMatch;
  /** The status that says that all is well; 204 by default. */
  readonly status?: number;
}

/** Parameters by name. */
export type WebhookParameters = Readonly<Record<string, { readonly read: ValueReader; readonly required?: boolean }>>;

/** Values by name, one of which a header, or a property of the body, must have. */
export interface WebhookMatch {
  readonly header?: Readonly<Record<string, readonly string[]>>;
  readonly body?: Readonly<Record<string, readonly unknown[]>>;
}

/** How webhooks are received. */
export interface WebhookOptions {
  /** Who may send them: `standardWebhooks(secret)`, `hmacSignature({ … })`, a function of your own, or `unsigned` for anybody. */
  readonly verify: Verifier;
  /** What happens to a body that is not as documented: `throw` by default. */
  readonly guards?: GuardMode | undefined;
  /** Is told of what a guard in mode `report` does not pass; by default `console.warn` tells once of each webhook and pointer. */
  readonly onViolation?: ((violation: Violation) => void) | undefined;
  /** In bytes; longer bodies are refused. 5,000,000 by default. */
  readonly maximumBytes?: number | undefined;
}
