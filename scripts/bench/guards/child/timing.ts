/**
 * How long one call takes, in nanoseconds of CPU time.
 *
 * By the clock on the wall, a call of some milliseconds is hardly ever undisturbed on a machine that does other things as well.
 */
export interface Time {
  /** A quarter of the samples are faster: what the code costs where nothing disturbs it, without luck. */
  readonly quarter: number;
  readonly minimum: number;
}

/** One function that is timed, in several goes. */
export interface Stopwatch {
  /** Runs for some milliseconds, so that compilers are done. */
  warmUp(milliseconds: number): void;
  /** Takes samples for some milliseconds, at least two. */
  sample(milliseconds: number): void;
  time(): Time;
}

/** A thousand times what the clock can tell. */
const nanosecondsPerSample = 1_000_000;

/** Kept, so that no compiler drops a call whose result nobody reads. */
let kept: unknown;

/** Times a function in batches of calls long enough for the clock. */
export function stopwatch(run: () => unknown): Stopwatch {
  const samples: number[] = [];
  let batch = 1;
  return {
    warmUp(milliseconds) {
      const end = performance.now() + milliseconds;
      while (performance.now() < end) {
        if (timeOfBatch(run, batch) < nanosecondsPerSample) batch *= 2;
      }
    },
    sample(milliseconds) {
      const end = performance.now() + milliseconds;
      const enough = samples.length + 2;
      while (samples.length < enough || performance.now() < end) samples.push(timeOfBatch(run, batch) / batch);
    },
    time() {
      samples.sort((left, right) => left - right);
      return { quarter: samples[samples.length >> 2] ?? NaN, minimum: samples[0] ?? NaN };
    },
  };
}

/** What the last call gave. */
export function lastResult(): unknown {
  return kept;
}

function timeOfBatch(run: () => unknown, batch: number): number {
  const startedAt = process.cpuUsage();
  for (let call = 0; call < batch; call += 1) kept = run();
  const { user, system } = process.cpuUsage(startedAt);
  return (user + system) * 1000;
}
