/** Even where a pattern tries every way to part a text, this many characters take a second or two. */
const shortText = 28;
/** Steps that take no time worth mentioning. */
const mostSteps = 1e8;

/**
 * Whether a text matches a pattern of a document; undefined where to find out might never end.
 *
 * A repeated group can be exponential (`^(a+)+$`), and each repetition beside others multiplies the steps.
 */
export function matchesPattern(pattern: string, flags: string, text: string): boolean | undefined {
  return text.length <= shortText || isBounded(pattern, text.length)
    ? new RegExp(pattern, flags).test(text)
    : undefined;
}

function isBounded(pattern: string, length: number): boolean {
  const bare = pattern.replaceAll(/\\[^]/g, "x").replaceAll(/\[[^\]]*\]/g, "x");
  if (/\)[*+{?]/.test(bare) || /\\[1-9k]/.test(pattern)) return false;
  const repetitions = bare.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
  return length ** (repetitions + 1) <= mostSteps;
}
