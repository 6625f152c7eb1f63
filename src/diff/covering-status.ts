/**
 * What of `known` a response with this status was or is one of, where the status itself is not known: the range of it, or
 * `default`. Successes are never `default`, as in the generated code: what documents call so are errors.
 */
export function coveringStatus(status: string, known: readonly string[]): string | undefined {
  const range = `${status.charAt(0)}XX`;
  const candidates = [...(status === range ? [] : [range]), ...(/^[345]/.test(status) ? ["default"] : [])];
  return candidates.find((candidate) => known.includes(candidate));
}
