/** Finds all addresses of a host's name, as `lookup` of `node:dns` does, whose types not every program has. */
export type Lookup = (
  name: string,
  options: { readonly all: true },
  callback: (error: Error | null, addresses: readonly FoundAddress[]) => void,
) => void;

/** An address of IP, and whether it is one of version 4 or 6. */
export interface FoundAddress {
  readonly address: string;
  readonly family: number;
}
