import { readFileSync, writeFileSync } from "node:fs";
import type { Fault, Probe, Step } from "./probes.js";

/** What became of a mutant: which fault killed it, `test` for a failed test, `failed` for guards that could not be made. */
export type Fate = Fault | "test" | "failed" | "stuck" | "survived" | "uncovered";

/** How often the unchanged code passes each mutant, by step. */
export interface Coverage {
  /** While modules are loaded: such mutants need a process of their own. */
  readonly static: Hits;
  readonly perTest: Readonly<Record<string, Hits>>;
}

type Hits = Readonly<Record<string, number>>;

/** A mutant that is `isStatic` is on before anything is loaded. */
export interface WorkerInput {
  readonly ids: readonly string[];
  /** The file that holds the {@link Coverage}; without mutants it is written. */
  readonly coverageFile: string;
  readonly isStatic?: boolean;
  /** Whether none of the mutants is in the guard compiler. */
  readonly isCompilerSame?: boolean;
}

export type WorkerMessage =
  | { readonly kind: "measured" }
  | { readonly kind: "begun"; readonly id: string }
  | { readonly kind: "ended"; readonly id: string; readonly fate: Fate };

interface Switches {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: Coverage;
}

// The name that the instrumented code looks for.
const switches: Switches = ((globalThis as { __stryker__?: Switches }).__stryker__ ??= {});
const input = await new Promise<WorkerInput>((resolve) => process.once("message", resolve));
const { ids, coverageFile, isStatic = false, isCompilerSame = false } = input;
if (isStatic) switches.activeMutant = ids[0];
const { createProbes } = await import("./probes.js");
const probes = await createProbes(isCompilerSame);
process.once("disconnect", () => process.exit()); // also where the run that began it was ended
const prepared = new Map<Probe, readonly Step[]>();

if (ids.length === 0) await measure();
else {
  if (!isStatic) await prepareAll();
  const coverage = isStatic ? undefined : (JSON.parse(readFileSync(coverageFile, "utf8")) as Coverage); // as measured
  for (const id of ids) await post({ kind: "ended", id, fate: await fateOf(id, coverage) });
}
process.disconnect();

/** Resolves once the message is on its way. */
function post(message: WorkerMessage): Promise<void> {
  return new Promise((resolve) => process.send?.(message, () => resolve()));
}

async function prepareAll(): Promise<void> {
  for (const probe of probes) {
    switches.currentTestId = probe.name;
    prepared.set(probe, await probe.steps());
  }
  switches.currentTestId = undefined;
}

/** Everything must pass as long as nothing is changed. */
async function measure(): Promise<void> {
  await prepareAll();
  for (const step of [...prepared.values()].flat()) {
    switches.currentTestId = step.name;
    const fault = await step.run();
    if (fault !== undefined) throw new Error(`${step.name} finds a wrong ${fault} in the unchanged code.`);
  }
  switches.currentTestId = undefined;
  writeFileSync(coverageFile, JSON.stringify(switches.mutantCoverage));
  await post({ kind: "measured" });
}

/** Tries a mutant on the steps that pass it; on all of them where the coverage is not known. */
async function fateOf(id: string, known: Coverage | undefined): Promise<Fate> {
  const hitsOf = (name: string): number => (known === undefined ? 1 : (known.perTest[name]?.[id] ?? 0));
  let fate: Fate = "uncovered";
  for (const probe of probes) {
    const isFresh = hitsOf(probe.name) > 0;
    const steps = isFresh ? await tried(id, hitsOf(probe.name), () => probe.steps()) : prepared.get(probe);
    if (steps === "failed") return "failed";
    for (const step of steps ?? []) {
      if (hitsOf(step.name) === 0) continue;
      const fault = await tried(id, hitsOf(step.name), async () => step.run());
      if (fault === "failed") return step.name.includes(".test.ts") ? "test" : "failed";
      if (fault !== undefined) return fault;
      fate = "survived";
    }
  }
  return fate;
}

/** Does something with a mutant switched on. */
async function tried<T>(id: string, hits: number, run: () => Promise<T>): Promise<T | "failed"> {
  void post({ kind: "begun", id });
  switches.activeMutant = id;
  switches.hitCount = 0;
  switches.hitLimit = Math.max(200_000, 20 * hits);
  try {
    return await run();
  } catch {
    return "failed";
  } finally {
    if (!isStatic) switches.activeMutant = undefined;
  }
}
