import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { type JsonObject, pointerOf } from "../../src/model/json.js";
import { type EmittedCode, readEmittedCode } from "./emitted-code.js";
import { operationCount } from "./operations.js";
import {
  generate,
  githubName,
  memberOf,
  membersOf,
  namedDocuments,
  type Outcome,
  rawDocument,
  specNames,
} from "./specs.js";
import { unexplainedUnknowns } from "./unknown-types.js";

const names = specNames();
const rows: string[][] = [];

afterAll(() => {
  const cells = rows.filter((row) => row.length > 1);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  process.stdout.write(`\n${lines.join("\n")}\n\n`);
});

describe.each(names)("%s", { timeout: 300_000 }, (name) => {
  const raw = rawDocument(name);

  test("is generated, and whatever is left out has a reason", async () => {
    const outcome = await generate(name);
    const { issues, output } = outcome;
    rows.push([
      name,
      verdictOf(outcome),
      `${output?.api.operations.length ?? 0} operations`,
      `${output?.files.length ?? 0} files`,
      countsOf(outcome),
    ]);
    if (output === undefined) return expect(issues).toEqual([]);

    const code = new Map(output.files.map((file) => [file.path, readEmittedCode(file)]));
    expect(pathsWhere(code, ({ anyTypes }) => anyTypes > 0)).toEqual([]);
    expect(pathsWhere(code, ({ directives }) => directives > 0)).toEqual([]);
    expect(unexplainedUnknowns(output, code, raw)).toEqual([]);

    const emitted = [...code.values()].reduce((sum, { operations }) => sum + operations, 0);
    const refused = issues.filter(
      ({ severity, location }) => severity === "error" && location.pointer.startsWith("/paths/"),
    );
    const count = operationCount(raw);
    expect(emitted).toBe(output.api.operations.length);
    if (name === githubName || namedDocuments.includes(name)) expect(emitted).toBe(count);
    else expect(emitted).toBeGreaterThanOrEqual(count - new Set(refused.map(({ location }) => location.pointer)).size);

    // Whatever is not guarded must be told of, and is known.
    expect(unguardedComponents(outcome, code, raw)).toEqual(listed(name));
  });
});

/** What `unguarded.txt` lists for a document. */
function listed(name: string): readonly string[] {
  const lines = readFileSync(new URL("unguarded.txt", import.meta.url), "utf8").split("\n");
  return lines.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2));
}

/** The components that get no guard, each with the first error about it. */
function unguardedComponents(
  { issues, output }: Outcome,
  code: ReadonlyMap<string, EmittedCode>,
  raw: JsonObject,
): readonly string[] {
  const schemas = new Map(
    output?.api.schemas.filter(({ isComponent }) => isComponent).map((each) => [each.name, each]),
  );
  return membersOf(memberOf(raw["components"], "schemas")).flatMap(([name]) => {
    const schema = schemas.get(name);
    const isGuarded =
      schema !== undefined && code.get(`schemas/${schema.module}.ts`)?.exports.has(`${schema.localName}Guard`);
    if (isGuarded === true) return [];
    const pointer = pointerOf("/components/schemas", name);
    const reason = issues.find(
      ({ severity, location }) => severity === "error" && `${location.pointer}/`.startsWith(`${pointer}/`),
    );
    return [`${name} ${reason?.code ?? "for no reason"}`];
  });
}

function verdictOf({ output, issues }: Outcome): string {
  if (output === undefined) return "refused";
  return issues.some(({ severity }) => severity === "error") ? "partly" : "generated";
}

function countsOf({ issues }: Outcome): string {
  const counts = new Map<string, number>();
  for (const { code } of issues) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => `${code} ${count}`).join(", ");
}

function pathsWhere(code: ReadonlyMap<string, EmittedCode>, holds: (file: EmittedCode) => boolean): readonly string[] {
  return [...code.values()].filter(holds).map(({ path }) => path);
}

test("the counts see what they are there for, and not words in comments and strings", () => {
  const text = [
    "/** Takes any value; @ts-ignore is a word here. */",
    'export const quoted = "any";',
    "export type Anything = any;",
    "// @ts-expect-error",
    "export function call(caller: Caller): void {}",
    "",
  ].join("\n");
  const { anyTypes, directives, operations, exports } = readEmittedCode({ path: "operations/a.ts", text });
  expect({ anyTypes, directives, operations }).toEqual({ anyTypes: 1, directives: 1, operations: 1 });
  expect([...exports]).toEqual(["quoted", "Anything", "call"]);
  expect(readEmittedCode({ path: "a.ts", text: "// @ts-nocheck\n" }).directives).toBe(1);
});
