import type { Shape, UncheckedShape } from "./explain.js";

/** The function that gives a shape which is made when it is first asked for. */
export function lazyShape(makeShape: () => UncheckedShape): () => Shape {
  let known: Shape | undefined;
  return () => (known ??= makeShape() as Shape); // see `UncheckedShape`
}
