import { patternLiteral } from "../guard/text.js";

/** How MSW finds the requests of an operation. */
export interface MockPath {
  /** An expression: a path of MSW's, after any origin, or a regular expression where MSW has no words for the path. */
  readonly code: string;
  /** The parameters that MSW reads out of the path. */
  readonly parameters: readonly string[];
}

/** Turns `/pets/{pet-id}` into `/pets/:pet_id` at any origin: MSW's names have letters, digits and underscores. */
export function mockPath(path: string): MockPath {
  // MSW leaves the query out when it matches, and fragments are never sent.
  const [matched = ""] = /^(?:\{[^{}]*\}|[^?#])*/.exec(path) ?? [];
  const parts = matched.split(/\{([^{}]*)\}/);
  const names = parts.filter((_, index) => index % 2 === 1).map((name) => name.replaceAll(/\W/g, "_"));
  const literals = parts.filter((_, index) => index % 2 === 0);
  if (literals.every(isPlain) && literals.slice(1, -1).every(isBetween) && areUsable(names)) {
    const text = parts.map((part, index) => (index % 2 === 0 ? part : `:${names[(index - 1) / 2]}`)).join("");
    return { code: JSON.stringify(`*${text}`), parameters: names };
  }
  const source = literals.map((text) => encoded(text).replaceAll(/[$()*+.?[\\\]^{|}/]/g, "\\$&")).join("[^/]+");
  return { code: patternLiteral(`^[^?#]*${source}$`, ""), parameters: [] };
}

/** Nothing in it means something to MSW. */
function isPlain(text: string): boolean {
  return /^(?:[\w~/-]|\.(?!\.))*$/.test(text);
}

/** Two parameters of one segment are told apart by no more than guessing. */
function isBetween(text: string): boolean {
  return text.includes("/");
}

function areUsable(names: readonly string[]): boolean {
  return new Set(names).size === names.length && names.every((name) => name !== "");
}

/** A path as requests have it: what is not ASCII is encoded, and half a character becomes its stand-in. */
function encoded(text: string): string {
  return text.replaceAll(/[^!-~]/gu, (character) =>
    /\p{Cs}/u.test(character) ? "%EF%BF%BD" : encodeURIComponent(character),
  );
}
