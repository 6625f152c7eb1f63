import { applicatorContext } from "./reference-context.js";

/** For each segment of a pointer, whether it is a name that the document chose: a property may well be called `properties`. */
export function areNames(segments: readonly string[]): readonly boolean[] {
  let isInMap = false;
  return segments.map((segment) => {
    const isName = isInMap;
    isInMap = !isName && (segment === "schemas" || applicatorContext(segment) === "schemas");
    return isName;
  });
}
