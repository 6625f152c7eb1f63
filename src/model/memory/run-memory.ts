import type { JsonObject } from "../json.js";
import type { KnownFiles } from "./known-files.js";
import { ObservedSchemas, type Questions } from "./observed-schemas.js";
import { type Answered, type Answerer, answersAgain, recording } from "./recorded-answers.js";
import { saysTheSame } from "./says-the-same.js";
import type { Schemas } from "../schema-children.js";
import { sharedMembers } from "./shared-json.js";

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
  /**
   * Is {@link Memory.remember} for what is made by asking somebody else: `make` is handed one who answers as `answerer` does, and is not called
   * if `answerer` still answers as in the last run. So whoever answers may be asked the same twice.
   */
  rememberAsking<Asked extends Answerer, Value>(
    name: string,
    given: readonly unknown[],
    answerer: Asked,
    make: (answerer: Asked) => Value,
  ): Value;
  /** The schemas; what is made of them asks these. */
  observe(schemas: Schemas): Schemas;
  /** The document, with whatever in it says the same as in the last run. */
  share(content: JsonObject): JsonObject;
}

/** Remembers nothing: for a process that runs once. */
export const noMemory: Memory = {
  same: (_name, value) => value,
  remember: (_name, _given, make) => make(),
  rememberAsking: (_name, _given, answerer, make) => make(answerer),
  observe: (schemas) => schemas,
  share: (content) => content,
};

interface Made {
  readonly value: unknown;
  readonly given: readonly unknown[];
  /** What the schemas of that run were asked. */
  readonly asked: Questions;
  readonly schemas: ObservedSchemas;
}

interface Heard {
  readonly value: unknown;
  readonly given: readonly unknown[];
  readonly answered: readonly Answered[];
}

/** What runs remember, by name. */
class Remembered {
  content: JsonObject = {};
  readonly values = new Map<string, unknown>();
  readonly made = new Map<string, Made>();
  readonly heard = new Map<string, Heard>();
}

/** Carries over from each run to the next what that can use. */
export class RunMemory {
  readonly files: KnownFiles = { written: new Map(), json: new Map() };
  #context: unknown;
  #remembered = new Remembered();

  /**
   * The memory of a run, which is carried over once it is `complete`: a run that fails is forgotten.
   *
   * @param context What everything in the run is made of; where it says something else than last time, all is forgotten.
   */
  nextRun(context: unknown): { readonly memory: Memory; complete(): void } {
    const before = saysTheSame(this.#context, context) ? this.#remembered : new Remembered();
    const now = new Remembered();
    return {
      memory: createMemory(before, now),
      complete: () => {
        this.#context = context;
        this.#remembered = now;
      },
    };
  }
}

function createMemory(before: Remembered, now: Remembered): Memory {
  let observed = new ObservedSchemas(new Map());
  return {
    same: <Value>(name: string, value: Value) => {
      const kept = kindred(before.values.get(name), value);
      now.values.set(name, kept);
      return kept;
    },
    remember: <Value>(name: string, given: readonly unknown[], make: () => Value) => {
      const known = before.made.get(name);
      if (known !== undefined && areSame(known.given, given) && known.schemas.answersLike(observed, known.asked)) {
        now.made.set(name, { ...known, schemas: observed });
        observed.ask(known.asked);
        return known.value as Value; // of the same name
      }
      const { value, asked } = observed.observing(make);
      const kept = kindred(known?.value, value);
      now.made.set(name, { value: kept, given, asked, schemas: observed });
      return kept;
    },
    rememberAsking: <Asked extends Answerer, Value>(
      name: string,
      given: readonly unknown[],
      answerer: Asked,
      make: (answerer: Asked) => Value,
    ) => {
      const known = before.heard.get(name);
      if (known !== undefined && areSame(known.given, given) && answersAgain(answerer, known.answered)) {
        now.heard.set(name, known);
        return known.value as Value; // of the same name
      }
      const answered: Answered[] = [];
      const value = kindred(known?.value, make(recording(answerer, answered)));
      now.heard.set(name, { value, given, answered });
      return value;
    },
    observe: (schemas) => (observed = new ObservedSchemas(schemas)),
    share: (content) => (now.content = sharedMembers(before.content, content)),
  };
}

/** What was known by the same name, if it says the same. */
function kindred<Value>(known: unknown, value: Value): Value {
  return saysTheSame(known, value) ? (known as Value) : value; // it has the same content
}

function areSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((each, index) => each === now[index]);
}
