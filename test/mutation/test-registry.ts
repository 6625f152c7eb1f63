import { getState, GLOBAL_EXPECT, JestAsymmetricMatchers, JestChaiExpect, JestExtend, setState } from "@vitest/expect";
import { format } from "@vitest/pretty-format";
import { stripSnapshotIndentation } from "@vitest/snapshot";
import * as chai from "chai";

export { expectTypeOf } from "expect-type";

// As much of vitest as the tests of guards use: a file registers its tests here, and whoever imported it runs them.

type TestFunction = (...values: readonly never[]) => unknown;

/** A test, as a file registers it. */
export interface RegisteredTest {
  readonly name: string;
  readonly run: () => unknown;
}

let registered: RegisteredTest[] = [];
let preparations: (() => unknown)[] = [];
let prefix = "";

/** The tests that were registered since the last call, and what must run before them. */
export function takeTests(): { readonly tests: readonly RegisteredTest[]; readonly prepare: () => Promise<void> } {
  const [tests, before] = [registered, preparations];
  registered = [];
  preparations = [];
  return {
    tests,
    prepare: async () => {
      for (const each of before) await each();
    },
  };
}

function register(name: string, run: () => unknown): void {
  registered.push({ name: `${prefix}${name} (${registered.length})`, run });
}

/** The title of one of the tests that differ by values; enough to tell them apart. */
function titleOf(name: string, values: readonly unknown[]): string {
  return name.replace(/%\w/, String(values[0]));
}

function each(values: readonly unknown[]): (name: string, ...rest: Rest<TestFunction>) => void {
  return (name, ...rest) => {
    const run = runOf(rest);
    for (const value of values) register(titleOf(name, listOf(value)), () => run(...listOf(value)));
  };
}

function listOf(value: unknown): readonly never[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list as readonly never[]; // what the file passes to itself
}

/** What follows the name of a test; the options are vitest's own, as workers have a patience of their own. */
type Rest<Run> = readonly [run: Run] | readonly [options: object, run: Run];

function runOf<Run>([first, second]: Rest<Run>): Run {
  return second ?? (first as Run); // without options the function comes first
}

function single(name: string, ...rest: Rest<() => unknown>): void {
  register(name, runOf(rest));
}

export const test = Object.assign(single, { each });

function group(name: string, run: () => void): void {
  const outer = prefix;
  prefix += `${name} > `;
  run();
  prefix = outer;
}

export const describe = Object.assign(group, {
  each: (values: readonly unknown[]) => (name: string, run: TestFunction) => {
    for (const value of values) group(titleOf(name, listOf(value)), () => void run(...listOf(value)));
  },
});

/** Runs before the first test of the file. */
export function beforeAll(run: () => unknown): void {
  preparations.push(run);
}

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
chai.use(({ Assertion }) => {
  Assertion.addMethod("toMatchInlineSnapshot", function (this: { readonly _obj: unknown }, snapshot: string) {
    const received = format(this._obj, { escapeString: false, printBasicPrototype: false, plugins: [] });
    chai.expect(received.trim()).to.equal(stripSnapshotIndentation(snapshot).trim());
  });
});

export const expect = Object.assign((value: unknown, message?: string) => chai.expect(value, message), {
  fail: (message: string): never => chai.expect.fail(message),
  getState: () => getState(expect as never),
});
Object.assign(globalThis, { [GLOBAL_EXPECT]: expect });
setState({ assertionCalls: 0, isExpectingAssertions: false, isExpectingAssertionsError: null }, expect as never);
