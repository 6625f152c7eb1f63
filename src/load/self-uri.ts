import { isJsonObject, type JsonValue } from "../model/json.js";

/** The URI that a document gives to itself, `$self` (OpenAPI 3.2.0, section 4.1.1), as far as it is absolute; without a fragment. */
export function selfUriOf(content: JsonValue): string | undefined {
  const self = isJsonObject(content) ? content["$self"] : undefined;
  return typeof self === "string" && URL.canParse(self) ? withoutFragment(new URL(self).href) : undefined;
}

/**
 * A reference as files can be found by: where it leads to a URI beside that of its document, relative to that; so documents with URIs
 * may stand in folders. Any other reference as it is.
 */
export function relativeToSelf(reference: string, self: string | undefined): string {
  if (self === undefined || !URL.canParse(reference)) return reference;
  const folder = new URL(".", self).href;
  const uri = new URL(reference).href;
  return uri.startsWith(folder) ? uri.slice(folder.length) : reference;
}

/** The document among these to which a reference leads by the URI that it gives to itself, and the fragment. */
export function findBySelf<Document extends { readonly content: JsonValue }>(
  reference: string,
  base: string | undefined,
  documents: readonly Document[],
): { readonly document: Document; readonly fragment: string } | undefined {
  if (reference.startsWith("#") || !URL.canParse(reference, base)) return undefined;
  const { href, hash } = new URL(reference, base);
  const document = documents.find(({ content }) => selfUriOf(content) === withoutFragment(href));
  return document === undefined ? undefined : { document, fragment: hash === "" ? "#" : hash };
}

function withoutFragment(uri: string): string {
  return uri.replace(/#.*/s, "");
}
