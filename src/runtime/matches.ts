import { isBounded, takeVisits } from "./depth.js";
import { isGuard } from "./describe.js";
import type { Shape } from "./explain.js";
import { find } from "./find.js";
import { type Finding, type Follow, fullBudget, maximumReferences, reportDepth, type Search } from "./search.js";

/** What a shape refers to, and what identifies it. */
type ShapeOf = () => Shape;

/** Whether a value that lies `depth` levels below the first of a recursive type has its shape; -1 where no type is recursive. */
interface Question {
  readonly shape: ShapeOf;
  readonly value: unknown;
  readonly depth: number;
}

type Verdicts = Map<ShapeOf, Map<unknown, boolean>>;

/** How many references one walk follows, one within the other, before it leaves the rest to another: stacks have an end. */
const mostNested = 50;

/**
 * Whether `value` has a shape, decided without any predicate; as bounded as the predicates of recursive types are.
 *
 * @param shape The same function each time: whether it refers to itself is found out once.
 * @param formats What is asserted where shapes hold names of formats.
 */
export function matches(shape: ShapeOf, value: unknown, formats?: Search["formats"]): boolean {
  const walk = new Walk(formats);
  const open: Question[] = [{ shape, value, depth: isRecursive(shape) ? 0 : -1 }];
  let verdict = false;
  for (let question = open.at(-1); question !== undefined; question = open.at(-1)) {
    const known = walk.verdictOn(question);
    verdict = known ?? walk.decide(question);
    if (known !== undefined || walk.asked.length === 0) open.pop();
    for (const each of walk.asked) open.push(each);
    walk.rest();
  }
  return verdict;
}

/**
 * Decides questions, one at a time.
 *
 * A question too deep to be answered on this stack is put into `asked`, and what rests on it is a guess; with its verdict
 * known, the question that needed it is decided again. So each level is decided twice or so, and since verdicts on recursive
 * types are kept, unions that try every branch at every level cost no more than their branches.
 */
class Walk {
  asked: Question[] = [];
  private readonly verdicts: Verdicts = new Map();
  /** What holds in this walk alone, as it rests on questions that were not answered. */
  private guesses: Verdicts = new Map();
  private readonly formats: Search["formats"];
  /** How often this walk rested on a guess. */
  private doubts = 0;
  private depth = -1;
  private nested = 0;

  constructor(formats: Search["formats"]) {
    this.formats = formats;
  }

  verdictOn({ shape, value }: Question): boolean | undefined {
    return this.verdicts.get(shape)?.get(value);
  }

  /** Forgets what the last walk asked and guessed. */
  rest(): void {
    if (this.asked.length === 0) return;
    this.asked = [];
    this.guesses = new Map();
  }

  decide({ shape, value, depth }: Question): boolean {
    const outer = this.depth;
    const before = this.doubts;
    const findings: Finding[] = [];
    this.depth = depth;
    this.nested += 1;
    const { follow, formats } = this;
    find(shape(), value, undefined, { findings, limit: 1, budget: fullBudget(Infinity), follow, formats });
    this.nested -= 1;
    this.depth = outer;
    const verdict = findings.length === 0;
    if (depth >= 0) {
      const verdicts = this.doubts === before ? this.verdicts : this.guesses;
      verdicts.set(shape, (verdicts.get(shape) ?? new Map<unknown, boolean>()).set(value, verdict));
    }
    return verdict;
  }

  private readonly follow: Follow = ({ shape }, value, _place, { findings }) => {
    if (!this.holds(shape, value)) findings.push(refusal);
  };

  private holds(shape: ShapeOf, value: unknown): boolean {
    if (!isRecursive(shape)) return this.decide({ shape, value, depth: -1 });
    const question = { shape, value, depth: this.depth + 1 };
    const known = this.verdictOn(question);
    if (known !== undefined) return known;
    const guess = this.guesses.get(shape)?.get(value);
    if (guess === undefined && !isBounded(question.depth)) return false;
    if (guess === undefined && this.nested < mostNested) return this.decide(question);
    if (guess === undefined) this.asked.push(question);
    this.doubts += 1;
    return guess ?? true;
  }
}

/** Only whether there is a finding counts. */
const refusal: Finding = { place: undefined, keyword: "", expected: "", received: "" };

/** Explains a reference by the shape of its guard, never asking its predicate: that does not assert the same formats. */
export const followShape: Follow = (target, value, place, search) => {
  const { budget } = search;
  if (budget.depth < maximumReferences) {
    budget.depth += 1;
    find(target.shape(), value, place, search);
    budget.depth -= 1;
    return;
  }
  takeVisits();
  const isValid = matches(target.shape, value, search.formats);
  budget.steps -= takeVisits();
  if (!isValid) reportDepth(search, place, target, value);
};

const recursive = new WeakMap<ShapeOf, boolean>();

/** Whether a shape refers to itself, directly or through others. */
function isRecursive(shape: ShapeOf): boolean {
  const known = recursive.get(shape) ?? refersTo(shape, shape);
  recursive.set(shape, known);
  return known;
}

function refersTo(shape: ShapeOf, target: ShapeOf): boolean {
  const seen = new Set<ShapeOf>();
  const parts: unknown[] = [shape()];
  for (const part of parts) {
    if (isGuard(part)) {
      const inner = part.shape;
      if (inner === target) return true;
      if (!seen.has(inner)) parts.push(inner());
      seen.add(inner);
    } else if (typeof part === "object" && part !== null) parts.push(...Object.values(part));
  }
  return false;
}
