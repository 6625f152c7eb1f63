/**
 * A document as it was written: members in their order, numbers to the last digit.
 *
 * Objects of JavaScript put `200` before `default`, whatever the author did, and its numbers cannot tell
 * 9223372036854775807 from the next one.
 */
export type DocumentTree = null | boolean | string | NumberText | readonly DocumentTree[] | DocumentMap;

/** The members of an object, in their order. */
export type DocumentMap = ReadonlyMap<string, DocumentTree>;

/** A number as JSON writes it (RFC 8259, section 6). */
export class NumberText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Whether it is an object of the document. */
export function isDocumentMap(tree: DocumentTree): tree is DocumentMap {
  return tree instanceof Map;
}

/** Whether it is an array of the document. */
export function isDocumentList(tree: DocumentTree): tree is readonly DocumentTree[] {
  return Array.isArray(tree);
}
