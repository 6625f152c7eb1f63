/** Whether `text` has at least `minimum` code points (JSON Schema Validation 2020-12, section 6.3.2). */
export function hasMinLength(text: string, minimum: number): boolean {
  return text.length >= 2 * minimum - 1 || (text.length >= minimum && lengthOf(text) >= minimum);
}

/** Whether `text` has at most `maximum` code points (JSON Schema Validation 2020-12, section 6.3.1). */
export function hasMaxLength(text: string, maximum: number): boolean {
  return text.length <= maximum || (text.length <= 2 * maximum && lengthOf(text) <= maximum);
}

/** The number of code points in `text`. */
export function lengthOf(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    if ((text.codePointAt(index) ?? 0) > 0xffff) index += 1;
    length += 1;
  }
  return length;
}
