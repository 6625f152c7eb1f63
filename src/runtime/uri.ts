import { ipv6Format } from "./format-ipv6.js";

/** What a URI may consist of, apart from its structure; and in an IRI. */
const illegal = /[^\w.~:/?#[\]@!$&'()*+,;=%-]|%(?![\da-f]{2})/i;
const illegalInternational =
  /[^\w.~:/?#[\]@!$&'()*+,;=%\u{a0}-\u{d7ff}\u{e000}-\u{fdcf}\u{fdf0}-\u{ffef}\u{10000}-\u{1fffd}\u{20000}-\u{2fffd}\u{30000}-\u{3fffd}\u{40000}-\u{4fffd}\u{50000}-\u{5fffd}\u{60000}-\u{6fffd}\u{70000}-\u{7fffd}\u{80000}-\u{8fffd}\u{90000}-\u{9fffd}\u{a0000}-\u{afffd}\u{b0000}-\u{bfffd}\u{c0000}-\u{cfffd}\u{d0000}-\u{dfffd}\u{e1000}-\u{efffd}\u{f0000}-\u{ffffd}\u{100000}-\u{10fffd}-]|%(?![\da-fA-F]{2})/u;

/** Scheme, authority, path, query, fragment (RFC 3986, appendix B): every text has them. */
const parts = /^(?:([^:/?#]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;

/** Whether a text is a URI reference (RFC 3986, section 4.1), with `isInternational` an IRI reference (RFC 3987). */
export function isUriReference(text: string, isInternational: boolean): boolean {
  if ((isInternational ? illegalInternational : illegal).test(text)) return false;
  const [, scheme, authority, path = "", query = "", fragment = ""] = parts.exec(text) ?? [];
  if (scheme !== undefined && !/^[a-z][a-z\d+.-]*$/i.test(scheme)) return false;
  if (authority !== undefined && !isAuthority(authority)) return false;
  // Private characters are for queries alone.
  const isPublic = !/[\ue000-\uf8ff\u{f0000}-\u{10ffff}]/u.test((authority ?? "") + path + fragment);
  return isPublic && !/[[\]]/.test(path + query + fragment) && !fragment.includes("#");
}

/** Whether a text has the scheme that makes it more than a reference. */
export function hasScheme(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:/i.test(text);
}

function isAuthority(authority: string): boolean {
  const [, host = "", address] = /^(?:[^@[\]]*@)?([^@:[\]]*|\[([^[\]]*)\])(?::\d*)?$/.exec(authority) ?? [
    undefined,
    "@",
  ];
  if (address === undefined) return host !== "@";
  return ipv6Format.test(address) || /^v[\da-f]+\.[\w.~!$&'()*+,;=:-]+$/i.test(address);
}
