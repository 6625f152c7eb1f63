import type { JsonValue } from "../../src/model/json.js";
import type { Guard } from "../../src/runtime/guard.js";
import { type Generated, guardKinds } from "./generated.js";

/** `refused`: the generator said that it cannot make the guard, and made none. */
export type Verdict = "right" | "wrong" | "refused";

export interface Judgement {
  readonly verdict: Verdict;
  /** What was wrong or why it was refused; empty for what is right. */
  readonly reason: string;
}

/** Whether the guards of a component, of both kinds, say of `value` what they must, and explain exactly what they reject. */
export function judge(generated: Generated, name: string, value: JsonValue, expected: boolean): Judgement {
  const errors = generated.issues.filter(({ severity }) => severity !== "warning");
  const reasons: string[] = [];
  for (const kind of guardKinds) {
    try {
      const guard = generated.guardOf(name, kind);
      if (guard === undefined) return refused(errors.map(({ message }) => message));
      reasons.push(...differences(guard, value, expected).map((difference) => `${kind}: ${difference}`));
    } catch (error) {
      reasons.push(`${kind}: ${String(error)}`);
    }
  }
  return reasons.length === 0
    ? { verdict: "right", reason: "" }
    : { verdict: "wrong", reason: `must be ${expected ? "valid" : "invalid"}: ${reasons.join("; ")}` };
}

function refused(messages: readonly string[]): Judgement {
  const [first] = messages;
  return first === undefined
    ? { verdict: "wrong", reason: "no guard, and no issue says why" }
    : { verdict: "refused", reason: first };
}

function differences(guard: Guard<unknown>, value: JsonValue, expected: boolean): readonly string[] {
  const found: string[] = [];
  if (guard.is(value) !== expected) found.push(`the predicate says ${expected ? "invalid" : "valid"}`);
  const issues = guard.issues(value);
  if ((issues.length === 0) !== expected) found.push(expected ? `explained as ${issues[0]?.message}` : "not explained");
  return found;
}
