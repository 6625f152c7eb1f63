import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diffWire } from "../src/diff/wire/diff-wire.js";
import type { Change } from "../src/model/change.js";
import {
  caseNames,
  casesFolder,
  oasdiffLevels,
  outcomeOf,
  readChecks,
  readSide,
  renderChanges,
  verdictOf,
  worstDirections,
  type Outcome,
} from "./diff-cases.js";

// Each folder of diffs/ holds two documents that differ in one thing, what ought to be said of it (verdict.yaml), and what is said
// (expected.md). `npm run test:update` rewrites the last; read that diff as you would read a colleague's code.

const checks = readChecks();

describe.each(caseNames)("%s", { timeout: 30_000 }, (name) => {
  test("is rated as it should be, and in the expected words", async () => {
    const verdict = verdictOf(name);
    const changes = diffWire(await readSide(name, "before.yaml"), await readSide(name, "after.yaml"));
    const directions = verdict.ours === "none" ? [] : [verdict.direction];
    expect({ outcome: outcomeOf(changes), directions: worstDirections(changes) }, renderChanges(changes)).toEqual({
      outcome: verdict.ours,
      directions,
    });
    await expect(renderChanges(changes)).toMatchFileSnapshot(join(casesFolder, name, "expected.md"));
  });

  test("is rated as it should be the other way round", async () => {
    const changes = diffWire(await readSide(name, "after.yaml"), await readSide(name, "before.yaml"));
    expect(outcomeOf(changes), renderChanges(changes)).toBe(verdictOf(name).swapped);
  });

  test("is of documents that mean something, and that equal themselves", async () => {
    for (const file of ["before.yaml", "after.yaml"] as const) {
      const side = await readSide(name, file);
      const grave = side.issues.filter(({ severity }) => severity !== "warning");
      expect(grave, file).toEqual([]);
      expect(diffWire(side, await readSide(name, file)), file).toEqual([]);
    }
  });

  test("says what it is about, and why we differ from others", () => {
    const verdict = verdictOf(name);
    const { ours, oasdiff, redocly, because, ...others } = verdict;
    const known = ["direction", "swapped", "settings"];
    expect(Object.keys(others).filter((member) => !known.includes(member))).toEqual([]);
    const agreed = [
      oasdiff === undefined ? true : oasdiffMeans[oasdiff].includes(ours),
      redoclyMeans[redocly].includes(ours),
    ];
    expect(because !== undefined, "`because` says why ours differs, and stands only there").toBe(
      agreed.includes(false),
    );
    expect(because ?? "A sentence.").toMatch(/^[A-Z`].*\.$/s);
    expect(oasdiff, "the worst level of the checks that name the case").toBe(worstLevelOf(name));
  });

  test("has its four files and no other", () => {
    const files = readdirSync(join(casesFolder, name)).filter((file) => file !== "expected.md");
    expect(files.sort()).toEqual(["after.yaml", "before.yaml", "verdict.yaml"]);
  });
});

/** Which of our words mean what oasdiff's mean: `WARN` is for what may break, `INFO` for what does not. */
const oasdiffMeans: Readonly<Record<(typeof oasdiffLevels)[number], readonly Outcome[]>> = {
  ERR: ["breaking"],
  WARN: ["risky"],
  INFO: ["additive", "cosmetic", "none"],
};

/** Which of our words mean what Redocly's mean: it has no word for a risk, and rates words and new things as it finds them. */
const redoclyMeans: Readonly<Record<"major" | "minor" | "patch" | "none", readonly Outcome[]>> = {
  major: ["breaking"],
  minor: ["risky", "additive", "cosmetic"],
  patch: ["risky", "additive", "cosmetic", "none"],
  none: ["none", "cosmetic"],
};

function worstLevelOf(name: string): string | undefined {
  const entries = Object.values(checks.oasdiff).filter((entry) => entry.case === name);
  return oasdiffLevels.find((level) => entries.some((entry) => entry.level === level));
}

test("every check of oasdiff that is an error or a warning, and every rule of Redocly, is answered once", () => {
  const levels = Object.values(checks.oasdiff).map(({ level }) => level);
  const count = (level: string) => levels.filter((each) => each === level).length;
  expect({ errors: count("ERR"), warnings: count("WARN") }).toEqual({ errors: 213, warnings: 30 });
  expect(Object.keys(checks.redocly)).toHaveLength(22);
  for (const [id, entry] of Object.entries({ ...checks.oasdiff, ...checks.redocly })) {
    expect([entry.case, entry.inapplicable].filter(Boolean), id).toHaveLength(1);
    if (entry.case !== undefined) expect(caseNames, id).toContain(entry.case);
    else expect(entry.inapplicable, id).toMatch(/^[A-Z`].*\.$/s);
  }
});

test("every case answers somebody, or says why it is there", () => {
  const named = [...Object.values(checks.oasdiff), ...Object.values(checks.redocly)].map((entry) => entry.case);
  expect(caseNames.filter((name) => !named.includes(name))).toEqual(Object.keys(checks.own).sort());
  for (const [name, why] of Object.entries(checks.own)) expect(why, name).toMatch(/^[A-Z`].*\.$/s);
});

// What is lost one way is won the other. Only words may be rewritten at will, lists that the settings call open, and what is
// deprecated be so no longer: nobody is worse off either way.
test("no change is for the better both ways", { timeout: 90_000 }, async () => {
  const harmless: readonly Outcome[] = ["none", "additive", "cosmetic"];
  for (const name of caseNames) {
    const [before, after] = [await readSide(name, "before.yaml"), await readSide(name, "after.yaml")];
    const [forth, back] = [diffWire(before, after), diffWire(after, before)];
    expect(forth.length === 0, `${name} differs either both ways or not at all`).toBe(back.length === 0);
    if (![...forth, ...back].some(isPromise) || verdictOf(name).settings?.enums?.all === "open") continue;
    expect(
      [outcomeOf(forth), outcomeOf(back)].every((outcome) => harmless.includes(outcome)),
      name,
    ).toBe(false);
  }
});

/** Whether a change is more than words and announcements. */
function isPromise({ impact, kind }: Change): boolean {
  return impact !== "cosmetic" && !/deprecated|reactivated|sunset|stability/.test(kind);
}
