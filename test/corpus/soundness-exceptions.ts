/** Schemas of which fewer values were found than are asked for, and branches of which none could be made, by document. */
export interface Exceptions {
  readonly fewer?: readonly string[];
  readonly empty?: readonly string[];
}

/** All exceptions there are, each with its reason. The list may only shrink. */
export const exceptions: Readonly<Record<string, Exceptions>> = {
  // It must contain itself, and no JSON value does so without end.
  "drf-contrib-test_rest_framework_recursive.yaml": { fewer: ["Link has 0"] },
};
