import type { Format } from "./format.js";
import { isUriReference } from "./uri.js";

/** An IRI, or what stands for one beside another: RFC 3987. */
export const iriReferenceFormat: Format = { name: "iri-reference", test: (text) => isUriReference(text, true) };
