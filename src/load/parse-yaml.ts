import { load, YAMLException, type LoadOptions } from "js-yaml";
import { issueOf, type Issue, type WithIssues } from "../model/issue.js";
import type { JsonValue } from "../model/json.js";
import { aliasIssue } from "./alias-issue.js";
import { tooDeepIssue } from "./maximum-depth.js";
import { type OffsetFinder, type RawFile, type Source, sourceOf } from "./source.js";
import { positionFinder } from "../model/text-position.js";
import { yamlOptions } from "./yaml-options.js";
import { yamlFinder } from "./yaml-finder.js";
import { yamlOutline } from "./yaml-outline.js";
import { yamlSyntaxIssues } from "./yaml-syntax-issues.js";

/** Parses YAML. The values come from js-yaml, which is much faster; positions and syntax errors from yaml, which knows all of them. */
export function parseYaml(raw: RawFile): WithIssues<Source | undefined> {
  const { value: content, issues } = readYaml(raw);
  if (content === undefined) return { value: undefined, issues };
  const source = sourceOf(raw, content, () => finderOf(raw.text, content));
  const issue = raw.text.includes("&") && raw.text.includes("*") ? aliasIssue(source) : undefined;
  return issue === undefined ? { value: source, issues } : { value: undefined, issues: [issue] };
}

function readYaml(raw: RawFile): WithIssues<JsonValue | undefined> {
  const content = contentOf(raw.text, yamlOptions);
  if (!(content instanceof YAMLException)) return { value: content, issues: [] };
  const issues = issuesOf(raw, content);
  const isReadable = issues.every(({ code }) => code === "key-duplicate");
  // As JSON.parse does, this takes the last of the values that have one key.
  const last = isReadable ? contentOf(raw.text, { ...yamlOptions, json: true }) : content;
  return last instanceof YAMLException
    ? { value: undefined, issues: [...issues, ...(last === content ? [] : [exceptionIssue(raw, last)])] }
    : { value: last, issues };
}

function contentOf(text: string, how: LoadOptions): JsonValue | YAMLException {
  try {
    return (load(text, how) ?? null) as JsonValue; // the schema makes nothing but JSON
  } catch (error) {
    if (error instanceof YAMLException) return error;
    throw error;
  }
}

/** By the lines where these tell, else by a tree of all nodes. */
function finderOf(text: string, content: JsonValue): OffsetFinder {
  const outline = yamlOutline(text, content);
  let finder: OffsetFinder | undefined;
  return (segments) => outline(segments) ?? (finder ??= yamlFinder(text))(segments);
}

function issuesOf(raw: RawFile, error: YAMLException): readonly Issue[] {
  const issue = exceptionIssue(raw, error);
  if (issue.code !== "syntax-invalid") return [issue];
  const issues = yamlSyntaxIssues(raw);
  return issues.length > 0 ? issues : [issue];
}

function exceptionIssue(raw: RawFile, error: YAMLException): Issue {
  const offset = error.mark?.position ?? 0;
  if (error.reason.startsWith("nesting exceeded")) return tooDeepIssue(raw, offset);
  const location = { file: raw.file, ...positionFinder(raw.text)(offset), pointer: "" };
  if (error.reason.startsWith("merge keys exceeded")) {
    const message = `The merge keys of this document bring more than ${yamlOptions.maxTotalMergeKeys} members.`;
    return issueOf("document-invalid", location, message);
  }
  return issueOf("syntax-invalid", location, sentenceOf(error.reason));
}

function sentenceOf(reason: string): string {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}
