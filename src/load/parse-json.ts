import { printParseErrorCode, visit } from "jsonc-parser";
import { issueOf, type Issue, type WithIssues } from "../model/issue.js";
import { isJsonObject, type JsonValue } from "../model/json.js";
import {
  closeBrace,
  closeBracket,
  endOfString,
  jsonFinder,
  openBrace,
  openBracket,
  type OuterKeys,
  quote,
} from "./json-finder.js";
import { limitIssues } from "./limit-issues.js";
import { maximumDepth, tooDeepIssue } from "./maximum-depth.js";
import { sourceOf, type RawFile, type Source } from "./source.js";
import { positionFinder } from "./text-position.js";

/** Parses JSON; a key that stands twice in one object is an issue, since `JSON.parse` would drop one of its values. */
export function parseJson(raw: RawFile): WithIssues<Source | undefined> {
  if (raw.text.trim() === "") return { value: sourceOf(raw, null, () => () => ({ nested: false })), issues: [] };
  const { tooDeepAt, members, outerKeys } = scanJson(raw.text);
  if (tooDeepAt !== undefined) return { value: undefined, issues: [tooDeepIssue(raw, tooDeepAt)] };
  let content: JsonValue;
  try {
    content = JSON.parse(raw.text) as JsonValue; // what JSON.parse returns
  } catch (error) {
    return { value: undefined, issues: syntaxIssuesOr(raw, () => unexplainedIssue(raw, error)) };
  }
  if (countMembers(content) !== members) return { value: undefined, issues: syntaxIssues(raw) };
  return { value: sourceOf(raw, content, () => jsonFinder(raw.text, outerKeys)), issues: [] };
}

interface JsonScan {
  /** Of all objects. */
  readonly members: number;
  /** Where the first value stands that is too deep. */
  readonly tooDeepAt?: number;
  readonly outerKeys: OuterKeys;
}

/** Goes through a text that may be JSON; much faster than a parser, and without recursion. */
function scanJson(text: string): JsonScan {
  const outerKeys = new Map<number, number[]>();
  const around: number[][] = [];
  let depth = 0;
  let members = 0;
  let string = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === quote) {
      string = offset;
      offset = endOfString(text, offset);
    } else if (code === colon) {
      members++;
      if (depth <= outerDepth) around[depth]?.push(string);
    } else if (code === openBrace || code === openBracket) {
      if (++depth > maximumDepth) return { members, tooDeepAt: offset, outerKeys };
      if (depth <= outerDepth) outerKeys.set(offset, (around[depth] = []));
    } else if (code === closeBrace || code === closeBracket) depth--;
  }
  return { members, outerKeys };
}

/** So deep are the objects in which most of a document stands: it, its `components`, and their `schemas`. */
const outerDepth = 3;

const colon = 0x3a;

function countMembers(content: JsonValue): number {
  let members = 0;
  const open: JsonValue[] = [content];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (isJsonObject(value)) {
      // Half the time of Object.values; what JSON.parse makes inherits nothing that is enumerable.
      for (const name in value) {
        members++;
        const child = value[name];
        if (typeof child === "object" && child !== null) open.push(child);
      }
    } else if (Array.isArray(value)) {
      const items: readonly JsonValue[] = value;
      for (const child of items) if (typeof child === "object" && child !== null) open.push(child);
    }
  }
  return members;
}

/** A string without an end can hide any depth from {@link scanJson}, and jsonc-parser works by recursion. */
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
