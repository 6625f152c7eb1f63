import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { EmittedFile } from "../../src/model/emitted-file.js";
import { type Break, breaksOf } from "../degrade/breaks.js";
import { type Bench, createBench } from "../degrade/try-break.js";
import { compile, createWorkspace } from "./compile.js";
import { sharingRuntime } from "./share-runtime.js";

/** Each a test of its own, so that what one finds does not hide what others find. */
const parts = [
  "/servers",
  "/security",
  "/paths/~1pets/get",
  "/paths/~1pets/post",
  "/paths",
  "/x-paths",
  "/components/schemas",
  "/components",
  "",
];

describe.each(["3.0.3", "3.1.0"])("a document of OpenAPI %s in which one value is broken", (version) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await createBench(version);
  });
  afterAll(() => bench.remove());

  test.each(parts)("below `%s`", { timeout: 1_200_000 }, async (part) => {
    const complaints: string[] = [];
    for (const broken of breaksOf(bench.content).filter(({ pointer }) => partOf(pointer) === part)) {
      for (const complaint of await bench.complaintsAbout(broken)) complaints.push(`${shown(broken)}: ${complaint}`);
    }
    expect(complaints).toEqual([]);
  });

  test("has an output that compiles", { timeout: 1_200_000 }, async () => {
    const outputs = new Map<string, readonly EmittedFile[]>();
    for (const [index, { content }] of breaksOf(bench.content).entries()) {
      // A prime number of steps tries every value, and every way of breaking one, in turn.
      if (index % 67 === 0) outputs.set(`broken-${index}`, (await bench.generate(content)).files ?? []);
    }
    const workspace = createWorkspace(sharingRuntime(outputs));
    onTestFinished(() => workspace.remove());
    expect((await compile(workspace, "7", "nodenext")).split("\n").slice(0, 20).join("\n")).toBe("");
  });
});

function partOf(pointer: string): string | undefined {
  return parts.find((part) => `${pointer}/`.startsWith(`${part}/`));
}

function shown({ pointer, value }: Break): string {
  return `${pointer} = ${JSON.stringify(value) ?? "nothing"}`;
}
