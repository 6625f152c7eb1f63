/**
 * The candidate that `name` was most likely meant to be; `undefined` where none is near.
 *
 * Near is what differs in case alone, or in at most a third of its letters.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  // Longer names are no slip of the finger, and the distance takes time that grows with the square of the length.
  if (name.length > 200) return undefined;
  const wanted = name.toLowerCase();
  let nearest: string | undefined;
  let limit = Math.min(Math.max(1, Math.floor(name.length / 3)) + 1, name.length);
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= limit) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance >= limit) continue;
    nearest = candidate;
    limit = distance;
  }
  return nearest;
}

/** How many letters must be inserted, deleted, replaced or swapped with their neighbour to turn one text into the other. */
function editDistance(from: string, to: string): number {
  let beforePrevious: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(at(previous, column), at(current, column - 1), at(previous, column - 1) - (same ? 1 : 0)) + 1;
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) cost = Math.min(cost, at(beforePrevious, column - 2) + 1);
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, to.length);
}

function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? Infinity;
}
