/**
 * A regular expression without the flag `u` and without the escapes that browsers read (ECMA-262, annex B.1.2) and TypeScript refuses in
 * any literal: octal numbers, so that `[\000-\037]` becomes `[\x00-\x1f]`, and `\x` and `\u` without hexadecimal digits, which mean the
 * letters. A number that a group outside of brackets has stays a reference to that group.
 */
export function withPlainEscapes(source: string): string {
  const groups = (new RegExp(`${source}|`).exec("")?.length ?? 1) - 1;
  let isInClass = false;
  return source.replace(escapes, (part, digits: string | undefined, letter: string | undefined) => {
    if (part === "[" || part === "]") isInClass = part === "[";
    if (letter !== undefined) return hexadecimal(letter.charCodeAt(0));
    if (digits === undefined) return part;
    const isReference = !isInClass && !digits.startsWith("0") && Number(digits) <= groups;
    return isReference ? part : withoutOctal(digits);
  });
}

const escapes = /\\(\d+)|\\(x(?![\dA-Fa-f]{2})|u(?![\dA-Fa-f]{4}))|\\[^]|[[\]]/g;

/** The longest octal number of a byte in hexadecimal digits, then the rest. 8 and 9 mean themselves, but could be read with a number before. */
function withoutOctal(digits: string): string {
  const octal = /^(?:[0-3][0-7]{0,2}|[4-7][0-7]?)/.exec(digits)?.[0] ?? "";
  if (octal === "") return `${hexadecimal(digits.charCodeAt(0))}${digits.slice(1)}`;
  return `${hexadecimal(Number.parseInt(octal, 8))}${digits.slice(octal.length)}`;
}

function hexadecimal(code: number): string {
  return `\\x${code.toString(16).padStart(2, "0")}`;
}
