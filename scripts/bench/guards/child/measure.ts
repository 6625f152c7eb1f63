/**
 * One cell, in a process of its own: `node bundle.mjs CELL FILE`.
 *
 * Bundled together with the validator that it measures; prints one line of JSON.
 */
import { readFileSync } from "node:fs";
import { stopwatch, type Time } from "./timing.js";

/** What a module of a peer exports. */
export interface Validator {
  readonly is: (value: unknown) => boolean;
  readonly count: (value: unknown) => number;
}

/** A property of an item, and a value that it must not have. */
export type Defect = readonly [property: string, value: unknown];

/** The file that a child reads. */
export interface Task {
  /** Valid JSON. */
  readonly text: string;
  readonly firstProperty: string;
  readonly defect: Defect;
  /** Another one, which only those refuse who assert formats; absent where formats are annotations. */
  readonly formatDefect?: Defect;
}

/** What is measured: a valid value, or the first of all errors, or all of them. */
export type Cell = "valid" | "early" | "one" | "every";

/** What a child prints. */
export interface Report {
  readonly parse: Time;
  readonly validate: Time;
  /** How many issues there are in the value, where they are counted. */
  readonly issues: number;
}

const accepted = "An invalid value was accepted.";

/** Both take turns, since whatever else the machine does slows both. */
const turns = 6;

/** Measures what the command line names and prints a {@link Report}. */
export function measure(validator: Validator): void {
  const [, , cell = "", file = ""] = process.argv;
  const task: Task = JSON.parse(readFileSync(file, "utf8"));
  const run = runOf(cell as Cell, task, validator); // the parent passes nothing else
  const parse = stopwatch(() => JSON.parse(task.text));
  const validate = stopwatch(run.once);
  parse.warmUp(100);
  validate.warmUp(500);
  for (let turn = 0; turn < turns; turn += 1) {
    parse.sample(50);
    validate.sample(80);
  }
  const report: Report = { parse: parse.time(), validate: validate.time(), issues: run.issues };
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

interface Run {
  readonly once: () => unknown;
  readonly issues: number;
}

function runOf(cell: Cell, task: Task, { is, count }: Validator): Run {
  switch (cell) {
    case "valid": {
      const value = parsed(task);
      if (!is(value)) throw new Error("A valid value was refused.");
      if (task.formatDefect !== undefined && is(spoiled(task, task.formatDefect, 0))) throw new Error(accepted);
      return { once: () => is(value), issues: 0 };
    }
    case "early":
      return earlyRun(task, is);
    case "one":
    case "every": {
      const value = spoiled(task, task.defect, cell === "one" ? -1 : 0);
      const issues = count(value);
      if (issues === 0) throw new Error(accepted);
      return { once: () => count(value), issues };
    }
  }
}

/** Takes turns through copies, so that no compiler can lift the answer out of the loop. */
function earlyRun(task: Task, is: Validator["is"]): Run {
  const copies = Array.from({ length: 16 }, () => {
    const value = parsed(task);
    const [first] = value;
    return [{ ...first, [task.firstProperty]: [] }, ...value.slice(1)];
  });
  if (copies.some((value) => is(value))) throw new Error(accepted);
  let turn = 0;
  return { once: () => is(copies[(turn = (turn + 1) % copies.length)]), issues: 0 };
}

/** The payload with a defect in every item from the `first` on, which counts from the end if it is negative. */
function spoiled(task: Task, [property, wrong]: Defect, first: number): unknown {
  const value = parsed(task);
  for (const item of value.slice(first)) item[property] = wrong;
  return value;
}

function parsed({ text }: Task): Record<string, unknown>[] {
  return JSON.parse(text);
}
