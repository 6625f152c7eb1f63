import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keepEntry } from "../src/pack/keep-entry.js";
import { setVersion } from "../src/pack/set-version.js";

const minor = { version: "1.1.0", text: "## 1.1.0\n\n### New\n\n- `a` is new.\n", since: "1.0.0" };
const more = { version: "1.1.0", text: "## 1.1.0\n\n### New\n\n- `a` is new.\n- `b` is new.\n", since: "1.0.0" };
const major = {
  version: "2.0.0",
  text: "## 2.0.0\n\n### Breaking\n\n- `c` is gone.\n\n### New\n\n- `a` is new.\n",
  since: "1.0.0",
};
const past = "# Changelog\n\nAll that changed.\n\n## 1.0.0\n\nThe first version.\n";

/** A changelog without our marks, whose hashes are nobody's business. */
const bare = (changelog: string): string => changelog.replace(/<!-- specwright [0-9a-f]{12} -->/g, "<!-- -->");

describe("an entry of a changelog", () => {
  test("begins one, below a title", () => {
    expect(bare(keepEntry("", minor))).toBe("# Changelog\n\n## 1.1.0\n\n### New\n\n- `a` is new.\n\n<!-- -->\n");
  });

  test("stands above those of other versions, below what is about none", () => {
    expect(bare(keepEntry(past, minor))).toBe(
      "# Changelog\n\nAll that changed.\n\n## 1.1.0\n\n### New\n\n- `a` is new.\n\n<!-- -->\n\n## 1.0.0\n\nThe first version.\n",
    );
    const unreleased = "# Changelog\n\n## [Unreleased]\n\n- Mine.\n\n## [1.0.0] - 2026-11-26\n\n- Mine too.\n";
    expect(keepEntry(unreleased, minor)).toMatch(/^# Changelog\n\n## \[Unreleased\]\n\n- Mine\.\n\n## 1\.1\.0\n/);
    expect(keepEntry("# Changelog\n", minor)).toMatch(/^# Changelog\n\n## 1\.1\.0\n/);
    const coded = "# Changelog\n\n```md\n## 0.9.0\n```\n\n# [1.0.0](https://x.example)\n";
    expect(keepEntry(coded, minor)).toMatch(/```\n\n## 1\.1\.0\n[^]*\n# \[1\.0\.0\]/);
  });

  test.each([
    ["changes are more", more],
    ["the bump has grown", major],
  ])("takes the place of an earlier one where %s", (_, later) => {
    expect(keepEntry(keepEntry(past, minor), later)).toBe(keepEntry(past, later));
  });

  test("leaves those alone that were there before the changes", () => {
    const released = keepEntry(past, minor);
    const next = keepEntry(released, { ...major, since: "1.1.0" });
    expect(next.replace(/## 2\.0\.0[^]*?-->\n\n/, "")).toBe(released);
  });

  test("that others wrote stays as it is", () => {
    const mine = "# Changelog\n\n## 1.1.0 (beta)\n\nAll by hand.\n\n## 1.0.0\n";
    expect(keepEntry(mine, minor)).toBe(mine);
  });

  test.each<[what: string, edit: (changelog: string) => string, kept: string]>([
    ["words below the mark", (text) => text.replace("-->\n", "-->\n\n\nUpgrade soon.\n"), "Upgrade soon."],
    ["words above it", (text) => text.replace("### New", "A big one.\n\n### New"), "A big one."],
    ["other words", (text) => text.replace("- `a` is new.", "- Meet `a`."), "- Meet `a`."],
    ["a date", (text) => text.replace("## 1.1.0", "## 1.1.0 (2026-11-26)"), "(2026-11-26)"],
  ])("%s are kept when it is replaced", (_, edit, kept) => {
    const edited = edit(keepEntry(past, minor));
    for (const later of [more, major]) {
      const next = keepEntry(edited, later);
      expect(next).toContain(kept);
      expect(next.split(/^## (?:1\.1|2\.0)\.0/m)).toHaveLength(2);
      for (const line of later.text.split("\n").slice(1)) expect(next).toContain(line);
      expect(keepEntry(next, later)).toBe(next);
    }
  });

  test("that says all of it already is not moved about in", () => {
    const edited = keepEntry(past, minor).replace("### New", "A big one.\n\n### New");
    expect(keepEntry(edited, minor)).toBe(edited);
  });

  test("has the line ends of the file", () => {
    const next = keepEntry(past.replaceAll("\n", "\r\n"), minor);
    expect(next).toBe(keepEntry(past, minor).replaceAll("\n", "\r\n"));
    expect(keepEntry(next, minor)).toBe(next);
  });

  test("is written once where of several drafts one alone has words of others", () => {
    const mark = "<!-- specwright 0123456789ab -->";
    const draft = keepEntry(`## 1.5.0\n${mark}\n## 1.1.0\nWords.\n${mark}`, major);
    expect(draft).toMatch(/ -->\n\nWords\.\n$/);
    expect(keepEntry(draft, major)).toBe(draft);
  });

  test("loses no line of any changelog, and is written once", () => {
    const headings = ["## 1.1.0", "## 2.0.0", "## [1.5.0]", "# 1.0.0", "## Unreleased", "### New"];
    const others = ["```\n## 1.1.0\n```", "- `a` is new.", "- `c` is gone.", "<!-- specwright 0123456789ab -->", ""];
    const line = fc.constantFrom("Words.", ...headings, ...others);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), fc.constantFrom(minor, more, major), (lines, entry) => {
        const changelog = keepEntry(lines.join("\n"), minor);
        const next = keepEntry(changelog, entry);
        expect(keepEntry(next, entry)).toBe(next);
        const words = lines.filter((each) => each === "Words.").length;
        expect(next.split("\n").filter((each) => each === "Words.")).toHaveLength(words);
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  ['{\n\t"version" : "1.0.0",\r\n\t"name": "a"}', '{\n\t"version" : "2.0.0",\r\n\t"name": "a"}'],
  ['{"a": {"version": "1.0.0"}, "version":"1.0.0"}\n', '{"a": {"version": "1.0.0"}, "version":"2.0.0"}\n'],
])("a version is set, and nothing else", (before, after) => {
  expect(setVersion(before, "2.0.0")).toBe(after);
});
