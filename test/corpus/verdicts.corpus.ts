import { afterAll, describe, expect, test } from "vitest";
import { diffSurface } from "../../src/diff/surface/diff-surface.js";
import { diffWire } from "../../src/diff/wire/diff-wire.js";
import type { DiffSide } from "../../src/diff/diff-side.js";
import type { Change } from "../../src/model/change.js";
import { type Edited, editedContents, randomFrom, readDocument, sideOf, sizeOf } from "./edited-documents.js";
import { reachOf } from "../../src/diff/surface/reach.js";
import { specNames } from "./specs.js";
import { goneAndNew } from "./gone-and-new.js";
import { gradeOf, ruleFor, unanswered } from "./verdict-rules.js";

const seed = Number(process.env["SEED"] ?? 1);
const effort = Number(process.env["EFFORT"] ?? 1);
const names = specNames();
/** How often each rule was needed, and each edit made. */
const counts = new Map<string, number>();

describe.each(names)("%s", (name) => {
  test("differs in nothing from itself, and verdicts on its edits agree or have a reason not to", async () => {
    const document = await readDocument(name);
    if (document === undefined) return;
    const isSmall = sizeOf(name) < 200_000;
    const before = sideOf(document, document.content, isSmall);
    if (before === undefined) throw new Error(`${name} is read, and then refused.`);
    expect(diffWire(before, before).map(lineOf)).toEqual([]);
    if (!isSmall) return;
    // With one file more, the outputs are compared to the end.
    const other = { ...before, files: [...before.files, { path: "other.txt", text: "" }] };
    expect(diffSurface(before, other).map(lineOf)).toEqual([]);

    const random = randomFrom(seed * 1000 + names.indexOf(name));
    for (const edited of editedContents(document.content, editsOf(name), random)) {
      const after = sideOf(document, edited.content, true);
      if (after !== undefined) compareEdited(name, edited, before, after);
    }
  });
});

afterAll(() => {
  const lines = [...counts].sort().map(([what, count]) => `${String(count).padStart(5)}  ${what}`);
  process.stdout.write(`\n${lines.join("\n")}\n\n`);
});

function editsOf(name: string): number {
  const size = sizeOf(name);
  return Math.ceil((size < 20_000 ? 4 : size < 60_000 ? 2 : 1) * effort);
}

function compareEdited(name: string, { edit, pointer }: Edited, before: DiffSide, after: DiffSide): void {
  const [wire, types] = [diffWire(before, after), diffSurface(before, after)];
  const text = [
    `${name}: to ${edit} at ${pointer} (SEED=${seed})`,
    "wire:",
    ...wire.map(lineOf),
    "types:",
    ...types.map(lineOf),
  ].join("\n");
  count(`edit: ${edit}, wire ${gradeOf(wire)}, types ${gradeOf(types)}`);
  const alone = unanswered(wire, types);
  const context = { idleTypes: idleTypesOf(before) };
  const reasonFor = (change: Change): string | undefined => ruleFor(change, [...wire, ...types], context)?.because;
  for (const change of alone) count(`rule: ${reasonFor(change) ?? `NONE for ${change.kind}`}`);
  expect.soft(alone.filter((change) => reasonFor(change) === undefined).map(lineOf), text).toEqual([]);
  const [wireBack, typesBack] = [diffWire(after, before), diffSurface(after, before)];
  const back = goneAndNew([...wireBack, ...typesBack]);
  const forth = goneAndNew([...wire, ...types]);
  expect.soft(back.gone, `swapped, ${text}`).toEqual(forth.new);
  expect.soft(back.new, `swapped, ${text}`).toEqual(forth.gone);
}

/** The types of schemas that no operation carries: of two views, one may be carried and the other not. */
function idleTypesOf({ api }: DiffSide): ReadonlySet<string> {
  const reach = reachOf(api);
  return new Set(api.schemas.flatMap(({ name, localName }) => (reach.waysOf(name).size === 0 ? [localName] : [])));
}

function count(what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

function lineOf({ impact, direction, kind, subject, message, explanation }: Change): string {
  return `  ${impact} ${direction ?? "-"} ${kind} ${subject}: ${message} ${explanation ?? ""}`.trimEnd();
}
