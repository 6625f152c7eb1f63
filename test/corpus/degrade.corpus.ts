import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { breaksOf } from "../degrade/breaks.js";
import { type Bench, createBench } from "../degrade/try-break.js";

/** Each part is an own test, so that what one finds does not hide the others. */
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

describe.each(["3.0.3", "3.1.0"])("a document of OpenAPI %s in which one value is broken, below", (version) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await createBench(version);
  });
  afterAll(() => bench.remove());

  test.each(parts)("%s", async (part) => {
    const complaints: string[] = [];
    for (const broken of breaksOf(bench.content)) {
      if (parts.find((each) => `${broken.pointer}/`.startsWith(`${each}/`)) !== part) continue;
      for (const complaint of await bench.complaintsAbout(broken)) {
        complaints.push(`${broken.pointer}: ${JSON.stringify(broken.value) ?? "nothing"}: ${complaint}`);
      }
    }
    expect(complaints).toEqual([]);
  });
});
