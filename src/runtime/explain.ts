import { isDeeperThan, maximumDepth } from "./depth.js";
import { isGuard, pointerOf, receivedText } from "./describe.js";
import { find, followGuard, passes } from "./find.js";
import type { Format } from "./format.js";
import type { Guard, GuardIssue } from "./guard.js";
import {
  type Budget,
  depthFinding,
  type Finding,
  type Follow,
  fullBudget,
  maximumFindings,
  type Place,
  type Search,
} from "./search.js";

/**
 * What a value must be, as explanations read it.
 *
 * A text names types (`"string"`, `"string|null"`), a guard refers to its own shape, an array lists the only values
 * (of `composedLiterals` where some of them are arrays or objects), and anything else says it with the keywords of JSON Schema.
 */
export type Shape = string | Guard<unknown> | readonly unknown[] | ShapeKeywords;

/**
 * A {@link Shape} as generated code writes it. That it is one, the tests of the generator check: it would cost every compiler of a client
 * a tenth of its time.
 */
export type UncheckedShape = string | object;

/** The keywords that a {@link Shape} can carry. */
export interface ShapeKeywords {
  /** `string`, `number` or `integer`; a wide type, as a property called `constructor` takes its context from `Object`. */
  readonly type?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: RegExp;
  /** Asserted where it is a format; a mere name only where a caller asserts formats of its own. */
  readonly format?: string | Format<never>;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  /** What decides by `multipleOf`: `isMultipleOf`, so that whoever does not need it does not pay for it. */
  readonly divides?: (value: number, divisor: number) => boolean;
  readonly items?: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** What decides whether the items are unique: `isUnique`. */
  readonly uniqueItems?: (items: readonly unknown[]) => boolean;
  readonly required?: Readonly<Record<string, Shape>>;
  readonly optional?: Readonly<Record<string, Shape>>;
  /** The names among `required` that are not declared: being required evaluates nothing, as `findUnevaluated` has to know. */
  readonly undeclared?: readonly string[];
  /** What the other properties must be; `false` forbids them. */
  readonly additional?: Shape | boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  /** The property whose value picks the member in `mapping`. */
  readonly discriminator?: string;
  readonly mapping?: Readonly<Record<string, Shape>>;
  readonly allOf?: readonly Shape[];
  readonly not?: Shape;
  /**
   * What gives their meaning to the keywords below, which few schemas use: whoever does not import it does not pay for it.
   *
   * With it nothing else of this object is looked at, and values of other types than the keyword's own pass.
   */
  readonly find?: Finder;
  /** For `findPrefix`, with `items` for what follows. */
  readonly prefixItems?: readonly Shape[];
  /** For `findContained`. */
  readonly contains?: Shape;
  readonly minContains?: number;
  readonly maxContains?: number;
  /** For `findByPattern`, with `additional` for the names that neither match nor are among `names`. */
  readonly patternProperties?: readonly (readonly [pattern: RegExp, shape: Shape])[];
  readonly names?: readonly string[];
  /** For `findNames`. */
  readonly propertyNames?: Shape;
  /** For `findConditional`; `keyword` is `dependentRequired` or `dependentSchemas` where it is not `if`. */
  readonly if?: Shape;
  readonly then?: Shape;
  readonly else?: Shape;
  readonly keyword?: string;
  /** For `findUnevaluated`: what `base` does not evaluate must have these shapes; `false` forbids it. */
  readonly base?: Shape;
  readonly unevaluatedProperties?: Shape | false;
  readonly unevaluatedItems?: Shape | false;
}

/** Explains by keywords that few schemas use: adds what is wrong with `value`. */
export type Finder = (shape: ShapeKeywords, value: unknown, place: Place, search: Search) => void;

/**
 * Explains why a value is not what a guard expects: with at most 100 issues, and with none exactly if it is.
 *
 * Ends in an answer whatever the value is: cyclic, 100,000 levels deep, or with getters that throw.
 */
export function explain(
  guard: Guard<unknown>,
  value: unknown,
  follow: Follow = followGuard,
  formats?: Search["formats"],
): readonly GuardIssue[] {
  // Of a list the walk asks the guard of the items, one after the other, as the predicate does: once is enough.
  const decides = follow === followGuard && isGuard(itemsOf(guard.shape()));
  if (!decides && passes(guard, value)) return [];
  const budget = fullBudget();
  const findings = findingsOf(guard.shape, value, follow, formats, budget);
  if (findings.length === 0) {
    // Levels of recursive types count from the list on.
    const isDecided = budget.visits === 0 && budget.steps > 0;
    if (decides && (isDecided || passes(guard, value))) return [];
    findings.push(unexplained(guard.name, value));
  }
  const issues = new Map<string, GuardIssue>();
  for (const { place, keyword, expected, received } of findings) {
    const pointer = pointerOf(place);
    const subject = place === undefined ? guard.name : itemName(guard);
    const message = `${subject}${pointer}: expected ${expected}, received ${received}`;
    issues.set(message, { pointer, keyword, expected, received, message });
  }
  return [...issues.values()];
}

/** What is wrong with `value`, without the promise that anything is found. */
export function findingsOf(
  shape: () => Shape,
  value: unknown,
  follow: Follow = followGuard,
  formats?: Search["formats"],
  budget: Budget = fullBudget(),
): Finding[] {
  const findings: Finding[] = [];
  try {
    find(shape(), value, undefined, { findings, limit: maximumFindings, budget, follow, formats });
  } catch {
    // What was found before still holds.
    const expected = "a value that can be read";
    findings.push({ place: undefined, keyword: "type", expected, received: "a getter or proxy that throws" });
  }
  return findings;
}

/** What the items must be; of whatever is no object, undefined. */
function itemsOf(shape: Shape): Shape | undefined {
  return (shape as ShapeKeywords).items;
}

/** A list that is called after its items, `ClientList`, leaves the word to the item that is wrong: `Client/3/status`. */
function itemName({ name, shape }: Guard<unknown>): string {
  const items = itemsOf(shape());
  const item = isGuard(items) ? items.name : name;
  return `${item}List` === name ? item : name;
}

/** The guard says no and the walk found nothing: the value is too deep to walk, or too large. */
function unexplained(name: string, value: unknown): Finding {
  if (isDeeperThan(value, maximumDepth)) return depthFinding;
  return { place: undefined, keyword: "type", expected: name, received: receivedText(value) };
}
