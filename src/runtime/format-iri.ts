import type { Format } from "./format.js";
import { hasScheme, isUriReference } from "./uri.js";

/** A URI that may have characters of any language: RFC 3987. */
export const iriFormat: Format = { name: "iri", test: (text) => hasScheme(text) && isUriReference(text, true) };
