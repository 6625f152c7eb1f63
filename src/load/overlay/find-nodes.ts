import { JSONPathEnvironment, JSONPathError } from "json-p3";
import { pointerOf } from "../../model/json.js";
import type { MutableJson } from "../copy-json.js";
import { maximumDepth } from "../maximum-depth.js";

/** A value that an expression selects. */
export interface SelectedNode {
  readonly segments: readonly (string | number)[];
  readonly value: MutableJson;
}

// A document is never deeper than that.
const environment = new JSONPathEnvironment({ maxRecursionDepth: maximumDepth + 1 });

/** The values that an expression of JSONPath (RFC 9535) selects, each once, or what is wrong with the expression, in a sentence. */
export function findNodes(expression: string, content: MutableJson): readonly SelectedNode[] | string {
  try {
    const selected = environment.query(expression, content).nodes.map(({ location, value }) => ({
      segments: location,
      value: value as MutableJson, // a part of `content`
    }));
    return [...new Map(selected.map((node) => [pointerOf("", ...node.segments), node])).values()];
  } catch (error) {
    if (error instanceof JSONPathError) return `This is no JSONPath (RFC 9535): ${error.message}.`;
    throw error;
  }
}
