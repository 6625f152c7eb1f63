import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { isJsonObject, type JsonObject, type JsonValue, valueAt } from "../../src/model/json.js";
import type { NamedSchema } from "../../src/model/schema.js";
import { loadGuards } from "./load-guards.js";
import { createOracle, type LeftOut, type Oracle } from "./oracle.js";
import { generate, githubName, namedDocuments, rawDocument, specNames } from "./specs.js";
import { collectExamples, type Pools, sampleOf, withMutations } from "./values.js";

const views: readonly LeftOut[] = ["writeOnly", "nothing", "readOnly"];
const rows: string[] = [];
afterAll(() => {
  process.stdout.write(`\n${rows.join("\n")}\n\n`);
});

/** Everything of 3.1, and of 3.0 GitHub's and the named documents but for two that are large and alike. */
const names = specNames().filter((name) => {
  if (name === "digitalocean.yaml" || name === "stripe-2022.json") return false;
  if (name === githubName || namedDocuments.includes(name)) return true;
  return String(rawDocument(name)["openapi"]).startsWith("3.1.");
});

describe.each(names)("the guards of %s", (name) => {
  test("agree with ajv on the examples of the document and on mutations of them", async () => {
    const { output } = await generate(name);
    if (output === undefined) throw new Error(`${name} was refused.`);
    const raw = rawDocument(name);
    const examples = collectExamples(raw);
    const oracles = new Map(views.map((view) => [view, createOracle(raw, output.document.version, view)]));
    const guards = loadGuards(output);
    onTestFinished(() => guards.remove());
    const count = { schemas: 0, valid: 0, invalid: 0 };
    const disagreements: string[] = [];
    for (const schema of output.api.schemas) {
      const pointer = pointerOf(schema);
      if (!schema.guarded || valueAt(raw, pointer) === undefined) continue;
      const values = valuesOf(pointer, examples, raw, output.api.schemas.length > 400 ? 10 : 30);
      const guard = guards.guardOf(schema);
      const verdicts = values.map((value) => guard.is(value));
      // Whether the guard is that of a view is not asked of the code under test; it must fit one of them in all its verdicts.
      const fits = views.some((view) => firstDisagreement(oracles.get(view), pointer, values, verdicts) === undefined);
      if (!fits)
        disagreements.push(`${pointer} ${firstDisagreement(oracles.get("writeOnly"), pointer, values, verdicts)}`);
      for (const [index, value] of values.entries()) {
        // A guard that says no must be able to say why, and one that says yes has nothing to say.
        if ((guard.issues(value).length === 0) !== verdicts[index])
          disagreements.push(`${pointer} explains otherwise ${JSON.stringify(value)}`);
      }
      count.schemas += 1;
      for (const verdict of verdicts) count[verdict ? "valid" : "invalid"] += 1;
    }
    rows.push(`${name}: ${count.schemas} guards, ${count.valid} valid and ${count.invalid} invalid values`);
    expect(disagreements.map((each) => each.slice(0, 600)).slice(0, 12)).toEqual([]);
  });
});

/** Where a schema stands in the document: both views of it stand in one place, and a list of a component where it was first found. */
function pointerOf({ name, schema }: NamedSchema): string {
  const place = name.replace(/^input /, "");
  if (place.startsWith("[]")) return schema.pointer;
  return place.startsWith("/") ? place : `/components/schemas/${place.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

function valuesOf(pointer: string, examples: Pools, raw: JsonObject, count: number): readonly JsonValue[] {
  const schema = valueAt(raw, pointer);
  const given = [
    ...(examples.get(pointer) ?? []).slice(0, 3),
    sampleOf(schema, raw, true),
    sampleOf(schema, raw, false),
  ];
  const distinct = new Map(
    given.flatMap((value) => withMutations(value, count)).map((value) => [JSON.stringify(value), value]),
  );
  return [...distinct.values()].filter((value) => isJsonObject(value) || value !== undefined);
}

function firstDisagreement(
  oracle: Oracle | undefined,
  pointer: string,
  values: readonly JsonValue[],
  verdicts: readonly boolean[],
): string | undefined {
  const index = values.findIndex((value, each) => oracle?.isValid(pointer, value) !== verdicts[each]);
  if (index === -1) return undefined;
  return `is ${verdicts[index] ? "too lax" : "too strict"}: ${JSON.stringify(values[index])}`;
}
