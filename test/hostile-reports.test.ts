import fc from "fast-check";
import { marked, type Token, type Tokens } from "marked";
import { expect, test } from "vitest";
import type { CoverageReport } from "../src/model/coverage.js";
import { issueOf, type Issue } from "../src/model/issue.js";
import { exampleOf } from "../src/pack/example-code.js";
import { markdownCode, markdownText } from "../src/pack/markdown.js";
import { packageReadme } from "../src/pack/readme.js";
import { tagWords } from "../src/pack/tag-words.js";
import { renderCoverageJson } from "../src/report/render-coverage-json.js";
import { renderIssuesGithub } from "../src/report/render-issues-github.js";
import { renderIssues } from "../src/report/render-issues.js";
import { resolveFixture } from "./fixture-support.js";
import { deceptiveLine } from "./hostile-support.js";

// A text of a document is but a text in whatever is said about it as well: on terminals, in logs of CI, in Markdown and in JSON.

/** Whatever means something to one of the readers. */
const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ..."` `` ``` ~~~ | || * ** _ __ # - + 1. > < > & [ ] ( ) ! \\ :: : / // . @ ~ ~~ = === --- \" ' $ $$ % %0A".split(
        " ",
      ),
      "<b>",
      "<!--",
      "-->",
      "</a>",
      "<script>",
      "[x](j:y)",
      "![x](y)",
      "https://a.example",
      "www.a.example",
      "a@b.example",
      "::error::pwned",
      "##[error]",
      "\u001b[2J",
      "\u001b]0;x\u0007",
      "\u009b31m",
      "\u202e",
      "\u2066",
      "\u200b",
      "\ud800",
      "\n",
      "\r\n",
      "\r",
      "\t",
      "\u2028",
      "\u0000",
      " ",
      "    ",
      "\n\n",
      "| a | b |\n| - | - |\n",
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 5 }) },
  { weight: 2, arbitrary: fc.constantFrom("a", "word", "1", "é") },
);
const hostile = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(""));

/** Tokens that hold others in members of their own. */
function* tokensIn(tokens: readonly Token[]): Generator<Token> {
  for (const token of tokens) {
    yield token;
    yield* tokensIn((token as Tokens.Generic).tokens ?? []);
    yield* tokensIn((token as Tokens.List).items ?? []);
  }
}

/** What a parser of GitHub's Markdown sees, but for words. */
function markupIn(markdown: string): readonly string[] {
  const types = [...tokensIn(marked.lexer(markdown))].map(({ type }) => type);
  return types.filter((type) => !["text", "escape", "space", "codespan"].includes(type));
}

test("words in Markdown are one paragraph of words", () => {
  const property = fc.property(hostile, (text) => {
    const words = markdownText(`a ${text}`);
    expect(markupIn(words)).toEqual(["paragraph"]);
    expect(markupIn(`### ${words}`)).toEqual(["heading"]);
    expect(markupIn(`- ${words}`)).toEqual(["list", "list_item"]);
    expect(deceptiveLine(words)).toBeUndefined();
  });
  fc.assert(property, { numRuns: 1000 });
});

test("words begin no block, wherever a line begins with them", () => {
  const property = fc.property(hostile, (text) => {
    expect(markupIn(markdownText(text)).filter((type) => type !== "paragraph")).toEqual([]);
  });
  fc.assert(property, { numRuns: 1000 });
});

test("code in Markdown is one span of code", () => {
  const property = fc.property(hostile, (text) => {
    const [paragraph, ...others] = marked.lexer(`a ${markdownCode(text)}`);
    expect(others).toEqual([]);
    expect((paragraph as Tokens.Paragraph).tokens.map(({ type }) => type)).toEqual(["text", "codespan"]);
  });
  fc.assert(property, { numRuns: 1000 });
});

test("the README of a package has the blocks that harmless words make", async () => {
  const { api } = await resolveFixture("tour");
  if (api === undefined) expect.fail("There is no API.");
  const scope = { api, packageName: "@acme/client", schemas: new Map(api.schemas.map((each) => [each.name, each])) };
  const [operation] = api.operations;
  const example = operation && exampleOf(scope, operation);
  if (example === undefined) expect.fail("There is no example.");
  const blocksOf = (text: string): readonly string[] => {
    const words = `a ${text}`;
    const named = { ...example, operation: { ...example.operation, summary: words, path: `/${text}` } };
    const tags = tagWords({
      tags: [
        { name: "t", summary: words, description: words, parent: "p" },
        { name: "p", summary: words },
      ],
    });
    const schemes = api.securitySchemes.map((each) => ({
      ...each,
      name: words,
      documentation: { description: words },
    }));
    const readme = packageReadme({
      api: { ...api, title: words, version: text, securitySchemes: schemes },
      packageName: "@acme/client",
      description: words,
      examples: new Map([["t", named]]),
      tags,
      cjs: false,
    });
    expect(deceptiveLine(readme)).toBeUndefined();
    return markupIn(readme);
  };
  const harmless = blocksOf("word");
  const property = fc.property(hostile, (text) => {
    expect(blocksOf(text)).toEqual(harmless);
  });
  fc.assert(property, { numRuns: 200 });
});

function issueOfTexts(text: string): Issue {
  const place = { file: `a ${text}`, line: 1, column: 2, pointer: `/${text}` };
  return issueOf("ref-unresolved", place, `a ${text}`, `b ${text}`);
}

const lineEnds = (text: string): number => text.split("\n").length - 1;

test("a terminal gets lines that show what they are", () => {
  const property = fc.property(hostile, fc.boolean(), (text, isRepeated) => {
    const issues = isRepeated ? [issueOfTexts(text), issueOfTexts(text)] : [issueOfTexts(text)];
    const shown = renderIssues(issues, { color: false, source: () => text });
    expect(deceptiveLine(shown)).toBeUndefined();
    const lines = shown.split("\n").filter((line) => line !== "");
    expect(lines.filter((line) => /^\S/.test(line))).toHaveLength(issues.length);
  });
  fc.assert(property, { numRuns: 1000 });
});

test("a log of CI gets one command for each issue", () => {
  const property = fc.property(hostile, (text) => {
    const commands = renderIssuesGithub([issueOfTexts(text), issueOfTexts(text)]);
    expect(deceptiveLine(commands)).toBeUndefined();
    expect(lineEnds(commands)).toBe(2);
    const command = /^::error file=[^,:]*,line=1,col=2,title=ref-unresolved::[^\n]*\n$/;
    expect(commands.split(/(?<=\n)/).every((line) => command.test(line))).toBe(true);
  });
  fc.assert(property, { numRuns: 1000 });
});

function reportOf(text: string): CoverageReport {
  const { location } = issueOfTexts(text);
  const because = [text];
  return {
    api: text,
    counts: { honoured: 1, documented: 0, unhonoured: 1 },
    unhonoured: [{ keyword: text, object: text, reason: "unknown", message: text, hint: text, places: [location] }],
    leftOut: { operations: [{ location, because }], schemas: [{ name: text, location, because }] },
    issues: [issueOfTexts(text)],
  };
}

test("the report of what is not honoured is JSON that says the same, in plain letters", () => {
  const harmless = lineEnds(renderCoverageJson([reportOf("x")]));
  const property = fc.property(hostile, (text) => {
    const shown = renderCoverageJson([reportOf(text)]);
    expect(deceptiveLine(shown)).toBeUndefined();
    expect(JSON.parse(shown)).toEqual({ version: 1, apis: [reportOf(text)], unwritten: [] });
    expect(lineEnds(shown)).toBe(harmless);
  });
  fc.assert(property, { numRuns: 500 });
});
