/** What something of a document is called in the output. */
export interface NameEntry {
  readonly kind: "operation" | "webhook" | "callback" | "schema" | "security scheme";
  /** The name in the document; for a schema that has none, `#` and its JSON Pointer. */
  readonly name: string;
  /** The name in TypeScript. */
  readonly localName: string;
  /** Path below the output, with `/`. */
  readonly file: string;
  /** Of operations and callbacks as the document writes it, the path or the expression of the URL with it: `GET /pets`. */
  readonly request?: string;
}
