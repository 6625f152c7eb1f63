import { kindOfMember, structure } from "../../model/document-structure.js";
import { issueOf, type Issue } from "../../model/issue.js";
import { isJsonObject, pointerOf, segmentsOf, valueAt, type JsonValue } from "../../model/json.js";
import { identifiersOf } from "../../model/schema-identifiers.js";
import type { SpecDocument } from "../../model/spec-document.js";

/** A value and what OpenAPI has in its place: a {@link MemberKind}, or a part of one. */
interface Place {
  readonly value: JsonValue;
  readonly kind: string;
  /** Where it stands: the pointer, or what it is of another place until somebody asks, which most pointers nobody does. */
  at: string | { readonly parent: Place; readonly segment: string | number };
}

/**
 * Finds every value that is of another type than OpenAPI says, and every reference that leads to an object of another kind.
 *
 * Whoever reads such a value takes it as absent, or leaves out what cannot do without it. Schemas have readers that say so themselves.
 */
export function structureIssues(document: SpecDocument): readonly Issue[] {
  const issues: Issue[] = [];
  const seen = new Set<string>();
  const open: Place[] = [{ value: document.content, kind: "document", at: "" }];
  // Without recursion, so any depth will do; the last to be pushed is the first to be popped.
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (groups.has(place.kind)) {
      // Others are not referred to, so that nothing leads to them twice.
      const key = `${place.kind} ${pointerTo(place)}`;
      if (seen.has(key)) continue;
      seen.add(key);
    }
    const issue = typeIssue(document, place) ?? kindIssue(document, place);
    if (issue === undefined) open.push(...childrenOf(document, place).reverse());
    else issues.push(issue);
  }
  return issues;
}

function pointerTo(place: Place): string {
  if (typeof place.at === "string") return place.at;
  place.at = pointerOf(pointerTo(place.at.parent), place.at.segment);
  return place.at;
}

function typeIssue({ locate }: SpecDocument, place: Place): Issue | undefined {
  const { value, kind } = place;
  const expected = expectationOf(kind);
  if (expected === undefined || expected.holds(value)) return undefined;
  const pointer = pointerTo(place);
  // Languages that cannot tell one empty thing from the other write `[]` for `{}`.
  const isEmpty = Array.isArray(value) && value.length === 0;
  const loss = indispensable.test(kind) ? "" : `; it is taken as ${isEmpty ? "empty" : "absent"}`;
  const message = `\`${segmentsOf(pointer).at(-1) ?? ""}\` must be ${expected.words}${loss}.`;
  return issueOf(isEmpty || informing.test(kind) ? "annotation-invalid" : "member-invalid", locate(pointer), message);
}

/** What the output can do without. */
const informing = /^(?:note|mark|info|contact|license|externalDocs|link|tag|example)\b/;

/** What an operation is left out without, which is reported then. */
const indispensable = /^(?:parameter|requestBody|response)$/;

/** What is not among these has a reader that says itself what it must be. */
const expectations = [
  { kinds: /(?<!^parameter)\[\]$/, words: "an array", holds: (value: JsonValue) => Array.isArray(value) },
  { kinds: /\{\}$/, words: "an object", holds: isJsonObject },
  { kinds: /^(?:text|note)$/, words: "a string", holds: (value: JsonValue) => typeof value === "string" },
  { kinds: /^(?:flag|mark)$/, words: "`true` or `false`", holds: (value: JsonValue) => typeof value === "boolean" },
  { kinds: /^(?!(?:schema|data|operation)$)\w+$/, words: "an object", holds: isJsonObject },
] as const;

type Expectation = (typeof expectations)[number];

const expectationsByKind = new Map<string, Expectation | undefined>();

function expectationOf(kind: string): Expectation | undefined {
  if (!expectationsByKind.has(kind)) {
    expectationsByKind.set(
      kind,
      expectations.find(({ kinds }) => kinds.test(kind)),
    );
  }
  return expectationsByKind.get(kind);
}

function kindIssue({ content, locate }: SpecDocument, place: Place): Issue | undefined {
  const { value, kind } = place;
  const reference = isJsonObject(value) ? value["$ref"] : undefined;
  const group = groups.get(kind);
  if (reference === undefined || kind.endsWith("{}")) return undefined;
  const pointer = pointerTo(place);
  const target = typeof reference === "string" ? identifiersOf(content).resolve(reference, pointer) : undefined;
  // Elsewhere whoever loaded the document has said so.
  if (target === undefined && pointer.startsWith("/x-")) {
    const message = `\`${String(reference)}\` leads nowhere from below an extension, which other files have no part in.`;
    return issueOf("ref-unresolved", locate(pointerOf(pointer, "$ref")), message);
  }
  if (group === undefined) return undefined;
  const [, found] = /^\/components\/([^/]+)\/[^/]+$/.exec(target ?? "") ?? [];
  if (found === undefined || found === group) return undefined;
  const message = `\`${String(reference)}\` is one of the \`${found}\`, where one of the \`${group}\` belongs.`;
  return issueOf("member-invalid", locate(pointerOf(pointer, "$ref")), message);
}

/** Where components of a kind stand. */
const groups: ReadonlyMap<string, string> = new Map(
  Object.entries(structure.components).flatMap(([group, kind]) =>
    kind === "schema{}" ? [] : [[kind.slice(0, -2), group]],
  ),
);

function childrenOf({ content }: SpecDocument, place: Place): Place[] {
  const { value, kind } = place;
  if (Array.isArray(value)) {
    if (!kind.endsWith("[]")) return [];
    const items: readonly JsonValue[] = value;
    return items.map((item, index) => ({
      value: item,
      kind: kind.slice(0, -2),
      at: { parent: place, segment: index },
    }));
  }
  if (!isJsonObject(value) || kind === "schema") return [];
  if (typeof value["$ref"] === "string" && groups.has(kind)) {
    const target = identifiersOf(content).resolve(value["$ref"], pointerTo(place));
    const next = target === undefined ? undefined : valueAt(content, target);
    return target === undefined || next === undefined ? [] : [{ value: next, kind, at: target }];
  }
  const children: Place[] = [];
  for (const name of Object.keys(value)) {
    const inner = kindOfMember(kind, name);
    const member = value[name];
    if (inner === undefined || member === undefined) continue;
    children.push({ value: member, kind: inner, at: { parent: place, segment: name } });
  }
  return children;
}
