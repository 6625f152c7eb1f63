import fc from "fast-check";
import semver from "semver";
import { expect, test } from "vitest";
import { bumpOf, checkVersion, nextVersion } from "../src/diff/bump.js";
import { sortChanges } from "../src/diff/sort-changes.js";
import { type Bump, bumps, type Impact, impacts } from "../src/model/change.js";
import { changeOf } from "./change-support.js";

test.each<[impacts: Impact[], bump: Bump]>([
  [[], "none"],
  [["cosmetic"], "patch"],
  [["additive"], "minor"],
  [["risky"], "minor"],
  [["breaking"], "major"],
  [["cosmetic", "additive"], "minor"],
  [["additive", "breaking", "cosmetic"], "major"],
])("changes that are %j make %s", (given, bump) => {
  expect(bumpOf(given.map((impact) => changeOf(impact)))).toBe(bump);
  expect(bumpOf(given.map((impact) => changeOf(impact, { verdict: "types" })))).toBe(bump);
});

test.each<[version: string, major: string, minor: string, patch: string]>([
  ["1.2.3", "2.0.0", "1.3.0", "1.2.4"],
  ["10.0.0", "11.0.0", "10.1.0", "10.0.1"],
  ["0.2.3", "0.3.0", "0.2.4", "0.2.4"],
  ["0.2.0", "0.3.0", "0.2.1", "0.2.1"],
  ["0.0.3", "0.0.4", "0.0.4", "0.0.4"],
  ["1.2.3+build.5", "2.0.0", "1.3.0", "1.2.4"],
  ["2.0.0-beta.1", "2.0.0", "2.0.0", "2.0.0"],
  ["2.1.0-beta.1", "3.0.0", "2.1.0", "2.1.0"],
  ["2.1.1-beta.1", "3.0.0", "2.2.0", "2.1.1"],
  ["0.2.0-rc.1", "0.2.0", "0.2.0", "0.2.0"],
])("%s is followed by %s, %s or %s", (version, major, minor, patch) => {
  expect((["major", "minor", "patch"] as const).map((bump) => nextVersion(version, bump))).toEqual([
    major,
    minor,
    patch,
  ]);
  expect(nextVersion(version, "none")).toBe(version);
});

const notSemantic = [
  "v1",
  "1.0",
  "2024-01-01",
  "v1.2.3",
  "=1.2.3",
  " 1.2.3",
  "1.2.3 ",
  "01.2.3",
  "1.2.3.4",
  "1.2",
  "",
  "latest",
];

test.each(notSemantic)("%j is no version", (version) => {
  for (const bump of bumps) expect(nextVersion(version, bump)).toBeUndefined();
  expect(checkVersion(version, "1.0.0", "minor")).toMatchObject({ kind: "not-semantic" });
  expect(checkVersion("1.0.0", version, "minor")).toMatchObject({ kind: "not-semantic" });
  expect(checkVersion(version, version, "none")).toBeUndefined();
  expect(checkVersion(version, version, "patch")).toMatchObject({ kind: "not-semantic" });
});

test.each<[before: string, bump: Bump, after: string, required: string | undefined]>([
  ["1.4.0", "major", "2.0.0", undefined],
  ["1.4.0", "major", "3.1.0", undefined],
  ["1.4.0", "major", "2.0.0-rc.1", undefined],
  ["1.4.0", "major", "1.5.0", "2.0.0"],
  ["1.4.0", "major", "1.4.0", "2.0.0"],
  ["1.4.0", "minor", "1.4.1", "1.5.0"],
  ["1.4.0", "minor", "2.0.0", undefined],
  ["1.4.0", "patch", "1.4.0", "1.4.1"],
  ["1.4.0", "patch", "1.4.0+2", "1.4.1"],
  ["1.4.0", "none", "1.4.0", undefined],
  ["1.4.0", "none", "1.4.1", undefined],
  ["1.4.0", "none", "1.3.9", "1.4.0"],
  ["1.4.0", "patch", "1.4.1-0", undefined],
  ["2.0.0-beta.1", "major", "2.0.0-beta.2", undefined],
  ["2.0.0-beta.2", "patch", "2.0.0-beta.1", "2.0.0"],
  ["2.0.0-beta.1", "major", "2.0.0-beta.1", "2.0.0"],
  ["2.1.0-beta.1", "major", "2.1.0-beta.2", "3.0.0"],
  ["0.2.3", "major", "0.2.4", "0.3.0"],
  ["0.2.3", "major", "0.3.0", undefined],
  ["0.2.3", "minor", "0.2.4", undefined],
  ["0.0.3", "major", "0.0.4", undefined],
  ["0.9.0", "major", "1.0.0", undefined],
])("%s, %s, %s: %s", (before, bump, after, required) => {
  const problem = checkVersion(before, after, bump);
  expect(problem?.required).toBe(required);
  if (required !== undefined) expect(problem?.message).toContain(after);
});

test("a message says what is needed, and why", () => {
  expect(checkVersion("1.4.0", "1.5.0", "major")?.message).toBe(
    "The version 1.5.0 is too low: a major change after 1.4.0 needs 2.0.0.",
  );
  expect(checkVersion("1.4.0", "1.3.0", "none")?.message).toBe("The version 1.3.0 is lower than the 1.4.0 before.");
});

const number = fc.nat({ max: 12 });
const identifier = fc.constantFrom("alpha", "beta", "rc", "0", "7", "x-y");
const versions = fc
  .tuple(number, number, number, fc.array(identifier, { maxLength: 2 }), fc.array(identifier, { maxLength: 1 }))
  .map(([major, minor, patch, pre, build]) => {
    const suffix = `${pre.length === 0 ? "" : `-${pre.join(".")}`}${build.length === 0 ? "" : `+${build.join(".")}`}`;
    return `${major}.${minor}.${patch}${suffix}`;
  });
const release = fc.tuple(number, number, number).map((numbers) => numbers.join("."));

test("the next version is higher, is a release, does, and none lower does", () => {
  fc.assert(
    fc.property(versions, fc.constantFrom("major", "minor", "patch"), (version, bump) => {
      const next = nextVersion(version, bump) ?? "";
      expect(semver.parse(next)?.prerelease).toEqual([]);
      expect(semver.lt(version, next)).toBe(true);
      expect(checkVersion(version, next, bump)).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(versions, versions, fc.constantFrom(...bumps), (before, after, bump) => {
      if (!semver.lt(after, before)) return;
      expect(checkVersion(before, after, bump)).toMatchObject({ kind: "too-low" });
    }),
  );
});

test("a worse bump never leads to a lower version", () => {
  fc.assert(
    fc.property(versions, (version) => {
      const [major = "", minor = "", patch = ""] = bumps.map((bump) => nextVersion(version, bump) ?? "");
      expect([semver.lt(major, minor), semver.lt(minor, patch)]).toEqual([false, false]);
    }),
  );
});

/** The end of npm's caret: the first version that a user of `^version` does not get. */
function endOfCaret(version: string): string {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  if (major > 0) return `${major + 1}.0.0`;
  return minor > 0 ? `0.${minor + 1}.0` : `0.0.${patch + 1}`;
}

test("who depends with npm's caret never gets a breaking change, and gets all others as far as 0.0.z allows", () => {
  fc.assert(
    fc.property(release, (version) => {
      const end = endOfCaret(version);
      expect(nextVersion(version, "major")).toBe(end);
      if (version.startsWith("0.0.")) return;
      for (const bump of ["minor", "patch"] as const)
        expect(semver.lt(nextVersion(version, bump) ?? "", end)).toBe(true);
    }),
  );
});

test("changes are in the order of their impact, then of the documents, whichever of both they stand in", () => {
  const at = (impact: Impact, file: string, line: number, verdict: "wire" | "types" = "wire") =>
    changeOf(impact, { verdict, location: { file, line, column: 1, pointer: "" } });
  const sorted = [
    at("breaking", "main:a.yaml", 3),
    at("breaking", "a.yaml", 4),
    at("breaking", "a.yaml", 4, "types"),
    at("breaking", "b.yaml", 1),
    at("risky", "a.yaml", 1),
    at("additive", "main:b.yaml", 2),
    at("cosmetic", "a.yaml", 1),
    at("cosmetic", "elsewhere.yaml", 1),
  ];
  const files = [
    ["main:a.yaml", "main:b.yaml"],
    ["a.yaml", "b.yaml"],
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(sorted, { minLength: sorted.length }), (given) => {
      expect(sortChanges(given, files)).toEqual(sorted);
    }),
  );
  expect(impacts).toHaveLength(4);
});
