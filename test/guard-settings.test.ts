import { expect, test } from "vitest";
import { reachableFrom } from "../src/emit/guard/guard-settings.js";
import { all, array, named, object, reference, schemaMap, string } from "./guard-support.js";

test("what a schema reaches is what it refers to, and what that refers to", () => {
  const schemas = schemaMap(
    named("A", all(reference("B"), object({ "a?": reference("A") }))),
    named("B", array(reference("C"))),
    named("C", object({ "back?": reference("B") })),
    named("D", reference("A")),
  );
  const reached = (...names: readonly string[]): readonly string[] =>
    [
      ...reachableFrom(
        names.map((name) => reference(name).schema),
        schemas,
      ),
    ].toSorted();
  expect(reached("A")).toEqual(["A", "B", "C"]);
  expect(reached("C")).toEqual(["B", "C"]);
  expect(reached("D")).toEqual(["A", "B", "C", "D"]);
  expect(reached()).toEqual([]);
  expect([...reachableFrom([string().schema], schemas)]).toEqual([]);
});
