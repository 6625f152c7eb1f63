import type { SurfaceKind } from "../../src/diff/surface/surface-kinds.js";
import type { WireKind } from "../../src/diff/wire/wire-rules.js";
import type { Change } from "../../src/model/change.js";

/** What a comparison comes to: something breaks, something is new or less certain, or nobody has to notice. */
export const grades = ["breaking", "harmless", "nothing"] as const;

export type Grade = (typeof grades)[number];

/** A reason for which one verdict takes a change more seriously than the other takes the whole. */
export interface VerdictRule {
  /** One whole sentence. */
  readonly because: string;
  readonly kinds: readonly (WireKind | SurfaceKind)[];
  /** Whether it is about this change; all of the kinds for want of it. */
  holds?(change: Change): boolean;
}

/** The grade of one verdict. */
export function gradeOf(changes: readonly Change[]): Grade {
  return grades.find((grade) => changes.some((change) => gradeOfChange(change) === grade)) ?? "nothing";
}

/** The changes that one verdict grades worse than the other grades the whole, whichever of the two. */
export function unanswered(wire: readonly Change[], types: readonly Change[]): readonly Change[] {
  const worse = (changes: readonly Change[], others: readonly Change[]): readonly Change[] => {
    const limit = grades.indexOf(gradeOf(others));
    return changes.filter((change) => grades.indexOf(gradeOfChange(change)) < limit);
  };
  return [...worse(wire, types), ...worse(types, wire)];
}

/** The rule that explains a change to which the other verdict has no answer. */
export function ruleFor(change: Change): VerdictRule | undefined {
  const rules = change.verdict === "wire" ? wireAlone : typesAlone;
  return rules.find(({ kinds, holds }) => kinds.some((kind) => kind === change.kind) && holds?.(change) !== false);
}

function gradeOfChange({ impact }: Change): Grade {
  if (impact === "breaking") return "breaking";
  return impact === "cosmetic" ? "nothing" : "harmless";
}

/** Why the wire may take a change more seriously than the compiler. */
const wireAlone: readonly VerdictRule[] = [
  {
    because: "No type of TypeScript says how long, how large or how many, nor what text must look like.",
    kinds: [
      "limit-added",
      "limit-removed",
      "limit-tightened",
      "limit-loosened",
      "pattern-added",
      "pattern-removed",
      "pattern-changed",
      "format-added",
      "format-removed",
      "format-changed",
      "format-narrowed",
      "format-widened",
    ],
  },
];

/** Why the compiler may take a change more seriously than the wire. */
const typesAlone: readonly VerdictRule[] = [
  {
    because: "The name of a function is made from the operationId, which never travels.",
    kinds: ["function-renamed"],
  },
];
