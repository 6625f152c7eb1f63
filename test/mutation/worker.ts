import { prepare } from "./harness.js";
import type { Observation, Subject } from "./subject.js";

/** What became of a mutant: `wrong` gave another verdict, `unlike` other code or another explanation, `stuck` no answer at all. */
export type Fate = "uncovered" | "survived" | "wrong" | "unlike" | "failed" | "stuck";

export interface WorkerInput {
  readonly root: string;
  readonly ids: readonly string[];
}

export type WorkerMessage =
  | { readonly kind: "begun"; readonly id: string }
  | { readonly kind: "ended"; readonly id: string; readonly fate: Fate };

interface Switches {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: { readonly static: Hits; readonly perTest: Readonly<Record<string, Hits>> };
}

type Hits = Readonly<Record<string, number>>;

// The name that the instrumented code looks for.
const switches: Switches = ((globalThis as { __stryker__?: Switches }).__stryker__ ??= {});
const { root, ids } = await new Promise<WorkerInput>((resolve) => process.once("message", resolve));
const subjects = await prepare(root);
const expected = new Map<Subject, Observation>();
for (const subject of subjects) {
  switches.currentTestId = subject.name;
  const observation = subject.observe();
  const wrong = subject.wrong(observation);
  if (wrong.length > 0) throw new Error(`${subject.name}: the unchanged code is wrong about ${wrong.join(", ")}`);
  expected.set(subject, observation);
}
const { static: always = {}, perTest = {} } = switches.mutantCoverage ?? {};
switches.currentTestId = undefined;

for (const id of ids) {
  post({ kind: "begun", id });
  post({ kind: "ended", id, fate: fateOf(id) });
}

process.disconnect();

function post(message: WorkerMessage): void {
  process.send?.(message);
}

function fateOf(id: string): Fate {
  const covering = subjects.filter(({ name }) => (always[id] ?? 0) > 0 || (perTest[name]?.[id] ?? 0) > 0);
  if (covering.length === 0) return "uncovered";
  let isUnlike = false;
  for (const subject of covering) {
    switches.activeMutant = id;
    switches.hitCount = 0;
    switches.hitLimit = Math.max(100_000, 100 * ((perTest[subject.name]?.[id] ?? 0) + (always[id] ?? 0)));
    const fate = observedFate(subject);
    switches.activeMutant = undefined;
    if (fate === "wrong" || fate === "failed") return fate;
    isUnlike ||= fate === "unlike";
  }
  return isUnlike ? "unlike" : "survived";
}

function observedFate(subject: Subject): Fate {
  const { code, verdicts, explanations } = expected.get(subject) ?? { code: "", verdicts: [], explanations: [] };
  let observation;
  try {
    observation = subject.observe();
  } catch {
    return "failed";
  }
  if (observation.verdicts.some((verdict, index) => verdict !== verdicts[index])) return "wrong";
  const isAlike =
    observation.code === code && observation.explanations.every((text, index) => text === explanations[index]);
  return isAlike ? "survived" : "unlike";
}
