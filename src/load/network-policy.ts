import { lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import type { NetworkAllowance } from "../model/network.js";
import type { FetchFailure } from "./fetch-failure.js";
import type { Lookup } from "./lookup.js";
import { isPublicAddress } from "./public-address.js";

/** Thrown where a connection would lead to an address that is not allowed. */
export class RefusedAddress extends Error {
  override readonly name = "RefusedAddress";
  readonly failure: FetchFailure;

  constructor(failure: FetchFailure) {
    super(failure.reason);
    this.failure = failure;
  }
}

/** Which addresses may be asked for a document. */
export class NetworkPolicy {
  readonly #allowed: readonly NetworkAllowance[];
  readonly #lookup: Lookup;

  constructor(allowed: readonly NetworkAllowance[], lookup: Lookup = systemLookup) {
    this.#allowed = allowed;
    this.#lookup = lookup;
  }

  /** Why a URL is not asked whose host is an address; undefined where it may be, or is a name. */
  refusal({ protocol, hostname }: URL): FetchFailure | undefined {
    const address = hostname.replace(/^\[|\]$/g, "");
    return isIP(address) === 0 ? undefined : this.#refusalOf(address, protocol);
  }

  /**
   * The look-up for a connection: it gives the very addresses that were judged, so a name cannot mean another one by the time
   * that it is connected to. A name with one address that is refused is refused altogether.
   */
  lookupFor({ protocol }: URL): LookupFunction {
    return (name, options, callback) => {
      this.#lookup(name, { ...options, all: true }, (error, addresses) => {
        const [first] = addresses ?? [];
        if (error !== null || first === undefined) return callback(error ?? notFound(), "", 0);
        const refused = addresses.map(({ address }) => this.#refusalOf(address, protocol)).find((each) => each);
        if (refused !== undefined) callback(new RefusedAddress(refused), "", 0);
        else if (options.all === true) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      });
    };
  }

  #refusalOf(address: string, protocol: string): FetchFailure | undefined {
    if (!isPublicAddress(address)) return this.#allowed.includes("private") ? undefined : privateFailure;
    return protocol === "https:" || this.#allowed.includes("http") ? undefined : plainFailure;
  }
}

const privateFailure: FetchFailure = {
  status: "failed",
  code: "file-unreadable",
  reason: "is not asked: its host is on this machine or on a private network",
  hint: "If you trust it, say `--allow-private`, or `allow: [private]` under `x-specwright` of the API.",
};

const plainFailure: FetchFailure = {
  status: "failed",
  code: "file-unreadable",
  reason: "is not asked over http, where anybody on the way can change the answer",
  hint: "Name it by https; if it has none, say `--allow-http`, or `allow: [http]` under `x-specwright` of the API.",
};

function notFound(): NodeJS.ErrnoException {
  return Object.assign(new Error("There is no such host."), { code: "ENOTFOUND" });
}
