import { describe, expect, test } from "vitest";
import { issueOf, type Issue } from "../src/model/issue.js";
import { renderIssues } from "../src/report/render-issues.js";
import { renderIssuesGithub } from "../src/report/render-issues-github.js";
import { renderIssuesJson } from "../src/report/render-issues-json.js";

function issueAt(line: number, column: number, message = "It is not there.", hint?: string): Issue {
  return issueOf("ref-unresolved", { file: "spec/a.yaml", line, column, pointer: "/a" }, message, hint);
}

function rendered(issues: readonly Issue[], text?: string): string {
  return renderIssues(issues, { color: false, source: () => text });
}

/** The code frame alone. */
function frame(text: string, line: number, column: number): readonly string[] {
  return rendered([issueAt(line, column)], text)
    .split("\n")
    .slice(2, -1);
}

describe("text", () => {
  test("an issue has its place, severity, code, message, hint and code frame, with a blank line between issues", () => {
    const source = "paths:\n  items:\n    $ref: '#/components/schemas/OAuth2Cient'\n  x: 1\n";
    const first = issueAt(3, 11, "`#/components/schemas/OAuth2Cient` is not in the document.", "Did you mean `b`?");
    expect(rendered([first, issueAt(1, 1)], source)).toBe(`spec/a.yaml:3:11 error ref-unresolved
  \`#/components/schemas/OAuth2Cient\` is not in the document.
  Did you mean \`b\`?

  2 |   items:
  3 |     $ref: '#/components/schemas/OAuth2Cient'
    |           ^

spec/a.yaml:1:1 error ref-unresolved
  It is not there.

  1 | paths:
    | ^
`);
  });

  test("no issues are no text", () => {
    expect(rendered([])).toBe("");
  });

  test("without the text of the file there is no code frame", () => {
    expect(rendered([issueAt(3, 1)])).toBe("spec/a.yaml:3:1 error ref-unresolved\n  It is not there.\n");
  });

  test("an issue about a whole file has no line", () => {
    const issue = issueOf("file-stale", { file: "a.ts", line: 1, column: 1, pointer: "" }, "It differs:\n- a\n+ b");
    expect(rendered([issue], "a\n")).toBe("a.ts error file-stale\n  It differs:\n  - a\n  + b\n");
  });

  test("a line that the file does not have has no code frame", () => {
    expect(frame("a\n", 9, 1)).toEqual([]);
  });

  const long = `${"a".repeat(300)}X${"b".repeat(300)}`;
  test.each<[rule: string, text: string, line: number, column: number, lines: readonly string[]]>([
    ["line numbers are aligned", `${"\n".repeat(8)}nine\nten\n`, 10, 2, ["", "   9 | nine", "  10 | ten", "     |  ^"]],
    ["an empty line leaves no space behind", "\nb", 2, 1, ["", "  1 |", "  2 | b", "    | ^"]],
    ["CRLF leaves no trace", "a\r\nb: c\r\n", 2, 4, ["", "  1 | a", "  2 | b: c", "    |    ^"]],
    ["a column at the end of a line with CRLF is there", "ab\r\n", 1, 3, ["", "  1 | ab", "    |   ^"]],
    ["a tab takes two columns", "\tb:\tc", 1, 5, ["", "  1 |   b:  c", "    |       ^"]],
    ["an astral letter takes one column", "𝒳: x", 1, 5, ["", "  1 | 𝒳: x", "    |    ^"]],
    ["an emoji takes two columns", "😀: x", 1, 5, ["", "  1 | 😀: x", "    |     ^"]],
    ["a wide letter takes two columns", "名前: x", 1, 5, ["", "  1 | 名前: x", "    |       ^"]],
    ["a combining mark takes no column", "e\u0301: x", 1, 5, ["", "  1 | e\u0301: x", "    |    ^"]],
    [
      "a long line is cut on both sides",
      long,
      1,
      301,
      ["", `  1 | …${"a".repeat(48)}X${"b".repeat(47)}…`, `    | ${" ".repeat(49)}^`],
    ],
    ["a long line is cut at its end", long, 1, 3, ["", `  1 | ${"a".repeat(96)}…`, "    |   ^"]],
    [
      "a cut parts no astral letter",
      "😀".repeat(200),
      1,
      202,
      ["", `  1 | …${"😀".repeat(48)}…`, `    | ${" ".repeat(1 + 2 * 24)}^`],
    ],
  ])("%s", (_rule, text, line, column, lines) => {
    expect(frame(text, line, column)).toEqual(lines);
  });

  test("a line of 13 MB is cut before anything else is done with it", () => {
    const [, line] = frame("x".repeat(13_000_000), 1, 6_000_000);
    expect(line).toHaveLength("  1 | ".length + 98);
  });

  test.each<[rule: string, text: string, escaped: string]>([
    ["an escape sequence", "\u001b[2J", "\\x1b[2J"],
    ["a control sequence of one character", "\u009b2J", "\\x9b2J"],
    ["a carriage return", "a\rb", "a\\rb"],
    ["a mark that turns text around", "\u202eabc", "\\u202eabc"],
    ["a line separator", "a\u2028b", "a\\u2028b"],
    ["half of an astral letter", "\ud800", "\\ud800"],
  ])("%s does not reach the terminal", (_rule, text, escaped) => {
    const issue: Issue = {
      ...issueAt(1, 1, `m ${text}`, `h ${text}`),
      location: { ...issueAt(1, 1).location, file: text },
    };
    expect(rendered([issue], `s ${text}`)).toBe(
      `${escaped}:1:1 error ref-unresolved\n  m ${escaped}\n  h ${escaped}\n\n  1 | s ${escaped}\n    | ^\n`,
    );
  });

  test("colours are used only if they are wanted", () => {
    const issues = [issueAt(1, 1), { ...issueAt(1, 1), severity: "warning" as const }];
    const colored = renderIssues(issues, { color: true, source: () => "a" });
    expect(colored).toContain("\u001b[31merror\u001b[39m");
    expect(colored).toContain("\u001b[33mwarning\u001b[39m");
    expect(rendered(issues, "a")).not.toContain("\u001b");
  });

  test("each file is asked for once", () => {
    const asked: string[] = [];
    const source = (file: string): string => {
      asked.push(file);
      return "a\nb\n";
    };
    renderIssues([issueAt(1, 1), issueAt(2, 1)], { color: false, source });
    expect(asked).toEqual(["spec/a.yaml"]);
  });
});

describe("JSON", () => {
  test("issues come back as they went in", () => {
    const issues = [issueAt(3, 11, "a", "b"), issueAt(1, 1, "\u001b\u009b\u2028\u202e")];
    const text = renderIssuesJson(issues);
    expect(JSON.parse(text)).toEqual(issues);
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
  });
});

describe("GitHub", () => {
  test("an issue is an annotation with file, line, column and title", () => {
    expect(renderIssuesGithub([issueAt(3, 11, "It is not there.", "Look elsewhere.")])).toBe(
      "::error file=spec/a.yaml,line=3,col=11,title=ref-unresolved::It is not there.%0ALook elsewhere.\n",
    );
  });

  test("warnings are warnings, and issues about files have no line", () => {
    const location = { file: "a.ts", line: 1, column: 1, pointer: "" };
    expect(
      renderIssuesGithub([
        issueOf("name-changed", location, "A."),
        issueOf("file-stale", location, "B."),
        issueOf("document-invalid", location, "C."),
      ]),
    ).toBe(
      "::warning file=a.ts,line=1,col=1,title=name-changed::A.\n" +
        "::error file=a.ts,title=file-stale::B.\n" +
        "::error file=a.ts,line=1,col=1,title=document-invalid::C.\n",
    );
  });

  test.each<[rule: string, file: string, message: string, annotation: string]>([
    ["a file name ends no property", "a,line=9:b%.yaml", "m", "::error file=a%2Cline=9%3Ab%25.yaml,line=1,col=1"],
    ["a message begins no other command", "a", "m\n::error::x", "::m%0A::error::x\n"],
    ["a carriage return begins no other command", "a", "m\r\n::error::x", "::m\\r%0A::error::x\n"],
    ["a percent sign stays what it is", "a", "100%0A", "::100%250A\n"],
  ])("%s", (_rule, file, message, annotation) => {
    const text = renderIssuesGithub([issueOf("ref-cycle", { file, line: 1, column: 1, pointer: "" }, message)]);
    expect(text).toContain(annotation);
    expect(text.split("\n")).toHaveLength(2);
  });
});
