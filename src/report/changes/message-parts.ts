/** A piece of a message: words, or a name that stood in backticks. */
export interface MessagePart {
  readonly isCode: boolean;
  /** Code has no backticks in it. */
  readonly text: string;
}

/** Takes a message apart at its backticks; one without a partner is text. */
export function messageParts(message: string): readonly MessagePart[] {
  const parts = [...message.matchAll(/`([^`]+)`|[^`]+|`/g)];
  return parts.map(([text, code]) => (code === undefined ? { isCode: false, text } : { isCode: true, text: code }));
}
