import type { Format } from "./format.js";
import { isUriReference } from "./uri.js";

/** A URI, or what stands for one beside another: RFC 3986, section 4.1. */
export const uriReferenceFormat: Format = { name: "uri-reference", test: (text) => isUriReference(text, false) };
