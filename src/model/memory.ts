import { ObservedSchemas, type Questions } from "./observed-schemas.js";
import { saysTheSame } from "./says-the-same.js";
import type { Schemas } from "./schema-children.js";

/**
 * What was made in the last run of the same process, and need not be made again where all that it is made of is still the same.
 *
 * What something is made of is compared by identity: whatever says what it said before should be the object that it was before
 * ({@link Memory.same}). Everything has a name, which stands for one thing in a run.
 */
export interface Memory {
  /** The value that had this name in the last run, if it says the same as `value`, which then is of no use any more. */
  same<Value>(name: string, value: Value): Value;
  /**
   * What `make` gives; or what it gave in the last run, if it had the same values, and the schemas still answer what it asked them as they did.
   *
   * It may read nothing else that can change between two runs.
   */
  remember<Value>(name: string, given: readonly unknown[], make: () => Value): Value;
  /** The schemas; what is made of them asks these. */
  observe(schemas: Schemas): Schemas;
}

/** Remembers nothing: for a process that runs once. */
export const noMemory: Memory = {
  same: (_name, value) => value,
  remember: (_name, _given, make) => make(),
  observe: (schemas) => schemas,
};

interface Made {
  readonly value: unknown;
  readonly given: readonly unknown[];
  /** What the schemas of that run were asked. */
  readonly asked: Questions;
  readonly schemas: ObservedSchemas;
}

/** Carries over from each run to the next what that can use. */
export class RunMemory {
  #context: unknown;
  #values = new Map<string, unknown>();
  #made = new Map<string, Made>();

  /** @param context What everything in the run is made of; where it says something else than last time, all is forgotten. */
  nextRun(context: unknown): Memory {
    const isSame = saysTheSame(this.#context, context);
    const before = isSame ? { values: this.#values, made: this.#made } : { values: new Map(), made: new Map() };
    this.#context = context;
    this.#values = new Map();
    this.#made = new Map();
    return createMemory(before, { values: this.#values, made: this.#made });
  }
}

/** What runs remember, by name. */
interface Remembered {
  readonly values: Map<string, unknown>;
  readonly made: Map<string, Made>;
}

function createMemory(before: Remembered, now: Remembered): Memory {
  let observed = new ObservedSchemas(new Map());
  return {
    same: <Value>(name: string, value: Value) => {
      const known = before.values.get(name) as Value | undefined; // a name stands for one thing
      const kept = known !== undefined && saysTheSame(known, value) ? known : value;
      now.values.set(name, kept);
      return kept;
    },
    remember: <Value>(name: string, given: readonly unknown[], make: () => Value) => {
      const known = before.made.get(name);
      if (known !== undefined && isStillRight(known, given, observed)) {
        now.made.set(name, { ...known, schemas: observed });
        observed.ask(known.asked);
        return known.value as Value; // of the same name
      }
      const { value: made, asked } = observed.observing(make);
      const value = known !== undefined && saysTheSame(known.value, made) ? (known.value as Value) : made;
      now.made.set(name, { value, given, asked, schemas: observed });
      return value;
    },
    observe: (schemas) => (observed = new ObservedSchemas(schemas)),
  };
}

function isStillRight({ given, asked, schemas }: Made, givenNow: readonly unknown[], now: ObservedSchemas): boolean {
  if (given.length !== givenNow.length || !given.every((each, index) => each === givenNow[index])) return false;
  return schemas.answersLike(now, asked);
}
