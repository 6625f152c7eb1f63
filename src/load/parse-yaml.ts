import { CORE_SCHEMA, load, Type, YAMLException, type LoadOptions } from "js-yaml";
import { issueOf, type Issue, type WithIssues } from "../model/issue.js";
import type { JsonValue } from "../model/json.js";
import { aliasIssue } from "./alias-issue.js";
import { maximumDepth, tooDeepIssue } from "./maximum-depth.js";
import { type OffsetFinder, type RawFile, type Source, sourceOf } from "./source.js";
import { positionFinder } from "../model/text-position.js";
import { yamlFinder } from "./yaml-finder.js";
import { yamlOutline } from "./yaml-outline.js";
import { yamlSyntaxIssues } from "./yaml-syntax-issues.js";

/** The core schema of YAML 1.2 as far as JSON has the values: no timestamps, and `.inf` and `.nan` are strings; merge keys as in YAML 1.1. */
const schema = CORE_SCHEMA.extend({
  implicit: [
    new Type("tag:yaml.org,2002:merge", { kind: "scalar", resolve: (key) => key === "<<" || key === null }),
    new Type("tag:yaml.org,2002:float", {
      kind: "scalar",
      resolve: (text) => typeof text === "string" && numeral.test(text) && Number.isFinite(Number(text)),
      construct: Number,
    }),
  ],
});
const numeral = /^[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/;

/** Both limits are newer than the types of js-yaml. */
const options: LoadOptions & { readonly maxDepth: number; readonly maxTotalMergeKeys: number } = {
  schema,
  maxDepth: maximumDepth,
  maxTotalMergeKeys: 1_000_000,
};

/** Parses YAML. The values come from js-yaml, which is much faster; positions and syntax errors from yaml, which knows all of them. */
export function parseYaml(raw: RawFile): WithIssues<Source | undefined> {
  const { value: content, issues } = readYaml(raw);
  if (content === undefined) return { value: undefined, issues };
  const source = sourceOf(raw, content, () => finderOf(raw.text, content));
  const issue = raw.text.includes("&") && raw.text.includes("*") ? aliasIssue(source) : undefined;
  return issue === undefined ? { value: source, issues } : { value: undefined, issues: [issue] };
}

function readYaml(raw: RawFile): WithIssues<JsonValue | undefined> {
  const content = contentOf(raw.text, options);
  if (!(content instanceof YAMLException)) return { value: content, issues: [] };
  const issues = issuesOf(raw, content);
  const isReadable = issues.every(({ code }) => code === "key-duplicate");
  // As JSON.parse does, this takes the last of the values that have one key.
  const last = isReadable ? contentOf(raw.text, { ...options, json: true }) : content;
  return { value: last instanceof YAMLException ? undefined : last, issues };
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

/** What a plain scalar means, or one with a tag; such as the document that has it. */
export function scalarValue(text: string, tag?: string): unknown {
  const scalar = tag === undefined ? text : `!<${tag}> ${JSON.stringify(text)}`;
  // As an item: what begins like the start of a document is none in the midst of one.
  const items: unknown = load(`- ${scalar}`, options);
  return Array.isArray(items) ? items[0] : text;
}

function issuesOf(raw: RawFile, error: YAMLException): readonly Issue[] {
  const offset = error.mark?.position ?? 0;
  if (error.reason.startsWith("nesting exceeded")) return [tooDeepIssue(raw, offset)];
  const location = { file: raw.file, ...positionFinder(raw.text)(offset), pointer: "" };
  if (error.reason.startsWith("merge keys exceeded")) {
    const message = `The merge keys of this document bring more than ${options.maxTotalMergeKeys} members.`;
    return [issueOf("document-invalid", location, message)];
  }
  const issues = yamlSyntaxIssues(raw);
  return issues.length > 0 ? issues : [issueOf("syntax-invalid", location, sentenceOf(error.reason))];
}

function sentenceOf(reason: string): string {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}
