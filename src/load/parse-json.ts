import { printParseErrorCode, visit } from "jsonc-parser";
import { issueOf, type Issue, type WithIssues } from "../model/issue.js";
import type { KnownFiles, KnownJson } from "../model/memory/known-files.js";
import { jsonFinder } from "./json-finder.js";
import { limitIssues } from "./limit-issues.js";
import { maximumDepth, tooDeepIssue } from "./maximum-depth.js";
import { rereadJson } from "./reread-json.js";
import { readJson, type ReadJson } from "./scan-json.js";
import { sourceOf, type RawFile, type Source } from "./source.js";
import { positionFinder } from "../model/text-position.js";

/**
 * Parses JSON; a key that stands twice in one object is an issue, since `JSON.parse` would drop one of its values.
 *
 * @param known What was parsed before, by the absolute paths of the files; this text is added.
 */
export function parseJson(raw: RawFile, known?: KnownFiles["json"]): WithIssues<Source | undefined> {
  if (raw.text.trim() === "") return { value: sourceOf(raw, null, () => () => ({ nested: false })), issues: [] };
  const last = known?.get(raw.path);
  const read = (last === undefined ? undefined : rereadJson(last, raw.text)) ?? readJson(raw.text, maximumDepth);
  if ("problem" in read) return { value: undefined, issues: issuesOf(raw, read) };
  known?.set(raw.path, read);
  return { value: sourceOf(raw, read.content, () => jsonFinder(raw.text, read.outerKeys)), issues: [] };
}

function issuesOf(raw: RawFile, read: Exclude<ReadJson, KnownJson>): readonly Issue[] {
  if (read.problem === "too-deep") return [tooDeepIssue(raw, read.offset)];
  if (read.problem === "same-key") return syntaxIssues(raw);
  return syntaxIssuesOr(raw, () => unexplainedIssue(raw, read.error));
}

/** A string without an end can hide any depth from {@link readJson}, and jsonc-parser works by recursion. */
function syntaxIssuesOr(raw: RawFile, otherwise: () => Issue): readonly Issue[] {
  try {
    const issues = syntaxIssues(raw);
    return issues.length > 0 ? issues : [otherwise()];
  } catch (error) {
    if (error instanceof RangeError) return [otherwise()];
    throw error;
  }
}

function syntaxIssues(raw: RawFile): readonly Issue[] {
  const issues: Issue[] = [];
  const positionAt = positionFinder(raw.text);
  const add = (offset: number, message: string): void => {
    issues.push(issueOf("syntax-invalid", { file: raw.file, ...positionAt(offset), pointer: "" }, message));
  };
  const objects: Map<string, number>[] = [];
  visit(
    raw.text,
    {
      onError: (code, offset) => add(offset, sentenceOf(printParseErrorCode(code))),
      onObjectBegin: () => void objects.push(new Map()),
      onObjectEnd: () => void objects.pop(),
      onObjectProperty: (name, offset) => {
        const first = objects.at(-1)?.get(name);
        if (first === undefined) objects.at(-1)?.set(name, offset);
        else add(offset, `The key \`${name}\` stands already in line ${positionAt(first).line} of the same object.`);
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  return limitIssues(issues);
}

function sentenceOf(error: string): string {
  return sentences.get(error) ?? "This is not valid JSON.";
}

const sentences: ReadonlyMap<string, string> = new Map([
  ["InvalidSymbol", "This is not a value of JSON."],
  ["InvalidNumberFormat", "This is not a number of JSON."],
  ["PropertyNameExpected", "The name of a member, in double quotes, is expected here."],
  ["ValueExpected", "A value is expected here."],
  ["ColonExpected", "A colon is expected here."],
  ["CommaExpected", "A comma is expected here."],
  ["CloseBraceExpected", "`}` is expected here."],
  ["CloseBracketExpected", "`]` is expected here."],
  ["EndOfFileExpected", "The document ends before this; nothing may follow."],
  ["InvalidCommentToken", "JSON has no comments."],
  ["UnexpectedEndOfComment", "JSON has no comments, and this one does not end."],
  ["UnexpectedEndOfString", "This string has no end."],
  ["UnexpectedEndOfNumber", "This number has no end."],
  ["InvalidUnicode", "This escape sequence is not valid: `\\u` needs four hexadecimal digits."],
  ["InvalidEscapeCharacter", "This string has an escape sequence that JSON does not know."],
  ["InvalidCharacter", "This string has a control character, which JSON wants escaped."],
]);

/** For what `JSON.parse` refuses and jsonc-parser accepts. */
function unexplainedIssue(raw: RawFile, error: unknown): Issue {
  const offset = Number(/position (\d+)/.exec(String(error))?.[1] ?? 0);
  const location = { file: raw.file, ...positionFinder(raw.text)(offset), pointer: "" };
  return issueOf("syntax-invalid", location, "This is not valid JSON.");
}
