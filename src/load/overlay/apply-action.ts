import { issueOf, type Issue, type IssueCode } from "../../model/issue.js";
import { pointerOf } from "../../model/json.js";
import { copyJson, isMutableObject, type MutableJson } from "../copy-json.js";
import type { Source } from "../source.js";
import { findNodes, type SelectedNode } from "./find-nodes.js";
import { appendAll, kindOf, mergeObjects, type Mismatch, mismatchOf } from "./merge-values.js";
import type { Origin, OverlaidTree } from "./overlaid-tree.js";
import type { OverlayAction } from "./read-overlay.js";
import { parentOf, removeNodes } from "./remove-nodes.js";

/** Why an action does nothing; `part` is a pointer into it. */
interface Failure {
  readonly code: Extract<IssueCode, "overlay-invalid" | "overlay-unmatched">;
  readonly part: string;
  readonly message: string;
}

/** What is put into a document, and where that is written. */
interface Brought {
  readonly value: MutableJson;
  readonly origin: Origin;
}

/** Does to a document what one action says; an action that cannot be done as a whole is an issue, and does nothing. */
export function applyAction(action: OverlayAction, source: Source, tree: OverlaidTree): readonly Issue[] {
  const failure = failureOf(action, source, tree);
  if (failure === undefined) return [];
  const { code, part, message } = failure;
  return [issueOf(code, source.locate(action.pointer + part), message)];
}

/** Undefined where the action is done. */
function failureOf(action: OverlayAction, source: Source, tree: OverlaidTree): Failure | undefined {
  const nodes = findNodes(action.target, tree.content);
  if (typeof nodes === "string") return invalid("/target", nodes);
  if (nodes.length === 0) {
    return { code: "overlay-unmatched", part: "/target", message: `\`${action.target}\` matches nothing.` };
  }
  if (action.kind === "remove") {
    const isWhole = nodes.some(({ segments }) => segments.length === 0);
    if (isWhole) return invalid("/target", "The document as a whole cannot be removed.");
    removeNodes(nodes, tree);
    return undefined;
  }
  const brought = broughtBy(action, source, tree);
  if (typeof brought === "string") return invalid("/copy", brought);
  const mismatch = firstMismatch(nodes, brought.value);
  if (mismatch !== undefined) return invalid(`/${action.kind}${mismatch.pointer}`, mismatch.message);
  for (const node of nodes) bring(brought, node, tree);
  return undefined;
}

function invalid(part: string, message: string): Failure {
  return { code: "overlay-invalid", part, message };
}

/** What the action puts into the document, or why that is nothing. */
function broughtBy(
  action: Exclude<OverlayAction, { readonly kind: "remove" }>,
  source: Source,
  tree: OverlaidTree,
): Brought | string {
  if (action.kind === "update") {
    return { value: copyJson(action.value), origin: { source, pointer: pointerOf(action.pointer, "update") } };
  }
  const found = findNodes(action.from, tree.content);
  if (typeof found === "string") return found;
  const [node, ...others] = found;
  if (node !== undefined && others.length === 0) return { value: node.value, origin: tree.originOf(node.segments) };
  return `\`${action.from}\` matches ${found.length} values, and one can be copied.`;
}

/** Why a value does not fit all of the nodes. */
function firstMismatch(nodes: readonly SelectedNode[], given: MutableJson): Mismatch | undefined {
  const kinds = [...new Set(nodes.map(({ value }) => kindOf(value)))];
  if (kinds.length > 1) return { pointer: "", message: `The target is ${kinds.join(" and ")} at once.` };
  for (const { value } of nodes) {
    // Whatever is no array is appended to one, as an item.
    const mismatch = Array.isArray(value) ? undefined : mismatchOf(value, given);
    if (mismatch !== undefined) return mismatch;
  }
  return undefined;
}

function bring({ value, origin }: Brought, { segments, value: target }: SelectedNode, tree: OverlaidTree): void {
  if (Array.isArray(target)) {
    if (Array.isArray(value)) appendAll(target, value, origin, tree);
    else tree.append(target, value, origin);
  } else if (isMutableObject(target) && isMutableObject(value)) {
    mergeObjects(target, value, origin, tree);
  } else {
    const [parent, key] = parentOf(segments, tree);
    if (Array.isArray(parent)) tree.replace(parent, Number(key), value, origin);
    else if (parent !== undefined) tree.set(parent, String(key), value, origin);
  }
}
