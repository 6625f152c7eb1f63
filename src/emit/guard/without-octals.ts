/**
 * A regular expression without the flag `u` in which no escape is an octal number, which TypeScript refuses in any literal: `[\000-\037]`
 * becomes `[\x00-\x1f]` (ECMA-262, annex B.1.2). A number that a group outside of brackets has stays a reference to that group.
 */
export function withoutOctals(source: string): string {
  const groups = (new RegExp(`${source}|`).exec("")?.length ?? 1) - 1;
  let isInClass = false;
  return source.replace(/\\(\d+)|\\[^]|[[\]]/g, (part, digits: string | undefined) => {
    if (part === "[" || part === "]") isInClass = part === "[";
    if (digits === undefined) return part;
    const isReference = !isInClass && !digits.startsWith("0") && Number(digits) <= groups;
    return isReference ? part : withoutOctal(digits);
  });
}

/** The longest octal number of a byte in hexadecimal digits, then the rest. 8 and 9 mean themselves, but could be read with a number before. */
function withoutOctal(digits: string): string {
  const octal = /^(?:[0-3][0-7]{0,2}|[4-7][0-7]?)/.exec(digits)?.[0] ?? "";
  if (octal === "") return `\\x3${digits}`;
  return `\\x${Number.parseInt(octal, 8).toString(16).padStart(2, "0")}${digits.slice(octal.length)}`;
}
