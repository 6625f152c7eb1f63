import { childrenOf } from "../../model/schema-children.js";
import type { Schema } from "../../model/schema.js";

/** The names that `schema` stands for without an object or array in between: a circle of these has no meaning. */
export function aliasesOf(schema: Schema): readonly string[] {
  const names = new Set<string>();
  for (const queue: Schema[] = [schema]; queue.length > 0;) {
    const current = queue.pop() as Schema; // the condition says there is one
    if (current.kind === "reference") names.add(current.name);
    for (const part of partsOf(current)) queue.push(part);
  }
  return [...names];
}

/** The schemas in `schema` that judge the same value as itself. */
export function partsOf(schema: Schema): readonly Schema[] {
  if (schema.kind === "object" || schema.kind === "array") return [];
  return schema.kind === "unevaluated" ? [schema.schema] : childrenOf(schema);
}

/**
 * The nodes that lie on a circle, or between two circles: what is left after taking away, again and again, every node
 * that leads nowhere and every node that nothing leads to.
 */
export function nodesOnCycles(edges: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reversed = reverse(edges);
  return peel(peel(new Set(edges.keys()), edges, reversed), reversed, edges);
}

function reverse(edges: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const reversed = new Map<string, string[]>([...edges.keys()].map((name) => [name, []]));
  for (const [from, targets] of edges) for (const target of targets) reversed.get(target)?.push(from);
  return reversed;
}

function peel(
  nodes: ReadonlySet<string>,
  outgoing: ReadonlyMap<string, readonly string[]>,
  incoming: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const left = new Set(nodes);
  const degree = new Map(
    [...nodes].map((name) => [name, (outgoing.get(name) ?? []).filter((target) => nodes.has(target)).length]),
  );
  const leaves = [...nodes].filter((name) => degree.get(name) === 0);
  for (let leaf = leaves.pop(); leaf !== undefined; leaf = leaves.pop()) {
    left.delete(leaf);
    for (const source of incoming.get(leaf) ?? []) {
      const remaining = (degree.get(source) ?? 0) - 1;
      degree.set(source, remaining);
      if (remaining === 0) leaves.push(source);
    }
  }
  return left;
}

/** Every node that reaches one of `targets`, and through which neighbour; the targets themselves are left out. */
export function dependentsOf(
  edges: ReadonlyMap<string, readonly string[]>,
  targets: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const reversed = reverse(edges);
  const through = new Map<string, string>();
  for (const queue = [...targets]; queue.length > 0;) {
    const target = queue.shift() as string; // the condition says there is one
    for (const source of reversed.get(target) ?? []) {
      if (targets.has(source) || through.has(source)) continue;
      through.set(source, target);
      queue.push(source);
    }
  }
  return through;
}
