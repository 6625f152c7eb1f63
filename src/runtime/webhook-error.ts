import type { GuardIssue } from "./guard.js";

/** What is wrong with a delivery. */
export type WebhookErrorKind = "method" | "signature" | "timestamp" | "body" | "guard";

/** Every copy of this module marks its errors with this symbol, so that copies recognise each other's. */
const mark: unique symbol = /* @__PURE__ */ Symbol.for("specwright.WebhookError");

/** A webhook that was refused. Its message names what is wrong, never a secret, a signature or a value. */
export class WebhookError extends Error {
  override readonly name = "WebhookError";
  readonly kind: WebhookErrorKind;
  /** The status that tells the sender. */
  readonly status: number;
  /** With pointers into the event, such as `/body/action`; empty unless `kind` is `guard`. */
  readonly issues: readonly GuardIssue[];

  constructor(kind: WebhookErrorKind, status: number, message: string, issues: readonly GuardIssue[] = []) {
    super(message);
    this.kind = kind;
    this.status = status;
    this.issues = issues;
    Object.defineProperty(this, mark, { value: true });
  }

  /** Whether `value` is such an error, from this copy of the runtime or another. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && mark in value;
  }
}
