import fc from "fast-check";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseShard, shardOf } from "../src/commands/shard.js";
import { configOf, documentWith, runCli } from "./cli-support.js";
import { put, temporaryFolder } from "./write-support.js";

test("every API is in exactly one shard, no shard has two more than another, and the order of the file does not matter", () => {
  const names = fc.uniqueArray(fc.string(), { maxLength: 30 });
  fc.assert(
    fc.property(names, fc.integer({ min: 1, max: 12 }), (given, count) => {
      const apis = given.map((name) => ({ name }));
      const shards = Array.from({ length: count }, (_, index) => shardOf(apis, { index: index + 1, count }));
      expect(
        shards
          .flat()
          .map(({ name }) => name)
          .sort(),
      ).toEqual([...given].sort());
      const sizes = shards.map(({ length }) => length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      const backwards = shardOf([...apis].reverse(), { index: 1, count });
      expect(new Set(backwards)).toEqual(new Set(shards[0]));
    }),
  );
});

test.each(["1/1", "1/2", "2/2", "10/12"])("%s is a shard", (text) => {
  const { index, count } = parseShard(text);
  expect(`${index}/${count}`).toBe(text);
});

test.each(["0/2", "3/2", "1", "1/", "/2", "1/0", "a/b", "1/2/3", "1 / 2", "-1/2", "1.5/2", "1e1/20", "01/2"])(
  "--shard=%s ends with 2",
  async (text) => {
    const { exitCode, stderr } = await runCli(temporaryFolder(), ["check", `--shard=${text}`]);
    expect(exitCode).toBe(2);
    expect(stderr).toBe(`\`--shard ${text}\` is no shard.\nThe second of three is \`--shard 2/3\`.\n`);
  },
);

/** A project with three APIs, and which of them have been generated. */
function project() {
  const cwd = temporaryFolder();
  const names = ["c", "a", "b"];
  put(cwd, "redocly.yaml", configOf(Object.fromEntries(names.map((name) => [name, `generated/${name}`]))));
  for (const name of names) put(cwd, `${name}.yaml`, documentWith());
  return { cwd, generated: () => names.filter((name) => existsSync(join(cwd, "generated", name))) };
}

test("generate and check work on their shard", async () => {
  const { cwd, generated } = project();
  expect((await runCli(cwd, ["generate", "--shard", "1/2"])).exitCode).toBe(0);
  expect(generated()).toEqual(["c", "a"]);
  expect((await runCli(cwd, ["check", "--shard", "1/2"])).exitCode).toBe(0);
  expect((await runCli(cwd, ["check", "--shard", "2/2"])).exitCode).toBe(1);
});

test("a shard may be empty, and says so", async () => {
  const { cwd, generated } = project();
  expect(await runCli(cwd, ["generate", "--shard", "4/4"])).toEqual({
    exitCode: 0,
    stdout: "No API falls to shard 4 of 4.\n",
    stderr: "",
  });
  expect(generated()).toEqual([]);
});

test("outputs that get in each other's way are found in every shard", async () => {
  const { cwd } = project();
  put(cwd, "redocly.yaml", configOf({ a: "generated", b: "generated/b", c: "other" }));
  for (const shard of ["1/3", "2/3", "3/3"]) {
    expect((await runCli(cwd, ["generate", "--shard", shard])).stdout).toContain("fatal config-invalid");
  }
});

test("a shard of one API makes no sense", async () => {
  const { exitCode, stderr } = await runCli(project().cwd, ["generate", "a", "--shard", "1/2"]);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: "`--shard` divides a whole configuration.\nLeave out `a`, or the option.\n",
  });
});
