import { expect, test, vi } from "vitest";
import { diffSurface } from "../src/diff/surface/diff-surface.js";
import { documentWith, object, ref, sideOf, surfaceChanges } from "./surface-support.js";

// Whoever asks the compiler here fails.
vi.mock("../src/diff/surface/compiler.js", () => ({
  compile: () => {
    throw new Error("The compiler was asked.");
  },
}));

const integer = { type: "integer" };
const document = (description: string, id: object = integer): ReturnType<typeof documentWith> =>
  documentWith({ schemas: { Pet: { ...object({ id: { ...id, description } }), description } }, gives: ref("Pet") });

test("the compiler is not asked about two outputs that are the same", () => {
  expect(diffSurface(sideOf(document("A pet.")), sideOf(document("A pet.")))).toEqual([]);
});

test("nor about words", () => {
  expect(surfaceChanges(document("A pet."), document("An animal.\n\nexport type Pet = string;"))).toEqual([]);
});

test("but about types", () => {
  expect(() => surfaceChanges(document("A pet."), document("A pet.", { type: "string" }))).toThrow("was asked");
});
