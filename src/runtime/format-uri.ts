import type { Format } from "./format.js";
import { hasScheme, isUriReference } from "./uri.js";

/** What nearly all URIs look like; the others take longer. Engines loop faster over three characters than over each. */
const common =
  /^https?:\/\/[a-z\d.-]+(?::\d+)?(?:\/(?:[!$&-;=@-Z_a-z~]{3})*[!$&-;=@-Z_a-z~]{0,2})?(?:[?#][!$&-;=?-Z_a-z~]*)?$/;

/** A URI with a scheme: RFC 3986. */
export const uriFormat: Format = {
  name: "uri",
  test: (text) => common.test(text) || (hasScheme(text) && isUriReference(text, false)),
};
