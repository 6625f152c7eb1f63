/** How many lines a text gained and lost. */
export interface LineCounts {
  readonly added: number;
  readonly removed: number;
}

/** More differences than this are counted without regard to their order: the time grows with their square. */
const mostDifferences = 4000;

/** How many lines were added and removed, as the shortest edit has it; of very different texts, without the lines that only moved. */
export function countLines(before: string, after: string): LineCounts {
  const [left, right] = withoutCommonEnds(linesOf(before), linesOf(after));
  const distance = editDistance(left, right);
  if (distance === undefined) return countUnordered(left, right);
  // Of all edits, the difference in length is what additions and removals have to make up.
  const added = (distance + right.length - left.length) / 2;
  return { added, removed: distance - added };
}

function linesOf(text: string): readonly string[] {
  const lines = text.split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function withoutCommonEnds(
  left: readonly string[],
  right: readonly string[],
): readonly [readonly string[], readonly string[]] {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start++;
  let end = 0;
  while (end < shorter - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end++;
  return [left.slice(start, left.length - end), right.slice(start, right.length - end)];
}

/**
 * The length of the shortest edit; undefined if it is longer than is looked for.
 *
 * The greedy algorithm of E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), without its trace.
 */
function editDistance(left: readonly string[], right: readonly string[]): number | undefined {
  const limit = Math.min(left.length + right.length, mostDifferences);
  const furthest = new Int32Array(2 * limit + 3);
  const at = (diagonal: number): number => furthest[diagonal + limit + 1] ?? 0;
  for (let distance = 0; distance <= limit; distance++) {
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      const isDown = diagonal === -distance || (diagonal !== distance && at(diagonal - 1) < at(diagonal + 1));
      let x = isDown ? at(diagonal + 1) : at(diagonal - 1) + 1;
      while (x < left.length && x - diagonal < right.length && left[x] === right[x - diagonal]) x++;
      furthest[diagonal + limit + 1] = x;
      if (x >= left.length && x - diagonal >= right.length) return distance;
    }
  }
  return undefined;
}

function countUnordered(left: readonly string[], right: readonly string[]): LineCounts {
  const counts = new Map<string, number>();
  for (const line of left) counts.set(line, (counts.get(line) ?? 0) + 1);
  let kept = 0;
  for (const line of right) {
    const count = counts.get(line) ?? 0;
    if (count === 0) continue;
    kept++;
    counts.set(line, count - 1);
  }
  return { added: right.length - kept, removed: left.length - kept };
}
