import { receivedText } from "./describe.js";
import { type Guard, type GuardIssue, type StandardSchema, standardSchemaOf } from "./guard.js";

/** Makes a guard of a predicate alone: it says that a value is not valid, and not where. */
export function predicateGuard<T>(name: string, is: (value: unknown) => value is T): Guard<T> {
  return new PredicateGuard(name, is);
}

class PredicateGuard<T> implements Guard<T> {
  readonly name: string;
  readonly is: (value: unknown) => value is T;
  /** Nothing is known of it but the predicate. */
  readonly shape = (): "any" => "any";

  constructor(name: string, is: (value: unknown) => value is T) {
    this.name = name;
    this.is = is;
  }

  issues(value: unknown): readonly GuardIssue[] {
    if (this.is(value)) return [];
    const [expected, received] = [this.name, receivedText(value)];
    const message = `${expected}: expected ${expected}, received another ${received}`;
    return [{ pointer: "", keyword: "", expected, received, message }];
  }

  get "~standard"(): StandardSchema<T> {
    return standardSchemaOf(this);
  }
}
