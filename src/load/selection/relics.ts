import {
  isJsonObject,
  memberOf,
  pointerOfFragment,
  segmentsOf,
  valueAt,
  type JsonObject,
  type JsonValue,
} from "../../model/json.js";
import type { SpecDocument } from "../../model/spec-document.js";
import { collectReferences } from "../collect-references.js";

/** Where what is left of path items goes: nothing there is an operation. */
const relicsPointer = "/components/pathItems";

/**
 * The part as a document.
 *
 * Some tools have operations refer into each other. What chosen ones need of those that are left out, at `pointers`, moves to
 * {@link relicsPointer}, and the references with it.
 */
export function withRelics(document: SpecDocument, part: JsonObject, pointers: ReadonlySet<string>): SpecDocument {
  const moved = new Map([...pointers].flatMap((pointer) => goalOf(pointer)));
  if (moved.size === 0) return { ...document, content: part };
  let content: JsonObject = part;
  for (const [pointer, goal] of moved) {
    content = withValue(content, segmentsOf(goal), valueAt(document.content, pointer) ?? null);
  }
  for (const { reference, pointer } of collectReferences(content)) {
    const target = typeof reference === "string" ? pointerOfFragment(reference) : undefined;
    const goal = target === undefined ? undefined : moved.get(target);
    if (goal !== undefined) content = withValue(content, segmentsOf(pointer), `#${goal.replaceAll("%", "%25")}`);
  }
  const origins = new Map([...moved].map(([pointer, goal]) => [goal, pointer]));
  return { ...document, content, locate: (pointer) => document.locate(originOf(pointer, origins)) };
}

/** `/paths/~1pets/get/responses/200` → `/components/pathItems/~1pets/get/responses/200`. */
function goalOf(pointer: string): readonly (readonly [pointer: string, goal: string])[] {
  const [, group, key] = /^\/(paths|webhooks|x-webhooks)(\/.+)$/.exec(pointer) ?? [];
  return group === undefined || key === undefined ? [] : [[pointer, `${relicsPointer}${key}`]];
}

function originOf(pointer: string, origins: ReadonlyMap<string, string>): string {
  for (let around = pointer; around.startsWith(relicsPointer); around = around.slice(0, around.lastIndexOf("/"))) {
    const origin = origins.get(around);
    if (origin !== undefined) return `${origin}${pointer.slice(around.length)}`;
  }
  return pointer;
}

/** A copy with another value at a place; what is not there yet on the way becomes an object. */
function withValue(value: JsonObject, [segment, ...others]: readonly string[], put: JsonValue): JsonObject;
function withValue(value: JsonValue, segments: readonly string[], put: JsonValue): JsonValue;
function withValue(value: JsonValue, [segment, ...others]: readonly string[], put: JsonValue): JsonValue {
  if (segment === undefined) return put;
  const member = withValue(memberOf(value, segment) ?? {}, others, put);
  if (Array.isArray(value)) return (value as readonly JsonValue[]).with(Number(segment), member); // isArray forgets the element type
  return Object.fromEntries([...Object.entries(isJsonObject(value) ? value : {}), [segment, member]]);
}
