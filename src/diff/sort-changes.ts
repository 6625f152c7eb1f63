import { type Change, impacts } from "../model/change.js";

/**
 * The worst impact first, then in the order of the documents, the wire before the types.
 *
 * `documents` are the files of both, the root first: what is gone stands in one of the first, among what stands in the other.
 */
export function sortChanges(changes: readonly Change[], documents: readonly (readonly string[])[]): readonly Change[] {
  const rankOf = new Map(documents.flatMap((files) => files.map((file, rank) => [file, rank] as const)));
  const keyOf = ({ impact, location: { file, line, column }, verdict }: Change): readonly number[] => [
    impacts.indexOf(impact),
    rankOf.get(file) ?? rankOf.size,
    line,
    column,
    verdict === "wire" ? 0 : 1,
  ];
  const keyed = changes.map((change) => ({ change, key: keyOf(change) }));
  return keyed.sort((left, right) => compareKeys(left.key, right.key)).map(({ change }) => change);
}

function compareKeys(left: readonly number[], right: readonly number[]): number {
  const index = left.findIndex((number, at) => number !== right[at]);
  return index === -1 ? 0 : (left[index] ?? 0) - (right[index] ?? 0);
}
