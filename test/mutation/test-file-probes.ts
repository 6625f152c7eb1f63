import type { Probe, Step } from "./probes.js";
import { takeTests } from "./test-registry.js";

/** The test files of guards; those that take long for what they add are left out, so they kill nothing here. */
const files = [
  "guard-check",
  "guard-schema-children",
  "schema-key",
  "guard-repeated-objects",
  "guard-common-objects",
  "guard-prepare",
  "guard-plain",
  "plain-escapes",
  "guard-unknown-type",
  "guard-literals",
  "guard-test-expression",
  "guard-disjoint",
  "guard-evaluated",
  "guard-settings",
  "guard-code",
  "guard",
  "guard-text",
  "guard-issues",
  "guard-formats",
  "guard-layout",
  "runtime-guard-keywords",
  "runtime-guard-edges",
  "runtime-guard-compact",
  "runtime-standard-schema",
];

/** Tests that take a second or more, once code looks for a switch at every turn. */
const slow =
  /hostile values|cyclic values|guards with formats that nobody names|the verdict is that of ajv|whatever it becomes|TypeScript's checker/;

let imports = 0;

export const testFileProbes: readonly Probe[] = files.map((file) => ({
  name: `${file}.test.ts`,
  steps: async () => {
    imports += 1;
    takeTests();
    await import(`../${file}.test.ts?${imports}`);
    const { tests, prepare } = takeTests();
    await prepare();
    return tests
      .filter(({ name }) => !slow.test(name))
      .map(({ name, run }) => stepOf(`${file}.test.ts > ${name}`, run));
  },
}));

function stepOf(name: string, run: () => unknown): Step {
  return {
    name,
    run: async () => {
      await run();
      return undefined;
    },
  };
}
