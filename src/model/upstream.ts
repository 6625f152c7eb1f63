import type { Location } from "./issue.js";

/** Where the document of an API comes from, as `x-specwright.upstream` says it. */
export interface Upstream {
  /** Of http or https, without credentials. */
  readonly url: string;
  readonly timeoutMs?: number;
  /** In bytes, after decompression. */
  readonly maximumBytes?: number;
  readonly headers: readonly UpstreamHeader[];
  /** Where the setting stands. */
  readonly location: Location;
}

/** A header that the upstream wants to see. */
export interface UpstreamHeader {
  readonly name: string;
  /** May name variables of the environment, `${NAME}`; neither is ever told or written. */
  readonly value: string;
  readonly location: Location;
}
