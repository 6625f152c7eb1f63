import { describe, expect, test } from "vitest";
import { applyIgnores, expiredIssues, unusedIssues } from "../src/diff/apply-ignores.js";
import { loadIgnoreFile } from "../src/load/load-ignore-file.js";
import { changeOf } from "./change-support.js";
import { put, temporaryFolder } from "./write-support.js";

const file = ".specwright-ignore.yaml";
const first = "0123456789ab";
const second = "abcdefabcdef";

async function load(text: string) {
  const cwd = temporaryFolder();
  put(cwd, file, text);
  return loadIgnoreFile(undefined, cwd);
}

describe("reading", () => {
  test("entries have a fingerprint, a reason, and a date if they end", async () => {
    const { value, issues } = await load(
      `# Agreed on in the meeting.\n- fingerprint: ${first}\n  reason: Nobody calls it.\n` +
        `- { fingerprint: "${second}", reason: Until the app is out., until: 2026-12-31 }\n`,
    );
    expect(issues).toEqual([]);
    expect(value).toMatchObject([
      { fingerprint: first, reason: "Nobody calls it.", location: { file, line: 2, column: 16 } },
      { fingerprint: second, until: "2026-12-31", location: { file, line: 4 } },
    ]);
    expect(value?.[0]).not.toHaveProperty("until");
  });

  test("no file is no entry, and neither is an empty one; one that was asked for must be there", async () => {
    const cwd = temporaryFolder();
    expect(await loadIgnoreFile(undefined, cwd)).toEqual({ value: [], issues: [] });
    expect((await load("# nothing yet\n")).value).toEqual([]);
    expect((await loadIgnoreFile("other.yaml", cwd)).issues[0]?.code).toBe("file-not-found");
    put(cwd, "other.yaml", `- { fingerprint: ${first}, reason: x }\n`);
    expect((await loadIgnoreFile("other.yaml", cwd)).value).toHaveLength(1);
  });

  test.each<[text: string, place: string, message: string, hint?: string]>([
    ["a: b", "1:1", "An ignore file is a list of entries."],
    ["- text", "1:3", "An entry is a map with a `fingerprint` and a `reason`."],
    [`- fingerprint: ${first}`, "1:3", "`reason` is missing.", "Say why the change may pass; reports show it."],
    [`- { fingerprint: ${first}, reason: ' ' }`, "1:40", "`reason` must be a text that is not empty."],
    ["- reason: x", "1:3", "`fingerprint` is missing."],
    [
      `- { fingerprint: 012345678901, reason: x }`,
      "1:18",
      "`fingerprint` must be a text, and this is a number.",
      "Put it in quotes.",
    ],
    [
      "- { fingerprint: ABCDEFABCDEF, reason: x }",
      "1:18",
      "A fingerprint has twelve hexadecimal digits, letters in lower case.",
    ],
    [
      "- { fingerprint: abc, reason: x }",
      "1:18",
      "A fingerprint has twelve hexadecimal digits, letters in lower case.",
    ],
    [
      `- { fingerprint: ${first}, reason: x, untill: 2020-01-01 }`,
      "1:43",
      "An entry has no member `untill`.",
      "Did you mean `until`?",
    ],
    [
      `- { fingerprint: ${first}, reason: x, until: 2026-02-30 }`,
      "1:50",
      "`until` must be a date such as `2026-12-31`: the last day on which the entry counts.",
    ],
    [
      `- { fingerprint: ${first}, reason: x, until: soon }`,
      "1:50",
      "`until` must be a date such as `2026-12-31`: the last day on which the entry counts.",
    ],
    [
      `- { fingerprint: ${first}, reason: x }\n- { fingerprint: ${first}, reason: y }`,
      "2:18",
      `\`${first}\` stands already in line 1.`,
    ],
  ])("%j is told at %s", async (text, place, message, hint) => {
    const { value, issues } = await load(text);
    expect(value).toBeUndefined();
    expect(issues).toHaveLength(1);
    const [{ location, severity, ...issue } = { location: undefined, severity: undefined, message: "", hint: "" }] =
      issues;
    expect(`${location?.line}:${location?.column}`).toBe(place);
    expect(issue.message).toBe(message);
    expect(severity).toBe("fatal");
    if (hint !== undefined) expect(issue.hint).toBe(hint);
  });

  test("all mistakes are told at once", async () => {
    expect((await load("- {}\n- { reason: 1 }\n- 3\n")).issues).toHaveLength(5);
  });
});

describe("application", () => {
  const location = { file, line: 1, column: 1, pointer: "/0/fingerprint" };
  const changes = [changeOf("breaking", { fingerprint: first }), changeOf("additive", { fingerprint: second })];
  const entry = { fingerprint: first, reason: "Agreed.", location };

  test("a change that an entry names is taken out, with the reason", () => {
    expect(applyIgnores(changes, [entry], "2026-06-01")).toEqual({
      changes: [changes[1]],
      ignored: [{ change: changes[0], reason: "Agreed." }],
    });
    expect(applyIgnores(changes, [], "2026-06-01")).toEqual({ changes, ignored: [] });
  });

  test.each([
    ["2026-05-31", true],
    ["2026-06-01", true],
    ["2026-06-02", false],
  ])("on %s, an entry until the first of June counts: %s", (today, counts) => {
    const ending = { ...entry, until: "2026-06-01" };
    const { ignored } = applyIgnores(changes, [ending], today);
    expect(ignored).toHaveLength(counts ? 1 : 0);
    expect(expiredIssues([ending], today).map(({ code }) => code)).toEqual(counts ? [] : ["ignore-expired"]);
    // What is over is told once, not also as unused.
    expect(unusedIssues([ending], ignored, today)).toEqual([]);
  });

  test("an entry that names no change is told, where it stands", () => {
    const unused = { ...entry, fingerprint: "000000000000" };
    const { ignored } = applyIgnores(changes, [entry, unused], "2026-06-01");
    expect(unusedIssues([entry, unused], ignored, "2026-06-01")).toMatchObject([
      { code: "ignore-unused", severity: "warning", location, message: "There is no change `000000000000` any more." },
    ]);
  });
});
