import type { SurfaceKind } from "../../src/diff/surface/surface-kinds.js";
import type { WireKind } from "../../src/diff/wire/wire-rules.js";
import type { Change } from "../../src/model/change.js";

/** What a comparison comes to: something breaks, something is new or less certain, or nobody has to notice. */
export const grades = ["breaking", "harmless", "nothing"] as const;

export type Grade = (typeof grades)[number];

/** What a rule may know beside the change. */
interface RuleContext {
  /** The names of types that no operation sends or receives. */
  readonly idleTypes: ReadonlySet<string>;
}

/** A reason for which one verdict takes a change more seriously than the other takes the whole. */
export interface VerdictRule {
  /** One whole sentence. */
  readonly because: string;
  readonly kinds: readonly (WireKind | SurfaceKind)[];
  /** What the other verdict must say of it, one of these at least. */
  readonly beside?: readonly (WireKind | SurfaceKind)[];
  /** Whether it is about this change; all of the kinds for want of it. */
  holds?(change: Change, context: RuleContext): boolean;
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

/** The rule that explains a change to which the other verdict, one of `changes`, has no answer. */
export function ruleFor(change: Change, changes: readonly Change[], context: RuleContext): VerdictRule | undefined {
  const others = changes.filter(({ verdict }) => verdict !== change.verdict);
  const rules = change.verdict === "wire" ? wireAlone : typesAlone;
  return rules.find(
    ({ kinds, beside, holds }) =>
      isAmong(change, kinds) &&
      (beside === undefined || others.some((other) => isAmong(other, beside))) &&
      holds?.(change, context) !== false,
  );
}

function isAmong({ kind }: Change, kinds: readonly string[]): boolean {
  return kinds.includes(kind);
}

function gradeOfChange({ impact }: Change): Grade {
  if (impact === "breaking") return "breaking";
  return impact === "cosmetic" ? "nothing" : "harmless";
}

/** Why the wire may take a change more seriously than the compiler. */
export const wireAlone: readonly VerdictRule[] = [
  {
    because: "No type of TypeScript says how long, how large or how many, nor what a text must look like.",
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
  {
    because: "Integers and numbers are one type of TypeScript.",
    kinds: ["type-narrowed", "type-widened"],
    holds: ({ message }) => message.includes("any number"),
  },
  {
    because: "A type of TypeScript that forbids other properties is the same as one that does not speak of them.",
    kinds: ["additional-properties-forbidden", "additional-properties-allowed"],
  },
  {
    because: "Functions take and give values, and which media type these travel in is the runtime's business.",
    kinds: ["media-type-added", "media-type-removed"],
  },
  {
    because: "Functions give the headers of a response as they are, without types.",
    kinds: [
      "header-added",
      "header-removed",
      "required-header-removed",
      "header-became-optional",
      "header-became-required",
    ],
  },
  {
    because: "Functions give the headers of a response as they are, whatever their schemas say.",
    kinds: ["type-changed", "type-narrowed", "type-widened", "enum-added", "enum-removed", "became-nullable"],
    holds: ({ location }) => location.pointer.includes("/headers/"),
  },
  {
    because: "What is deprecated is as well typed as before: it is said in a comment.",
    kinds: ["deprecated", "deprecated-without-sunset", "deprecated-no-longer"],
  },
  { because: "A default changes no type: it is said in a comment.", kinds: ["default-changed"] },
  {
    because: "Whether a call is let in shows when it is made.",
    kinds: ["security-loosened", "security-tightened", "security-scope-added", "security-scope-removed"],
  },
];

/** Why the compiler may take a change more seriously than the wire. */
export const typesAlone: readonly VerdictRule[] = [
  {
    because:
      "The name of a function is made from the operationId, which never travels, and so are the types beside it.",
    kinds: ["function-renamed", "type-renamed", "type-removed"],
    beside: ["operation-name-changed"],
  },
  {
    because: "What no operation sends or receives is exported all the same.",
    kinds: [
      "type-added",
      "type-removed",
      "type-renamed",
      "type-changed",
      "type-incompatible",
      "constant-added",
      "constant-removed",
      "constant-incompatible",
      "guard-added",
      "guard-removed",
    ],
    holds: ({ subject, operations }, { idleTypes }) => operations.length === 0 || idleTypes.has(subject),
  },
  {
    because: "What a document gives no name is named after what it is, and another thing gets another name.",
    kinds: ["type-removed", "type-added", "constant-added", "constant-removed"],
    holds: ({ location }) => !/^\/components\/schemas\/[^/]*$/.test(location.pointer),
  },
  {
    because: "With the property that requests alone had goes the view of them, which has a name of its own.",
    kinds: ["type-removed"],
    beside: ["property-removed", "required-property-removed"],
    holds: ({ subject, location }) => subject.endsWith("Input") && !location.pointer.endsWith(`/${subject}`),
  },
  {
    because: "An optional property that is gone can be named in code no longer, though no call is refused for it.",
    kinds: ["type-incompatible", "function-request-incompatible", "function-response-incompatible"],
    beside: ["property-removed"],
    holds: ({ explanation }) => explanation?.includes("does not exist") === true,
  },
  {
    because: "A required property that need not be sent any longer can be named in code no longer.",
    kinds: ["type-incompatible", "function-request-incompatible"],
    beside: ["required-property-removed"],
    holds: ({ direction, explanation }) =>
      direction === "request" && /does not exist|Index signature/.test(explanation ?? ""),
  },
  {
    because: "A parameter that is gone can be named in code no longer, though no call is refused for it.",
    kinds: ["function-request-incompatible"],
    beside: ["parameter-removed", "required-parameter-removed"],
  },
  {
    because: "The options of a function that took no input move behind its new input.",
    kinds: ["function-request-incompatible"],
    beside: ["parameter-added", "request-body-added"],
    holds: ({ message }) => message.includes("took no input"),
  },
  {
    because: "A call is awaited for the union of all successes, so another type in it reaches all code that reads it.",
    kinds: ["function-status-added"],
    beside: ["success-status-added"],
  },
  {
    because:
      "A function gives the union of what the media types of a response hold, so another type in it reaches all code.",
    kinds: ["function-response-incompatible", "type-incompatible"],
    beside: ["media-type-added"],
  },
  {
    because: "Of several media types for a body a function sends one, and JSON if it can.",
    kinds: ["function-request-incompatible", "type-incompatible"],
    beside: ["media-type-added"],
  },
  {
    because: "A type that contains itself has guards that count the depth, and loses them when it no longer does.",
    kinds: ["guard-removed"],
    holds: ({ subject }) => subject.endsWith("At"),
  },
  {
    because: "A constant loses its member whichever way the values travel.",
    kinds: ["constant-incompatible", "constant-removed"],
    beside: ["enum-value-removed", "enum-added", "enum-removed", "type-narrowed"],
  },
  {
    because: "Whether a list comes in pages is read from names, words and headers that cost the wire little.",
    kinds: [
      "function-pages-removed",
      "function-pages-added",
      "function-items-incompatible",
      "export-removed",
      "export-added",
    ],
    holds: ({ kind, subject }) => kind.startsWith("function-") || subject === "PagedCall",
  },
];
