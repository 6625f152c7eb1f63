import type { Header, Operation } from "../../model/api.js";
import type { LocalNames } from "../names/local-names.js";

/** Characters of which names of headers may consist (RFC 9110, section 5.6.2); no response has others. */
const token = /^[\w!#$%&'*+.^`|~-]+$/;

/** Collects the headers that the responses of each operation document, and names what reads them; after all operations have their names. */
export function nameHeaders(operations: readonly Operation[], localNames: LocalNames): readonly Operation[] {
  return operations.map((operation) => {
    const members = headersOf(operation);
    if (members.length === 0) return operation;
    return { ...operation, headers: { ...localNames.ofHeaders(operation.localName, operation.pointer), members } };
  });
}

/** The first of each name, whose case does not matter; `Content-Type` is described by the content (OpenAPI 3.1.1, section 4.8.17). */
function headersOf({ responses }: Operation): readonly (readonly [name: string, header: Header])[] {
  const byName = new Map<string, readonly [string, Header]>();
  for (const entry of responses.flatMap(({ headers }) => headers)) {
    const name = entry[0].toLowerCase();
    if (token.test(name) && name !== "content-type" && !byName.has(name)) byName.set(name, entry);
  }
  return [...byName.values()];
}
