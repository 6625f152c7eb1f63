import { afterAll, describe, expect, test } from "vitest";
import type { EmittedFile } from "../../src/model/emitted-file.js";
import { valueAt } from "../../src/model/json.js";
import type { NamedSchema } from "../../src/model/schema.js";
import { compile, createWorkspace } from "./compile.js";
import { examplesOf } from "../differential/examples.js";
import { loadGuards } from "./load-guards.js";
import { chooseValues, type Chosen, wanted } from "./soundness-chosen.js";
import { checkModules } from "./soundness-text.js";
import { generate, rawDocument, specNames } from "./specs.js";

// What a guard accepts must be assignable to its type: valid values of every schema of every document, made from the document alone and
// kept where the guard accepts them, are declared with their literal types and assigned.

const outputs = new Map<string, readonly EmittedFile[]>();
const rows: string[] = [];
afterAll(() => {
  process.stdout.write(`\n${rows.join("\n")}\n\n`);
});

const names = specNames().filter((name) => /^3\.[01]\./.test(String(rawDocument(name)["openapi"])));

describe.each(names)("the values of %s", (name) => {
  test("are as many as are asked for", async () => {
    const { output } = await generate(name);
    if (output === undefined) throw new Error(`${name} was refused.`);
    const raw = rawDocument(name);
    const examples = examplesOf(raw);
    const guards = loadGuards(output);
    const chosen: Chosen[] = [];
    try {
      for (const schema of output.api.schemas) {
        const pointer = pointerOf(schema);
        const rawSchema = valueAt(raw, pointer);
        if (!schema.guarded || rawSchema === undefined) continue;
        const guard = guards.guardOf(schema);
        chosen.push(
          chooseValues(schema, rawSchema, pointer, raw, examples.get(pointer) ?? [], (value) => guard.is(value)),
        );
      }
    } finally {
      guards.remove();
    }
    const used = output.files.filter(({ path }) => /^(?:schemas|runtime)\//.test(path));
    outputs.set(name.replace(/\.\w+$/, ""), [...used, ...checkModules(chosen)]);
    tell(name, chosen);
  });
});

test("every value is assignable to the type of its guard", async () => {
  const workspace = createWorkspace(outputs);
  try {
    const errors = (await compile(workspace, "7", "bundler")).split("\n");
    expect(errors.slice(0, 40).join("\n")).toBe("");
  } finally {
    workspace.remove();
  }
});

function tell(name: string, chosen: readonly Chosen[]): void {
  const values = chosen.reduce((sum, each) => sum + each.values.length, 0);
  const few = chosen.filter((each) => each.values.length < wanted);
  const missed = chosen.filter(({ missedBranches }) => missedBranches.length > 0);
  rows.push(`${name}: ${chosen.length} schemas, ${values} values`);
  for (const each of few) rows.push(`  ${each.schema.localName}: ${each.values.length}, ${each.reason}`);
  for (const each of missed) rows.push(`  ${each.schema.localName} misses ${each.missedBranches.join(", ")}`);
}

/** Where a schema stands in the document: both views of it stand in one place, and a list of a component where it was first found. */
function pointerOf({ name, schema }: NamedSchema): string {
  const place = name.replace(/^input /, "");
  if (place.startsWith("[]")) return schema.pointer;
  return place.startsWith("/") ? place : `/components/schemas/${place.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
