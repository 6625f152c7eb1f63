import { printParseErrorCode, visit } from "jsonc-parser";
import { issueOf, type Issue, type Location, type WithIssues } from "../model/issue.js";
import { pointerOf } from "../model/json.js";
import type { KnownFiles } from "../model/memory/known-files.js";
import { duplicateKeyIssue } from "./duplicate-key.js";
import { jsonFinder } from "./json-finder.js";
import { limitIssues } from "./limit-issues.js";
import { maximumDepth, tooDeepIssue } from "./maximum-depth.js";
import { rereadJson } from "./reread-json.js";
import { readJson, type UnreadJson } from "./scan-json.js";
import { sourceOf, type RawFile, type Source } from "./source.js";
import { positionFinder } from "../model/text-position.js";

/**
 * Parses JSON; a key that stands twice in one object is an issue, since `JSON.parse` drops one of its values.
 *
 * @param known What was parsed before, by the absolute paths of the files; this text is added.
 */
export function parseJson(raw: RawFile, known?: KnownFiles["json"]): WithIssues<Source | undefined> {
  if (raw.text.trim() === "") return { value: sourceOf(raw, null, () => () => ({ nested: false })), issues: [] };
  const last = known?.get(raw.path);
  const read = (last === undefined ? undefined : rereadJson(last, raw.text)) ?? readJson(raw.text, maximumDepth);
  if ("problem" in read) return { value: undefined, issues: issuesOf(raw, read) };
  const value = sourceOf(raw, read.content, () => jsonFinder(raw.text, read.outerKeys));
  if ("hasDuplicates" in read) return { value, issues: syntaxIssues(raw) };
  known?.set(raw.path, read);
  return { value, issues: [] };
}

function issuesOf(raw: RawFile, read: UnreadJson): readonly Issue[] {
  if (read.problem === "too-deep") return [tooDeepIssue(raw, read.offset)];
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

/** Keys that stand twice included. */
function syntaxIssues(raw: RawFile): readonly Issue[] {
  const issues: Issue[] = [];
  const positionAt = positionFinder(raw.text);
  const placeOf = (offset: number, pointer: string): Location => ({ file: raw.file, ...positionAt(offset), pointer });
  const objects: Map<string, number>[] = [];
  visit(
    raw.text,
    {
      onError: (code, offset) => {
        issues.push(issueOf("syntax-invalid", placeOf(offset, ""), sentenceOf(printParseErrorCode(code))));
      },
      onObjectBegin: () => void objects.push(new Map()),
      onObjectEnd: () => void objects.pop(),
      onObjectProperty: (name, offset, _length, _line, _column, pathOf) => {
        const before = objects.at(-1)?.get(name);
        objects.at(-1)?.set(name, offset);
        if (before === undefined) return;
        const place = placeOf(offset, pointerOf("", ...pathOf(), name));
        issues.push(duplicateKeyIssue(name, place, positionAt(before).line));
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
