/** A regular expression as far as its way of matching goes. */
export type PatternNode =
  | { readonly kind: "character"; readonly source: string }
  | { readonly kind: "sequence"; readonly items: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly options: readonly PatternNode[] }
  | RepeatNode
  | { readonly kind: "edge"; readonly edge: "^" | "$" | "\\b" | "\\B" }
  | { readonly kind: "look"; readonly body: PatternNode; readonly negative: boolean; readonly behind: boolean };

/** A quantifier. */
export interface RepeatNode {
  readonly kind: "repeat";
  readonly body: PatternNode;
  readonly min: number;
  readonly max: number;
  readonly lazy: boolean;
}

const token =
  /\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?|\)|\||(?:[*+?]|\{\d+(?:,\d*)?\})\??|\[(?:\\[^]|[^\]\\])*\]|\\(?:u\{[\da-f]+\}|u[\da-f]{4}|x[\da-f]{2}|c[a-z]|p\{[^}]*\}|k<[^>]*>|[1-9]\d*|[^])|[^]/giuy;

/**
 * Reads a pattern that JavaScript can read.
 *
 * A reference to a group is taken for the empty text: what it stands for is known only while matching.
 */
export function readPatternTree(pattern: string): PatternNode {
  const tokens = pattern.match(token) ?? [];
  let position = 0;

  function choice(): PatternNode {
    const options = [sequence()];
    while (tokens[position] === "|") {
      position++;
      options.push(sequence());
    }
    const [only] = options;
    return options.length === 1 && only !== undefined ? only : { kind: "choice", options };
  }

  function sequence(): PatternNode {
    const items: PatternNode[] = [];
    for (let next = tokens[position]; next !== undefined && next !== "|" && next !== ")"; next = tokens[position]) {
      position++;
      items.push(quantified(next.startsWith("(") ? group(next) : atomOf(next)));
    }
    return { kind: "sequence", items };
  }

  function group(opening: string): PatternNode {
    const body = choice();
    position++;
    const look = /^\(\?(<?)([=!])$/.exec(opening);
    if (look === null) return body;
    return { kind: "look", body, behind: look[1] === "<", negative: look[2] === "!" };
  }

  function quantified(body: PatternNode): PatternNode {
    const bounds = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)$/.exec(tokens[position] ?? "");
    if (bounds === null) return body;
    position++;
    const [, sign, least = "0", comma, most = "", question] = bounds;
    const min = sign === undefined ? Number(least) : sign === "+" ? 1 : 0;
    const bounded = sign === "?" ? 1 : comma === "" ? min : most === "" ? Infinity : Number(most);
    return { kind: "repeat", body, min, max: bounded, lazy: question === "?" };
  }

  return choice();
}

function atomOf(source: string): PatternNode {
  if (source === "^" || source === "$" || source === "\\b" || source === "\\B") return { kind: "edge", edge: source };
  if (/^\\(?:[1-9]|k<)/.test(source)) return { kind: "sequence", items: [] };
  // Without the `u` flag a lone brace or bracket stands for itself.
  return { kind: "character", source: /^[{}\]]$/.test(source) ? `\\${source}` : source };
}

/** How many loops stand one within the other. */
export function loopDepth(node: PatternNode): number {
  const deepest = (nodes: readonly PatternNode[]): number => Math.max(0, ...nodes.map(loopDepth));
  switch (node.kind) {
    case "sequence":
      return deepest(node.items);
    case "choice":
      return deepest(node.options);
    case "repeat":
      return loopDepth(node.body) + (node.max > 1 ? 1 : 0);
    case "look":
      return loopDepth(node.body);
    default:
      return 0;
  }
}
