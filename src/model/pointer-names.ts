/** The keywords whose members have names that a document chooses. */
const maps: ReadonlySet<string> = new Set([
  "$defs",
  "definitions",
  "dependentSchemas",
  "patternProperties",
  "properties",
  "schemas",
]);

/** For each segment of a pointer, whether it is a name that the document chose: a property may well be called `properties`. */
export function areNames(segments: readonly string[]): readonly boolean[] {
  let isInMap = false;
  return segments.map((segment) => {
    const isName = isInMap;
    isInMap = !isName && maps.has(segment);
    return isName;
  });
}
