import type { Schema } from "../../model/schema.js";

/**
 * Remembers of which schemas it is known whether one allows all that another does.
 *
 * While two are judged they are taken to do so, which is how circles end. If they do not, all that was found meanwhile may rest on it, and
 * what was found to be true is forgotten.
 */
export class Coverage {
  readonly #known = new Map<Schema, Map<Schema, boolean>>();
  readonly #held: (readonly [member: Schema, candidate: Schema])[] = [];

  /** Whether `candidate` allows all that `member` allows, as `judge` has it if nothing is known. */
  holds(member: Schema, candidate: Schema, judge: () => boolean): boolean {
    const verdicts = this.#known.get(member) ?? new Map<Schema, boolean>();
    this.#known.set(member, verdicts);
    const known = verdicts.get(candidate);
    if (known !== undefined) return known;
    verdicts.set(candidate, true);
    const begun = this.#held.push([member, candidate]) - 1;
    if (judge()) return true;
    for (const [one, other] of this.#held.splice(begun)) this.#known.get(one)?.delete(other);
    verdicts.set(candidate, false);
    return false;
  }
}
