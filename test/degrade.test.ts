import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Break, breaksOf } from "./degrade/breaks.js";
import { type Bench, createBench } from "./degrade/try-break.js";

/** A part of what can be broken, in another way at each place; the wider suites break everything. */
const stride = 131;

describe("a document in which one value is broken", { timeout: 60_000 }, () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await createBench("3.0.3");
  });
  afterAll(() => bench.remove());

  test("is whole before that", async () => {
    expect((await bench.generate(bench.content)).issues).toEqual([]);
  });

  test("loses what depends on the value, keeps all else word for word, and says so", async () => {
    const tried = breaksOf(bench.content).filter((_, index) => index % stride === 0);
    const complaints: string[] = [];
    for (const broken of tried)
      complaints.push(...(await bench.complaintsAbout(broken)).map((each) => shown(broken, each)));
    expect(complaints).toEqual([]);
  });
});

function shown({ pointer, value }: Break, complaint: string): string {
  return `${pointer}: ${JSON.stringify(value) ?? "nothing"}: ${complaint}`;
}
