import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import type { ChangeReport } from "../src/model/change.js";
import { issueOf } from "../src/model/issue.js";
import { scriptHash, script } from "../src/report/changes/page/script.js";
import { styles, stylesHash } from "../src/report/changes/page/styles.js";
import { renderChanges } from "../src/report/changes/render-changes.js";
import { renderChangesGithub } from "../src/report/changes/render-changes-github.js";
import { renderChangesHtml } from "../src/report/changes/render-changes-html.js";
import { renderChangesJson } from "../src/report/changes/render-changes-json.js";
import { renderChangesMarkdown } from "../src/report/changes/render-changes-markdown.js";
import { changesSarifRun, renderChangesSarif } from "../src/report/changes/render-changes-sarif.js";
import { issuesSarifRun, renderIssuesSarif } from "../src/report/render-issues-sarif.js";
import { renderSarif } from "../src/report/sarif.js";
import { changeOf, hostile, hostileTexts, petstore, reportOf, richReports, unchanged } from "./change-reports.js";

// `npm run test:update` rewrites the files; read that diff as you would read a colleague's code.
const folder = fileURLToPath(new URL("report-changes", import.meta.url));
const sarif = { version: "1.2.3" };

type Render = (reports: readonly ChangeReport[]) => string;

const formats: readonly (readonly [file: string, render: Render])[] = [
  ["report.txt", (reports) => renderChanges(reports, { color: false })],
  ["report.json", renderChangesJson],
  ["report.md", (reports) => renderChangesMarkdown(reports)],
  ["annotations.txt", renderChangesGithub],
  ["report.sarif", (reports) => renderChangesSarif(reports, sarif)],
  ["report.html", renderChangesHtml],
];

test.each(formats)("three APIs look as %s says", async (file, render) => {
  await expect(render(richReports)).toMatchFileSnapshot(join(folder, file));
});

test.each(formats)("texts of documents are but texts, as hostile-%s says", async (file, render) => {
  await expect(render([hostile])).toMatchFileSnapshot(join(folder, `hostile-${file}`));
});

test.each(formats)("an API without changes is no trouble for %s", (_file, render) => {
  const text = render([unchanged]);
  expect(text === "" || /no changes|"changes": \[\]|"results": \[\]/i.test(text), text).toBe(true);
  expect(text).not.toMatch(/undefined|NaN|<script>/);
});

test.each(formats)("no APIs are no trouble for %s", (_file, render) => {
  expect(render([])).not.toMatch(/undefined|NaN|Infinity/);
});

test.each(formats)("the same reports make the same %s", (_file, render) => {
  expect(render(structuredClone(richReports))).toBe(render(richReports));
});

describe("text", () => {
  test("nothing but our own colours reaches the terminal", () => {
    const plain = renderChanges([hostile, ...richReports], { color: false });
    expect(plain).not.toMatch(/[^\n\P{Cc}]|[\u2028-\u202e\ufeff\p{Cs}]/u);
    const colored = renderChanges([hostile, ...richReports], { color: true });
    // oxlint-disable-next-line no-control-regex
    expect(colored.replaceAll(/\u001b\[\d+m/g, "")).toBe(plain);
  });

  test("breaking changes come first and keep their order", () => {
    const changes = (["cosmetic", "breaking", "additive", "risky", "breaking"] as const).map((impact, index) =>
      changeOf({ impact, subject: `s${index}` }),
    );
    const text = renderChanges([reportOf({ changes, bump: "major" })], { color: false });
    expect([...text.matchAll(/^\w+ s\d$/gm)].map(([line]) => line)).toEqual([
      "breaking s1",
      "breaking s4",
      "risky s3",
      "additive s2",
      "cosmetic s0",
    ]);
  });

  test.each<[report: Partial<ChangeReport>, sentence: string]>([
    [{}, "✓ No changes."],
    [{ ignored: petstore.ignored }, "✓ No changes but 1 ignored one."],
    [{ changes: [changeOf({})], bump: "major" }, "✗ This is a major change: 1 change breaks what clients rely on."],
    [{ changes: [changeOf({ impact: "risky" })], bump: "major" }, "✓ This is a major change."],
    [
      { changes: [changeOf({})], bump: "minor" },
      "✗ This is a minor change for a version that is not stable yet: 1 change breaks what clients rely on.",
    ],
    [
      { changes: [changeOf({ impact: "additive" }), changeOf({ impact: "additive" })], bump: "minor" },
      "✓ This is a minor change: clients keep working, and 2 changes add something.",
    ],
    [{ changes: [changeOf({ impact: "risky" })], bump: "minor" }, "✓ This is a minor change: clients keep working."],
    [{ changes: [changeOf({ impact: "cosmetic" })], bump: "patch" }, "✓ This is a patch: clients keep working."],
    [
      { changes: [changeOf({ impact: "cosmetic" })], bump: "none" },
      "✓ No new version is needed: clients notice nothing.",
    ],
  ])("the last line says what the bump is for: %#", (report, sentence) => {
    expect(
      renderChanges([reportOf(report)], { color: false })
        .trimEnd()
        .split("\n")
        .at(-1),
    ).toBe(sentence);
  });
});

describe("JSON", () => {
  test("reports come back as they went in, with counts", () => {
    const text = renderChangesJson([hostile, ...richReports]);
    const { apis } = JSON.parse(text);
    expect(apis).toEqual(
      [hostile, ...richReports].map((report) => ({ ...report, counts: expect.objectContaining({}) })),
    );
    expect(apis[1].counts).toEqual({ breaking: 3, risky: 2, additive: 2, cosmetic: 1, ignored: 1 });
    expect(text).toMatch(/^[^\n\P{Cc}]*$/mu);
  });
});

describe("Markdown", () => {
  const texts = [...hostileTexts, "a #1 b @c d", "x$`y`$", "`@a``@b`", "www.x.yz GH-1 https://x.yz"];

  /** What is left of a line when escapes, entities and code spans are gone: our own words and what got through. */
  function bare(line: string): string {
    return line
      .replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/g, "")
      .replaceAll("<span>$</span>", "")
      .replaceAll(/\\[^\w\s]|&(?:amp|lt|gt|#96|#8203);/g, "\u200b");
  }

  test.each(texts)("%j is but text", (text) => {
    const message = `Now ${text} and \`${text}\`.`;
    const ignored = [{ change: changeOf({ impact: "cosmetic" }), reason: text }];
    const after = { source: text, title: text, version: text };
    const report = reportOf({ api: text, after, changes: [changeOf({ subject: text, message })], ignored });
    const prose = renderChangesMarkdown([report])
      .split("\n")
      .filter((line) => line.includes("Now") || line.includes("Ignored: ") || line.startsWith("From"));
    expect(prose).toHaveLength(3);
    for (const line of prose) {
      expect(bare(line)).not.toMatch(/[<>&`$~|[\]_]|[@#:][\w/:+]|www\.|GH-/);
    }
  });

  test("a block of code ends where it should", () => {
    const explanation = "```\n````\n@octocat\n~~~";
    const text = renderChangesMarkdown([reportOf({ changes: [changeOf({ explanation })] })]);
    expect(text).toContain(`\n  \`\`\`\`\`text\n  \`\`\`\n  \`\`\`\`\n  @octocat\n  ~~~\n  \`\`\`\`\`\n`);
  });

  const impacts = ["breaking", "risky", "additive", "cosmetic"] as const;
  const changes = impacts.flatMap((impact) =>
    Array.from({ length: 40 }, (_, index) =>
      changeOf({
        impact,
        subject: `${impact}-${index}`,
        message: `Ünïcödé ${"ä".repeat(index)}.`,
        explanation: "é\né",
      }),
    ),
  );
  const big = [reportOf({ changes, bump: "major" }), reportOf({ changes, bump: "major", api: "second" }), petstore];
  const whole = renderChangesMarkdown(big);
  const bytes = (text: string): number => new TextEncoder().encode(text).length;

  test("what fits is not cut", () => {
    expect(renderChangesMarkdown(big, { maximumBytes: bytes(whole) })).toBe(whole);
    expect(renderChangesMarkdown(big, { maximumBytes: bytes(whole) - 1 })).toContain("> Left out, to stay below");
  });

  test.each([500, 600, 800, 1500, 4000, 9000, 12_000, 20_000, 30_000, 35_000])(
    "at most %i bytes, whole entries, and every one is there or counted",
    (maximumBytes) => {
      const text = renderChangesMarkdown(big, { maximumBytes });
      expect(bytes(text)).toBeLessThanOrEqual(maximumBytes);
      const kept = new Set(text.split("\n"));
      for (const line of kept) if (!line.startsWith("> Left out")) expect(whole.split("\n")).toContain(line);
      expect(text.split("```").length % 2, "fences").toBe(1);
      expect(text.split("<details>").length).toBe(text.split("</details>").length);
      for (const impact of impacts) {
        const shown = text.split(`\n- **\`${impact}-`).length - 1;
        const others = impact === "breaking" ? 3 : impact === "cosmetic" ? 1 : 2;
        const shownOthers = text.split("\n").filter((line) => isPetstoreLine(line, impact)).length;
        const cut = Number(new RegExp(`(\\d+) ${impact} change`).exec(text.split("> Left out")[1] ?? "")?.[1] ?? 0);
        expect(shown + shownOthers + cut, impact).toBe(80 + others);
      }
    },
  );

  function isPetstoreLine(line: string, impact: string): boolean {
    const own = petstore.changes.filter((change) => change.impact === impact);
    return own.some((change) => line.startsWith(`- **\`${change.subject}\`** ${change.message}`));
  }

  test("what is more important is kept for longer", () => {
    const text = renderChangesMarkdown(big, { maximumBytes: 16_000 });
    const note = text.slice(text.indexOf("> Left out"));
    expect(note).not.toContain("breaking");
    expect(note).toContain("82 additive");
  });

  test("there is a least size", () => {
    expect(() => renderChangesMarkdown(big, { maximumBytes: 499 })).toThrow(RangeError);
  });
});

describe("GitHub", () => {
  test("each change is one command in one line", () => {
    const lines = renderChangesGithub([hostile]).trimEnd().split("\n");
    expect(lines).toHaveLength(hostileTexts.length);
    for (const line of lines) expect(line).toMatch(/^::error file=[^,:\p{Cc}]*,line=\d+,col=1,title=[^,:]*::\P{Cc}*$/u);
  });

  test.each<[file: string, source: string, annotation: string]>([
    ["main:spec/a.yaml", "main:spec/a.yaml", "::error file=spec/a.yaml,title="],
    ["main:spec/parts/b.yaml", "main:spec/a.yaml", "::error file=spec/parts/b.yaml,title="],
    ["origin/main:a.yaml", "origin/main:a.yaml", "::error file=a.yaml,title="],
    ["spec/a.yaml", "main:spec/a.yaml", "::error file=spec/a.yaml,line=7,col=3,title="],
    ["C:/spec/a.yaml", "C:/spec/a.yaml", "::error file=C%3A/spec/a.yaml,line=7,col=3,title="],
    ["https://x.yz/a.yaml", "https://x.yz/a.yaml", "::error file=https%3A//x.yz/a.yaml,line=7,col=3,title="],
  ])("%s before %s is shown where the file lies now", (file, source, annotation) => {
    const before = { source, title: "", version: "" };
    const changes = [changeOf({ location: { file, line: 7, column: 3, pointer: "" } })];
    expect(renderChangesGithub([reportOf({ before, changes })])).toContain(annotation);
  });
});

describe("SARIF", () => {
  const schemaFile = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  // It is written in draft 4, but means the same in draft 7.
  const { $schema: _dialect, id: _id, ...schema } = JSON.parse(readFileSync(schemaFile, "utf8"));
  // One of its patterns is none with the flag `u`.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  const issues = [
    issueOf("ref-unresolved", { file: "a b.yaml", line: 3, column: 1, pointer: "/x" }, "Not [there](1).", "Look."),
    issueOf("file-stale", { file: "out.ts", line: 1, column: 1, pointer: "" }, "Old."),
    issueOf("name-changed", { file: "../x.yaml", line: 1, column: 1, pointer: "" }, "Other."),
  ];

  function expectValid(text: string): void {
    validate(JSON.parse(text));
    expect(validate.errors).toBeNull();
  }

  test.each<[name: string, text: string]>([
    ["a rich report", renderChangesSarif(richReports, sarif)],
    ["a hostile report", renderChangesSarif([hostile], sarif)],
    ["no changes", renderChangesSarif([unchanged], sarif)],
    ["issues", renderIssuesSarif(issues, sarif)],
    ["no issues", renderIssuesSarif([], sarif)],
    ["both in one log", renderSarif([changesSarifRun(richReports, sarif), issuesSarifRun(issues, sarif)])],
  ])("%s fits the schema", (_name, text) => {
    expectValid(text);
  });

  test("the schema would notice", () => {
    expect(validate({ version: "2.1.0", runs: [{ tool: {} }] })).toBe(false);
  });

  test("the runs of a log have categories of their own", () => {
    const log = JSON.parse(renderSarif([changesSarifRun(richReports, sarif), issuesSarifRun(issues, sarif)]));
    const ids = log.runs.map((run: { automationDetails: { id: string } }) => run.automationDetails.id);
    expect(ids).toEqual(["specwright/changes/", "specwright/issues/"]);
  });

  test("issues look as issues.sarif says", async () => {
    await expect(renderIssuesSarif(issues, sarif)).toMatchFileSnapshot(join(folder, "issues.sarif"));
  });

  test.each<[file: string, artifact: object]>([
    ["spec/a b.yaml", { uri: "spec/a%20b.yaml", uriBaseId: "%SRCROOT%" }],
    ["spec\\a#b.yaml", { uri: "spec/a%23b.yaml", uriBaseId: "%SRCROOT%" }],
    ["v1:spec/a.yaml", { uri: "v1%3Aspec/a.yaml", uriBaseId: "%SRCROOT%" }],
    ["/specs/ä.yaml", { uri: "file:///specs/%C3%A4.yaml" }],
    ["C:\\a.yaml", { uri: "file:///C:/a.yaml" }],
    ["https://x.yz/a b%20c%.yaml?d=[e]", { uri: "https://x.yz/a%20b%20c%25.yaml?d=%5Be%5D" }],
  ])("%s is a reference", (file, artifact) => {
    const text = renderIssuesSarif([issueOf("ref-cycle", { file, line: 1, column: 1, pointer: "" }, "m")], sarif);
    expectValid(text);
    expect(JSON.parse(text).runs[0].results[0].locations[0].physicalLocation.artifactLocation).toEqual(artifact);
  });
});

describe("HTML", () => {
  test.each([
    ["scriptHash", script, scriptHash],
    ["stylesHash", styles, stylesHash],
  ])("%s is the hash of what the page holds", (_name, text, hash) => {
    expect(`sha256-${createHash("sha256").update(text).digest("base64")}`).toBe(hash);
    expect(renderChangesHtml(richReports)).toContain(`'${hash}'`);
  });

  test("the page has no tag or attribute but ours", () => {
    const tags = (text: string): ReadonlySet<string> =>
      new Set([...text.matchAll(/<\/?[a-z]+(?: [a-z-]+="[a-z-]*(?="))?/gi)].map(([tag]) => tag));
    const ours = tags(renderChangesHtml([...richReports, hostile]).replaceAll(/&#\d+;/g, ""));
    expect([...tags(renderChangesHtml([hostile]))].filter((tag) => !ours.has(tag))).toEqual([]);
    for (const word of ["<svg", "<img", "<details", "<!--", "\u2028", "\u2029", "\u202e", "\0"]) {
      expect(renderChangesHtml([hostile])).not.toContain(word);
    }
  });

  test("nothing in it is loaded from elsewhere", () => {
    expect(renderChangesHtml(richReports)).not.toMatch(/\s(?:src|srcset|action)=|href="(?!#)|url\(|@import|https?:/);
  });

  test("two changes with one fingerprint have links of their own", () => {
    const text = renderChangesHtml([reportOf({ changes: [changeOf({}), changeOf({})] })]);
    const ids = [...text.matchAll(/ id="(api-[^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual(["api-1", "api-1-000000000000", "api-1-000000000000-2"]);
  });
});
