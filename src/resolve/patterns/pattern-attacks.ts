import type { CharacterTests } from "./pattern-steps.js";
import type { PatternNode, RepeatNode } from "./pattern-tree.js";

/** Texts that may cost a pattern much: a start, what is repeated, and an end that makes all of it vain. */
export interface Attack {
  readonly start: string;
  readonly repeated: string;
  readonly end: string;
}

/** How many words are tried for one loop, and how many alternatives are made of one part of a pattern. */
const mostWords = 8;
/** Without an end; a line feed, which `.` refuses; and characters that few patterns take. */
const ends = ["", "\n", "\u0001", "!"];
const usualCharacters = [..."aA0_- .@/\\:\n\u0001é"];

/** For each loop of a pattern, texts that lead into it and then go round and round. */
export function attacksOf(pattern: string, tree: PatternNode, tests: CharacterTests): readonly Attack[] {
  const speaker = new Speaker(pattern, tree, tests);
  const pairs = new Map<string, Omit<Attack, "end">>();
  const visit = (node: PatternNode, start: string): void => {
    if (node.kind === "repeat") {
      if (node.max > mostWords) {
        for (const repeated of speaker.rounds(node)) pairs.set(`${start}\0${repeated}`, { start, repeated });
      }
      visit(node.body, start);
    } else if (node.kind === "sequence") {
      let before = start;
      for (const item of node.items) {
        visit(item, before);
        before += speaker.shortest(item);
      }
    } else if (node.kind === "choice") for (const option of node.options) visit(option, start);
    else if (node.kind === "look") visit(node.body, start);
  };
  visit(tree, "");
  return [...pairs.values()].flatMap((pair) => ends.map((end) => ({ ...pair, end })));
}

/** Makes texts that parts of a pattern match. */
class Speaker {
  /** Those first that most atoms of the pattern take: where atoms share a character, there is more than one way. */
  readonly #characters: readonly string[];
  readonly #tests: CharacterTests;

  constructor(pattern: string, tree: PatternNode, tests: CharacterTests) {
    const sources = atomsOf(tree);
    const characters = [
      ...new Set([
        ...sources.filter((source) => [...source].length === 1 && source !== "."),
        ...pattern,
        ...usualCharacters,
      ]),
    ];
    const shared = new Map(
      characters.map((character) => [character, sources.filter((source) => tests(source)(character)).length]),
    );
    this.#characters = characters.toSorted((left, right) => (shared.get(right) ?? 0) - (shared.get(left) ?? 0));
    this.#tests = tests;
  }

  shortest(node: PatternNode): string {
    switch (node.kind) {
      case "character":
        return this.#ofAtom(node.source)[0] ?? "";
      case "sequence":
        return node.items.map((item) => this.shortest(item)).join("");
      case "choice":
        return node.options.map((option) => this.shortest(option)).toSorted((a, b) => a.length - b.length)[0] ?? "";
      case "repeat":
        return this.shortest(node.body).repeat(Math.min(node.min, 100));
      default:
        return "";
    }
  }

  /** What may be repeated to go round in a loop. */
  rounds({ body }: RepeatNode): readonly string[] {
    const words = this.#words(body).filter((word) => word !== "");
    const atoms = atomsOf(body);
    // Atoms before and behind the loop may wait for single characters: all that the loop takes, in turn.
    const everything =
      atoms.length === 1
        ? this.#ofAtom(atoms[0] ?? "")
            .slice(0, 12)
            .join("")
        : "";
    return [...new Set([...words, ...(everything === "" ? [] : [everything])])];
  }

  #words(node: PatternNode): readonly string[] {
    switch (node.kind) {
      case "character":
        return this.#ofAtom(node.source).slice(0, 2);
      case "sequence":
        return this.#sequenceWords(node.items);
      case "choice":
        return limited(node.options.flatMap((option) => this.#words(option)));
      case "repeat":
        return limited([...this.#words(node.body), ...(node.min === 0 ? [""] : [])]);
      default:
        return [""];
    }
  }

  /** The shortest word, and those that differ from it in one part. */
  #sequenceWords(items: readonly PatternNode[]): readonly string[] {
    const parts = items.map((item) => this.shortest(item));
    const others = items.flatMap((item, index) => this.#words(item).map((word) => parts.with(index, word).join("")));
    return limited([parts.join(""), ...others]);
  }

  #ofAtom(source: string): readonly string[] {
    return this.#characters.filter(this.#tests(source));
  }
}

function limited(words: readonly string[]): readonly string[] {
  return [...new Set(words)].slice(0, mostWords);
}

function atomsOf(node: PatternNode): readonly string[] {
  switch (node.kind) {
    case "character":
      return [node.source];
    case "sequence":
      return node.items.flatMap(atomsOf);
    case "choice":
      return node.options.flatMap(atomsOf);
    case "repeat":
    case "look":
      return atomsOf(node.body);
    case "edge":
      return [];
  }
}
