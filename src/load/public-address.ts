import { BlockList, isIP } from "node:net";

/** Of IANA's registry of special addresses, those that are not reachable from everywhere, and multicast. */
const special4: readonly (readonly [network: string, prefix: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

/** Within what IPv6 has given out: protocols (Teredo among them), documentation, and 6to4, which hides an address of IPv4. */
const special6: readonly (readonly [network: string, prefix: number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

/** The prefix under which networks without IPv4 reach it (RFC 6052). */
const nat64 = "64:ff9b::";

const special = new BlockList();
const global6 = new BlockList();
global6.addSubnet("2000::", 3, "ipv6");
global6.addSubnet(nat64, 96, "ipv6");
for (const [network, prefix] of special4) {
  special.addSubnet(network, prefix, "ipv4");
  special.addSubnet(`${nat64}${network}`, 96 + prefix, "ipv6");
}
for (const [network, prefix] of special6) special.addSubnet(network, prefix, "ipv6");

/** Whether an address of IPv4 or IPv6 means the same host to everybody: none of this machine, of its network, or of nobody. */
export function isPublicAddress(address: string): boolean {
  const [bare = ""] = address.split("%");
  if (isIP(bare) === 4) return !special.check(bare, "ipv4");
  return isIP(bare) === 6 && global6.check(bare, "ipv6") && !special.check(bare, "ipv6");
}
