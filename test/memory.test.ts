import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CORE_SCHEMA, load } from "js-yaml";
import { describe, expect, test, vi } from "vitest";
import type { JsonObject, JsonValue } from "../src/model/json.js";
import { noMemory, RunMemory } from "../src/model/memory/run-memory.js";
import { rememberedBySchema } from "../src/model/remembered-by-schema.js";
import type { NamedSchema } from "../src/model/schema.js";
import { saysTheSame } from "../src/model/memory/says-the-same.js";
import { sharedMembers } from "../src/model/memory/shared-json.js";
import { defaultSettings } from "../src/model/settings.js";
import { breaksOf } from "./degrade/breaks.js";
import { fixtureNames, fixtureSettings, fixturesFolder } from "./fixture-support.js";
import { createWatched } from "./memory-support.js";

/** Any schema of that name. */
function named(name: string, pattern?: string): NamedSchema {
  const schema = { kind: "string" as const, pointer: "", ...(pattern === undefined ? {} : { pattern }) };
  return { name, localName: name, module: name, isComponent: true, guarded: true, recursive: false, schema };
}

describe("what a run remembers of the last one", () => {
  test("is what says the same", () => {
    const memory = new RunMemory();
    const first = memory.nextRun("settings");
    const value = first.memory.same("a", { list: [1, { b: undefined }], names: new Set(["x"]) });
    first.complete();
    const { memory: second } = memory.nextRun("settings");
    expect(second.same("a", { list: [1, { b: undefined }], names: new Set(["x"]) })).toBe(value);
    expect(second.same("a", { list: [2] })).not.toBe(value);
    expect(second.same("other", { list: [1] })).toEqual({ list: [1] });
  });

  test("is nothing if the run failed, or was made of something else", () => {
    const memory = new RunMemory();
    const value = memory.nextRun("settings").memory.same("a", { b: 1 });
    const next = memory.nextRun("settings");
    expect(next.memory.same("a", { b: 1 })).not.toBe(value);
    next.complete();
    expect(memory.nextRun("others").memory.same("a", { b: 1 })).not.toBe(value);
  });

  test("is made again if a value or a schema that was asked for is another", () => {
    const memory = new RunMemory();
    const leaf = named("Leaf");
    const hub = named("Hub");
    const given = {};
    const make = vi.fn<(read: NamedSchema | undefined) => unknown>((schema) => schema?.schema.kind);
    const run = (schemas: readonly NamedSchema[], value: object): void => {
      const { memory: now, complete } = memory.nextRun("settings");
      const asked = now.observe(new Map(schemas.map((each) => [each.name, each])));
      now.remember("file", [value], () => [make(asked.get("Leaf")), asked.get("Hub")?.localName]);
      complete();
    };
    run([leaf, hub], given);
    run([leaf, hub], given);
    expect(make).toHaveBeenCalledTimes(1);
    run([leaf, named("Hub", "^a$")], given); // of which only the name was asked
    expect(make).toHaveBeenCalledTimes(1);
    run([named("Leaf", "^a$"), hub], given);
    expect(make).toHaveBeenCalledTimes(2);
    run([named("Leaf", "^a$"), hub], {});
    expect(make).toHaveBeenCalledTimes(3);
    run([hub], given);
    expect(make).toHaveBeenCalledTimes(4);
  });

  test("counts what was asked for a result that others ask for as well", () => {
    const memory = new RunMemory();
    const kindOf = rememberedBySchema((schema, schemas) => `${schema.kind} ${schemas.get("Leaf")?.schema.pointer}`);
    const make = vi.fn<(text: string) => string>((text) => text);
    const root = named("Root").schema;
    const run = (leaf: NamedSchema): void => {
      const { memory: now, complete } = memory.nextRun("settings");
      const schemas = now.observe(new Map([["Leaf", leaf]]));
      now.remember("one", [], () => kindOf(root, schemas));
      now.remember("two", [], () => make(kindOf(root, schemas)));
      complete();
    };
    run(named("Leaf"));
    run(named("Leaf", "^a$"));
    expect(make).toHaveBeenCalledTimes(2);
  });

  test("asks again what was asked, in the same order and no further than to the first answer that is another", () => {
    const memory = new RunMemory();
    const asked: string[] = [];
    const run = (answers: Readonly<Record<string, string>>): unknown => {
      const { memory: now, complete } = memory.nextRun("settings");
      const answerer = { ask: (question: string) => (asked.push(question), answers[question]) };
      const value = now.rememberAsking("talk", [], answerer, ({ ask }) => [ask("a"), ask("b"), ask("c")]);
      complete();
      return value;
    };
    const first = run({ a: "1", b: "2", c: "3" });
    expect(run({ a: "1", b: "2", c: "3" })).toBe(first);
    expect(asked.splice(0)).toEqual(["a", "b", "c", "a", "b", "c"]);
    expect(run({ a: "1", b: "other", c: "3" })).toEqual(["1", "other", "3"]);
    expect(asked).toEqual(["a", "b", "a", "b", "c"]);
  });

  test("is never anything without a memory", () => {
    const make = vi.fn<() => number>(() => 1);
    noMemory.remember("a", [], make);
    noMemory.remember("a", [], make);
    expect(make).toHaveBeenCalledTimes(2);
  });
});

test("an object of a class, a function and another order say something else", () => {
  expect(saysTheSame({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(false);
  expect(saysTheSame(new Date(0), new Date(0))).toBe(false);
  expect(saysTheSame({ a: () => 1 }, { a: () => 1 })).toBe(false);
  expect(saysTheSame([1], { 0: 1, length: 1 })).toBe(false);
  expect(saysTheSame(new Map([["a", [1]]]), new Map([["a", [1]]]))).toBe(true);
});

test("a document shares with the last one what is the same", () => {
  const before: JsonObject = JSON.parse('{"a": {"x": [1, {"y": null}]}, "b": {"z": 1}, "__proto__": {"c": []}}');
  const now: JsonObject = JSON.parse('{"a": {"x": [1, {"y": null}]}, "b": {"z": 2}, "__proto__": {"c": []}}');
  const shared = sharedMembers(before, now);
  expect(JSON.stringify(shared)).toBe(JSON.stringify(now));
  expect(shared["a"]).toBe(before["a"]);
  expect(Object.getOwnPropertyDescriptor(shared, "__proto__")?.value).toBe(
    Object.getOwnPropertyDescriptor(before, "__proto__")?.value,
  );
  expect(sharedMembers(before, JSON.parse(JSON.stringify(before)) as JsonObject)).toBe(before); // what it was
});

describe("a process that generates one document after the other", { timeout: 120_000 }, () => {
  test.each(["3.0.3", "3.1.0"])(
    "makes of a broken one of OpenAPI %s what one makes that begins with it",
    async (version) => {
      const text = readFileSync(new URL("degrade/shop.yaml", import.meta.url), "utf8");
      const shop = { ...(load(text, { schema: CORE_SCHEMA }) as JsonObject), openapi: version }; // the file is ours
      const contents = breaksOf(shop).flatMap(({ content }, index) => (index % 211 === 0 ? [content] : []));
      expect(await differencesIn(contents, { ...defaultSettings, tanstackQuery: true, msw: true })).toEqual([]);
    },
  );

  test("does so where the same words have another meaning", async () => {
    const schema = {
      type: "object",
      properties: { a: { type: "string", nullable: true }, b: { exclusiveMinimum: true } },
    };
    const contents = ["3.0.3", "3.1.0", "3.2.0", "3.0.0"].map((openapi) => ({
      openapi,
      info: { title: "Words", version: "1" },
      paths: {
        "/a": { get: { parameters: [{ name: "q", in: "cookie", allowReserved: true, schema: { type: "string" } }] } },
      },
      components: { schemas: { Words: schema } },
    }));
    expect(await differencesIn(contents, defaultSettings)).toEqual([]);
  });

  test("does so while schemas come to have objects in common, and no longer do", async () => {
    const address = (zip: JsonObject): JsonObject => ({
      type: "object",
      properties: { zip, ...Object.fromEntries(["a", "b", "c", "d", "e"].map((name) => [name, { type: "string" }])) },
    });
    const person = (zip: JsonObject): JsonObject => ({
      type: "object",
      properties: {
        home: address(zip),
        ...Object.fromEntries([..."vwxyz"].map((name) => [name, { type: "integer" }])),
      },
    });
    const text = { type: "string" };
    const number = { type: "number" };
    const withParts = (schemas: Readonly<Record<string, JsonObject>>): JsonObject => ({
      openapi: "3.1.0",
      info: { title: "Parts", version: "1" },
      paths: {},
      components: {
        schemas: Object.fromEntries(
          Object.entries(schemas).map(([name, it]) => [name, { type: "object", properties: { it } }]),
        ),
      },
    });
    const contents = [
      withParts({ A: address(text), B: address(text) }),
      withParts({ A: address(text), B: address(number) }),
      withParts({ A: address(number), B: address(number) }),
      withParts({ C: address(number), B: address(number) }),
      withParts({ B: address(number), C: address(number) }),
      withParts({ A: person(text), B: person(text) }),
      withParts({ A: person(text), B: person(text), C: address(text) }),
      withParts({ A: person(number), B: person(text), C: address(text) }),
      withParts({ A: person(text), B: person(text), C: address(number) }),
      withParts({ A: person(text) }),
      withParts({ A: address(text), B: address(text) }),
    ];
    expect(await differencesIn(contents, defaultSettings)).toEqual([]);
  });

  test("does so for all fixtures", async () => {
    const found: string[] = [];
    for (const name of fixtureNames) {
      const content = contentOf(name);
      const all = content === undefined ? [] : breaksOf(content);
      const broken = all[Math.floor(all.length / 2)]?.content ?? null;
      const { overlays: _, ...settings } = { overlays: undefined, ...fixtureSettings(name) };
      const differences = await differencesIn([content ?? null, broken], settings);
      found.push(...differences.map((each) => `${name}: ${each}`));
    }
    expect(found).toEqual([]);
  });
});

async function differencesIn(
  contents: readonly JsonValue[],
  settings: Parameters<typeof createWatched>[0],
): Promise<readonly string[]> {
  const watched = createWatched(settings);
  const found: string[] = [];
  for (const content of contents) found.push(...(await watched.differences(content)));
  watched.remove();
  return found;
}

function contentOf(name: string): JsonObject | undefined {
  try {
    return load(readFileSync(join(fixturesFolder, name, "spec.yaml"), "utf8"), { schema: CORE_SCHEMA }) as JsonObject; // our own files
  } catch {
    return undefined; // one that is not YAML, as a fixture of its own
  }
}
