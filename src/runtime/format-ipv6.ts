import { ipv4Format } from "./format-ipv4.js";
import type { Format } from "./format.js";

const full = /^(?:[\da-f]{1,4}:){7}[\da-f]{1,4}$/i;
const shortened = /^(?:[\da-f]{1,4}(?::[\da-f]{1,4}){0,6})?::(?:[\da-f]{1,4}(?::[\da-f]{1,4}){0,6})?$/i;

/** An IPv6 address, the last two groups perhaps as an IPv4 address; without a zone: RFC 4291, section 2.2. */
export const ipv6Format: Format = { name: "ipv6", test: isAddress };

function isAddress(text: string): boolean {
  if (text.length > 45) return false;
  const last = text.slice(text.lastIndexOf(":") + 1);
  const hasDecimals = last.includes(".");
  if (hasDecimals && !ipv4Format.test(last)) return false;
  const groups = hasDecimals ? `${text.slice(0, -last.length)}0:0` : text;
  return full.test(groups) || (shortened.test(groups) && groups.split(":").filter((group) => group !== "").length < 8);
}
