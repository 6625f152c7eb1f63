import { type Change, impacts } from "../model/change.js";

/** The worst impact first, then in the order of the documents, whose files are given; the wire before the types. */
export function sortChanges(changes: readonly Change[], files: readonly string[]): readonly Change[] {
  const rankOf = new Map(files.map((file, rank) => [file, rank]));
  const keyOf = ({ impact, location: { file, line, column }, verdict }: Change): readonly number[] => [
    impacts.indexOf(impact),
    rankOf.get(file) ?? files.length,
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
