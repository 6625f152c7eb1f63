import { ipv4Format } from "./format-ipv4.js";
import { ipv6Format } from "./format-ipv6.js";

/** Whether a text is what may follow the `@` of a mailbox: a name, or an address in brackets (RFC 5321, section 4.1.3). */
export function isMailDomain(text: string, name: RegExp): boolean {
  if (!text.startsWith("[") || !text.endsWith("]")) return name.test(text);
  const address = text.slice(1, -1);
  if (/^ipv6:/i.test(address)) return ipv6Format.test(address.slice(5));
  return ipv4Format.test(address) || /^[a-z\d-]*[a-z\d]:[!-Z^-~]+$/i.test(address);
}
