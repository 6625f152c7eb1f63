import fc, { type Arbitrary } from "fast-check";
import { describe, expect, test } from "vitest";
import { diffWire } from "../src/diff/wire/diff-wire.js";
import { impacts, type Impact } from "../src/model/change.js";
import { outcomeOf, renderChanges, worstDirections } from "./diff-cases.js";
import { operationsArbitrary, schemasWithin, sideOf, type EditedOperation } from "./diff-documents.js";
import { schemaEdits, type SchemaEdit } from "./diff-edits.js";

const runs = { seed: 20261123, numRuns: 20 } as const;
const directions = ["request", "response"] as const;

/** A document before and after one edit of one schema in it. */
interface Edited {
  readonly before: readonly EditedOperation[];
  readonly after: readonly EditedOperation[];
}

/** Documents in which the edit is possible somewhere, and is made at a place of them. */
function edited(edit: SchemaEdit, direction: (typeof directions)[number]): Arbitrary<Edited> {
  return fc
    .tuple(operationsArbitrary, fc.nat())
    .map(([before, place]) => ({ before, after: editedAt(before, edit, direction, place) }))
    .filter((pair): pair is Edited => pair.after !== undefined);
}

/** The operations after an edit of the schema at a place, counted among those that can be edited so. */
function editedAt(
  operations: readonly EditedOperation[],
  edit: SchemaEdit,
  direction: (typeof directions)[number],
  place: number,
): readonly EditedOperation[] | undefined {
  const after = structuredClone(operations);
  const schemas = after.flatMap((operation) => schemasWithin(operation[direction]));
  const possible = schemas.filter((schema) => edit.apply(structuredClone(schema)));
  const chosen = possible[place % possible.length];
  return chosen !== undefined && edit.apply(chosen) ? after : undefined;
}

describe.each(directions)("in what a %s carries", { timeout: 60_000 }, (direction) => {
  test.each(schemaEdits)("to $name costs what it should, and so does taking it back", (edit) => {
    fc.assert(
      fc.property(edited(edit, direction), ({ before, after }) => {
        const [old, young] = [sideOf(before), sideOf(after)];
        const [forth, back] = [diffWire(old, young), diffWire(young, old)];
        expect(outcomeOf(forth), renderChanges(forth)).toBe(edit.cost[direction]);
        expect(outcomeOf(back), renderChanges(back)).toBe(edit.back[direction]);
        if (outcomeOf(forth) !== "cosmetic") expect(worstDirections(forth)).toEqual([direction]);
        expect(forth.every(({ operations }) => operations.length === 1)).toBe(true);
      }),
      runs,
    );
  });

  test.each(["additive", "risky or breaking"] as const)(
    "edits that are %s are no better and no worse together",
    (kind) => {
      const isOfKind = (edit: SchemaEdit) =>
        (kind === "additive" ? ["additive"] : ["risky", "breaking"]).includes(edit.cost[direction]);
      const chain = fc.array(fc.tuple(fc.constantFrom(...schemaEdits.filter(isOfKind)), fc.nat()), {
        minLength: 1,
        maxLength: 5,
      });
      fc.assert(
        fc.property(operationsArbitrary, chain, (before, edits) => {
          const after = edits.reduce((each, [edit, place]) => editedAt(each, edit, direction, place) ?? each, before);
          if (after === before) return;
          const changes = diffWire(sideOf(before), sideOf(after));
          expect(kind, renderChanges(changes)).toContain(outcomeOf(changes));
        }),
        runs,
      );
    },
  );
});

/** Edits of whole operations: what they cost, and what it costs to take them back. */
const operationEdits: readonly {
  readonly name: string;
  readonly cost: Impact;
  readonly back: Impact;
  readonly apply: (operations: readonly EditedOperation[]) => readonly EditedOperation[];
}[] = [
  { name: "add an operation", cost: "additive", back: "breaking", apply: withOperation },
  { name: "remove an operation", cost: "breaking", back: "additive", apply: (operations) => operations.slice(1) },
  { name: "rename an operation", cost: "cosmetic", back: "cosmetic", apply: withFirst({ operationId: "renamed0" }) },
  { name: "use other words", cost: "cosmetic", back: "cosmetic", apply: withFirst({ summary: "In other words." }) },
  {
    name: "add an optional parameter",
    cost: "additive",
    back: "risky",
    apply: withParameter(false),
  },
  {
    name: "add a required parameter",
    cost: "breaking",
    back: "risky",
    apply: withParameter(true),
  },
];

function withOperation(operations: readonly EditedOperation[]): readonly EditedOperation[] {
  return [{ ...newOperation, operationId: "call9" }, ...operations];
}

const newOperation: Omit<EditedOperation, "operationId"> = {
  summary: "Is new.",
  parameters: [],
  request: { type: "object" },
  response: { type: "object" },
};

function withFirst(members: Partial<EditedOperation>) {
  return ([first, ...others]: readonly EditedOperation[]) =>
    first === undefined ? [] : [{ ...first, ...members }, ...others];
}

function withParameter(required: boolean) {
  return ([first, ...others]: readonly EditedOperation[]) => {
    if (first === undefined) return [];
    const parameters = [...first.parameters, { name: "fresh", required, schema: { type: "string" as const } }];
    return [{ ...first, parameters }, ...others];
  };
}

test.each(operationEdits)(
  "to $name costs what it should, and so does taking it back",
  { timeout: 60_000 },
  ({ cost, back, apply }) => {
    fc.assert(
      fc.property(operationsArbitrary, (before) => {
        const after = apply(before);
        const [old, young] = [sideOf(before), sideOf(after)];
        expect(outcomeOf(diffWire(old, young))).toBe(cost);
        expect(outcomeOf(diffWire(young, old))).toBe(back);
      }),
      runs,
    );
  },
);

test("the worst of several edits is what they cost together", { timeout: 60_000 }, () => {
  const each = fc.tuple(fc.constantFrom(...schemaEdits), fc.constantFrom(...directions), fc.nat());
  fc.assert(
    fc.property(operationsArbitrary, fc.array(each, { minLength: 3, maxLength: 3 }), (before, edits) => {
      const costs: Impact[] = [];
      const after = before.map((operation, index) => {
        const [edit, direction, place] = edits[index] ?? [];
        if (edit === undefined || direction === undefined) return operation;
        const [changed] = editedAt([operation], edit, direction, place ?? 0) ?? [];
        if (changed !== undefined) costs.push(edit.cost[direction]);
        return changed ?? operation;
      });
      const changes = diffWire(sideOf(before), sideOf(after));
      expect(outcomeOf(changes), renderChanges(changes)).toBe(
        impacts.find((impact) => costs.includes(impact)) ?? "none",
      );
    }),
    runs,
  );
});

test(
  "nothing differs between a document and itself, in another order or with its schemas elsewhere",
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(operationsArbitrary, (operations) => {
        const reversed = structuredClone([...operations]).reverse();
        for (const schema of reversed.flatMap(({ request, response }) => [request, response].flatMap(schemasWithin))) {
          if (schema.properties !== undefined)
            schema.properties = Object.fromEntries(Object.entries(schema.properties).reverse());
          schema.required?.reverse();
        }
        for (const other of [sideOf(operations), sideOf(reversed), sideOf(operations, "components")]) {
          const changes = diffWire(sideOf(operations), other);
          expect(changes, renderChanges(changes)).toEqual([]);
        }
      }),
      runs,
    );
  },
);

test("a change keeps its fingerprint when something else is added before it", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...schemaEdits).chain((edit) => edited(edit, "request")),
      ({ before, after }) => {
        const alone = diffWire(sideOf(before), sideOf(after)).map(({ fingerprint }) => fingerprint);
        const among = diffWire(sideOf(before), sideOf(withOperation(after))).map(({ fingerprint }) => fingerprint);
        expect(alone.length).toBeGreaterThan(0);
        expect(among).toEqual(expect.arrayContaining(alone));
        expect(new Set(among).size).toBe(among.length);
      },
    ),
    runs,
  );
});
