import type { MutableJson } from "../copy-json.js";
import type { SelectedNode } from "./find-nodes.js";
import { type Collection, isCollection, memberOf, type OverlaidTree } from "./overlaid-tree.js";

/** Takes values out of a document. Items go from behind, so that those before them keep their place. */
export function removeNodes(nodes: readonly SelectedNode[], tree: OverlaidTree): void {
  const doomed = nodes.map(({ segments }) => {
    const [parent, key] = parentOf(segments, tree);
    return { parent, key, origin: tree.originOf(segments.slice(0, -1)) };
  });
  doomed.sort((one, other) => indexOf(other.key) - indexOf(one.key));
  for (const { parent, key, origin } of doomed) if (parent !== undefined) tree.remove(parent, key, origin);
}

function indexOf(key: string | number): number {
  return typeof key === "number" ? key : -1;
}

/** The object or array in which a value stands, and where in it; undefined for the document itself. */
export function parentOf(
  segments: readonly (string | number)[],
  { content }: OverlaidTree,
): readonly [parent: Collection | undefined, key: string | number] {
  const key = segments.at(-1);
  if (key === undefined) return [undefined, ""];
  let value: MutableJson | undefined = content;
  for (const segment of segments.slice(0, -1)) {
    value = isCollection(value) ? memberOf(value, String(segment)) : undefined;
  }
  return [isCollection(value) ? value : undefined, key];
}
