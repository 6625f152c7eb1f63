import { issueOf, type Issue } from "../model/issue.js";
import { isJsonObject, pointerOf, pointerOfFragment, valueAt, type JsonObject } from "../model/json.js";
import type { SpecDocument } from "../model/spec-document.js";
import { collectReferences, type Reference } from "./collect-references.js";
import { suggestPointer } from "./suggest-pointer.js";

/**
 * Finds every `$ref` that leads nowhere in the document, and every circle of references that never reaches anything.
 *
 * `references` are those of the document, for a caller that has them already.
 */
export function findReferenceIssues(
  document: SpecDocument,
  references: readonly Reference[] = collectReferences(document.content),
): readonly Issue[] {
  const issues: Issue[] = [];
  const followed = new Set<string>();
  const unresolved = new Map<string, readonly [message: string, hint: string | undefined]>();
  for (const { reference, pointer, isMapping } of references) {
    if (isMapping) continue;
    if (typeof reference !== "string") {
      issues.push(issueOf("ref-unresolved", document.locate(pointer), "`$ref` must be a string."));
      continue;
    }
    // What is left of references to other files could not be bundled, and was reported then.
    if (!reference.startsWith("#")) continue;
    const target = pointerOfFragment(reference);
    if (target !== undefined && followed.has(target)) continue;
    if (target === undefined || valueAt(document.content, target) === undefined) {
      const finding = unresolved.get(reference) ?? findingOf(document.content, reference, target);
      unresolved.set(reference, finding);
      issues.push(issueOf("ref-unresolved", document.locate(pointer), ...finding));
      continue;
    }
    const circle = circleFrom(document.content, target, followed);
    if (circle !== undefined) issues.push(circleIssue(document, circle));
  }
  return issues;
}

function findingOf(
  content: JsonObject,
  reference: string,
  target: string | undefined,
): readonly [message: string, hint: string | undefined] {
  const suggested = suggestPointer(content, target ?? `/${reference.slice(1)}`);
  const hint = suggested === undefined ? undefined : `Did you mean \`#${suggested}\`?`;
  if (target !== undefined) return [`\`${reference}\` is not in the document.`, hint];
  return [`\`${reference}\` is not a JSON Pointer; anchors are not read yet.`, hint];
}

/** The circle that the references from `start` run into; what has been followed before is not followed again. */
function circleFrom(content: JsonObject, start: string, followed: Set<string>): readonly string[] | undefined {
  const chain: string[] = [];
  const places = new Map<string, number>();
  for (let pointer: string | undefined = start; pointer !== undefined; pointer = nextOf(content, pointer)) {
    const place = places.get(pointer);
    if (place !== undefined) return chain.slice(place);
    if (followed.has(pointer)) return undefined;
    followed.add(pointer);
    places.set(pointer, chain.length);
    chain.push(pointer);
  }
  return undefined;
}

function nextOf(content: JsonObject, pointer: string): string | undefined {
  const value = valueAt(content, pointer);
  if (!isJsonObject(value) || !Object.hasOwn(value, "$ref")) return undefined;
  const reference = value["$ref"];
  return typeof reference === "string" && reference.startsWith("#") ? pointerOfFragment(reference) : undefined;
}

function circleIssue(document: SpecDocument, circle: readonly string[]): Issue {
  const first = circle[0] ?? "";
  const steps = [...circle, first].map((pointer) => `\`#${pointer}\``).join(" → ");
  const message =
    circle.length === 1
      ? `\`#${first}\` refers to itself.`
      : `These refer to each other and to nothing else: ${steps}.`;
  return issueOf("ref-cycle", document.locate(pointerOf(first, "$ref")), message);
}
