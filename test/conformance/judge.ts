import type { Location } from "../../src/model/issue.js";
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

/** Whether the guards of a component, of all kinds, say of `value` what they must, and explain exactly what they reject. */
export function judge(generated: Generated, name: string, value: JsonValue, expected: boolean): Judgement {
  const unsupported = unsupportedFormat(generated, name);
  if (unsupported !== undefined) return { verdict: "refused", reason: unsupported };
  const errors = errorsOf(generated, name);
  const reasons: string[] = [];
  for (const kind of guardKinds) {
    try {
      const guard = generated.guardOf(name, kind);
      if (guard === undefined) return refused(errors);
      reasons.push(...differences(guard, value, expected).map((difference) => `${kind}: ${difference}`));
    } catch (error) {
      reasons.push(`${kind}: ${String(error)}`);
    }
  }
  if (errors[0] !== undefined) reasons.push(`there is a guard in spite of an error: ${errors[0]}`);
  return reasons.length === 0
    ? { verdict: "right", reason: "" }
    : { verdict: "wrong", reason: `must be ${expected ? "valid" : "invalid"}: ${reasons.join("; ")}` };
}

/** The errors that concern a component, and those that concern the whole document. */
function errorsOf({ issues }: Generated, name: string): readonly string[] {
  return issues
    .filter(({ severity, location }) => severity === "fatal" || (severity === "error" && isWithin(location, name)))
    .map(({ message }) => message);
}

/** A format that was to be asserted and cannot be is said to stay an annotation. */
function unsupportedFormat({ issues }: Generated, name: string): string | undefined {
  return issues.find(({ code, location }) => code === "format-unsupported" && isWithin(location, name))?.message;
}

function isWithin({ pointer }: Location, name: string): boolean {
  const place = `/components/schemas/${name}`;
  return pointer === place || pointer.startsWith(`${place}/`);
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
  const standard = guard["~standard"].validate(value);
  if ((standard.issues === undefined) !== expected) found.push("Standard Schema says otherwise");
  return found;
}
