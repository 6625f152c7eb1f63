import { expect, test } from "vitest";
import type { JsonValue } from "../../src/model/json.js";
import { everyOtherInCI } from "./choose-part.js";
import { assignmentErrors } from "./soundness-check.js";
import { testSoundness } from "./soundness-suite.js";
import { specNames } from "./specs.js";

// GitHub's documents take as long as all others, and have a file of their own.
testSoundness(everyOtherInCI(specNames().filter((name) => !name.startsWith("github"))));

test("a type that is narrower than its schema does not go unseen", async () => {
  const types = [{ path: "schemas/Pet.ts", text: "export interface Pet { name: string }\n" }];
  const schema = { localName: "Pet", module: "Pet" };
  const values: readonly JsonValue[] = [{ name: "a" }, { name: "a", other: 1 }, {}, { other: 1 }, { name: 1 }, null];
  for (const compiler of ["5.9", "7"] as const) {
    const assignments = values.map((value) => ({ schema, value }));
    const errors = await assignmentErrors(types, assignments, ["name", "other"], compiler);
    expect(errors.map((error) => error.split(" ")[0])).toEqual(["{}", '{"other":1}', '{"name":1}', "null"]);
  }
});

test("a value that shares no property with its type is no error", async () => {
  const types = [{ path: "schemas/Pet.ts", text: "export interface Pet { name?: string; tag?: { id?: number } }\n" }];
  const schema = { localName: "Pet", module: "Pet" };
  const assignments = [{ other: 1 }, { tag: { other: 1 } }, {}].map((value) => ({ schema, value }));
  expect(await assignmentErrors(types, assignments, [], "7")).toHaveLength(2);
  expect(await assignmentErrors(types, assignments, ["name", "tag", "id"], "7")).toEqual([]);
});
