import type { WireKind } from "./wire-rules.js";

/** A difference before it is known whom it reaches. */
export interface Finding {
  readonly kind: WireKind;
  /** One whole sentence. */
  readonly message: string;
  /** JSON Pointer into the document before; absent for what is new. */
  readonly before?: string;
  /** JSON Pointer into the document after; absent for what is gone. */
  readonly after?: string;
  /** What it was and what it is, in a few words. */
  readonly from?: string;
  readonly to?: string;
}
