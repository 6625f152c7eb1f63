import type { Format } from "./format.js";
import { hasScheme, isUriReference } from "./uri.js";

/** What nearly all URIs look like; the others take longer. */
const common = /^https?:\/\/[a-z\d.-]+(?::\d+)?(?:\/[\w.~:@!$&'()*+,;=/-]*)?(?:[?#][\w.~:@!$&'()*+,;=/?-]*)?$/i;

/** A URI with a scheme: RFC 3986. */
export const uriFormat: Format = {
  name: "uri",
  test: (text) => common.test(text) || (hasScheme(text) && isUriReference(text, false)),
};
