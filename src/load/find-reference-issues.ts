import { isElsewhereThanSchemas } from "../model/document-structure.js";
import { issueOf, type Issue } from "../model/issue.js";
import { isJsonObject, pointerOf, pointerOfFragment, valueAt, type JsonObject } from "../model/json.js";
import { identifiersOf } from "../model/schema-identifiers.js";
import type { SpecDocument } from "../model/spec-document.js";
import { collectReferences, type Reference } from "./collect-references.js";
import { namesFile } from "./names-file.js";
import { nearestName } from "../model/nearest-name.js";
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
  for (const { reference, pointer, isMapping, isDynamic, inSchema } of references) {
    if (isDynamic && document.version === "3.0") continue;
    if (isMapping) {
      issues.push(...mappingIssues(document, String(reference), pointer));
      continue;
    }
    if (typeof reference !== "string") {
      const keyword = isDynamic ? "$dynamicRef" : "$ref";
      issues.push(issueOf("ref-unresolved", document.locate(pointer), `\`${keyword}\` must be a string.`));
      continue;
    }
    const target = targetOf(document.content, reference, parentOf(pointer));
    if (target !== undefined) {
      if (inSchema && isElsewhereThanSchemas(target))
        issues.push(otherObjectIssue(document, reference, target, pointer));
      const circle = followed.has(target) ? undefined : circleFrom(document.content, target, followed);
      if (circle !== undefined) issues.push(circleIssue(document, circle));
      continue;
    }
    // What is left of references to other files could not be bundled, and was reported then.
    if (!reference.startsWith("#") && !isDynamic) continue;
    const finding = unresolved.get(reference) ?? findingOf(document.content, reference);
    unresolved.set(reference, finding);
    issues.push(issueOf("ref-unresolved", document.locate(pointer), ...finding));
  }
  return issues;
}

/** A schema that refers to a parameter means the schema of that. */
function otherObjectIssue(
  { content, locate }: SpecDocument,
  reference: string,
  target: string,
  pointer: string,
): Issue {
  const inner = valueAt(content, pointerOf(target, "schema"));
  const hint = inner === undefined ? undefined : `Did you mean \`${reference}/schema\`?`;
  return issueOf("member-invalid", locate(pointer), `\`${reference}\` is something else than a schema.`, hint);
}

/** An entry in a discriminator's mapping is the name of a component, or a reference to a schema (OpenAPI 3.1.1, section 4.8.25). */
function mappingIssues({ content, locate }: SpecDocument, entry: string, pointer: string): readonly Issue[] {
  const declared = valueAt(content, "/components/schemas");
  const names = isJsonObject(declared) ? Object.keys(declared) : [];
  if (names.includes(entry) || targetOf(content, entry, parentOf(pointer)) !== undefined) return [];
  if (!entry.startsWith("#") && namesFile(entry)) return []; // as above
  const message = `\`${entry}\` is neither the name of a schema nor a reference to one, so the value picks none.`;
  const nearest = nearestName(entry.replace(/^#\/components\/schemas\//, ""), names);
  const hint = nearest === undefined ? undefined : `Did you mean \`${nearest}\`?`;
  return [issueOf("ref-unresolved", locate(pointer), message, hint)];
}

/** The pointer to what a reference in the object at `pointer` means. */
function targetOf(content: JsonObject, reference: string, pointer: string): string | undefined {
  return identifiersOf(content).resolve(reference, pointer);
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}

function findingOf(content: JsonObject, reference: string): readonly [message: string, hint: string | undefined] {
  const target = pointerOfFragment(reference);
  const suggested = suggestPointer(content, target ?? `/${reference.slice(1)}`);
  const hint = suggested === undefined ? undefined : `Did you mean \`#${suggested}\`?`;
  if (target !== undefined) return [`\`${reference}\` is not in the document.`, hint];
  return [`\`${reference}\` is neither a JSON Pointer nor the name of one schema.`, hint];
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
  return typeof reference === "string" ? targetOf(content, reference, pointer) : undefined;
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
