import type { WithIssues } from "../../model/issue.js";
import { isJsonObject, type JsonObject, pointerOf } from "../../model/json.js";
import type { SelectionSettings } from "../../model/selection.js";
import type { SpecDocument } from "../../model/spec-document.js";
import { chooseOperations } from "./choose-operations.js";
import {
  offeredOperations,
  type OfferedOperation,
  pathItemGroups,
  pathItemOf,
  withMethods,
} from "./offered-operations.js";
import { reach } from "./reach.js";
import { withRelics } from "./relics.js";

/**
 * The part of a document that the settings ask for: the chosen operations, and the components that they need.
 *
 * A document of which nothing is left out stays the same, with all components, whether they are used or not.
 */
export function selectPart(document: SpecDocument, selection: SelectionSettings): WithIssues<SpecDocument> {
  if (selection.include.length + selection.exclude.length === 0) return { value: document, issues: [] };
  const { content } = document;
  const offered = offeredOperations(content);
  const { operations, issues } = chooseOperations(offered, selection, () => document.locate(""));
  const left = offered.filter((operation) => operations.has(operation));
  const chosen = withOperations(content, offered, left);
  const reached = reach(chosen, content);
  const components = withComponents(content, reached.components);
  const part = { ...chosen, ...(components === undefined ? {} : { components }) };
  return { value: withRelics(document, part, reached.others), issues };
}

/** The document without components, and with the path items that still have an operation. */
function withOperations(
  content: JsonObject,
  offered: readonly OfferedOperation[],
  left: readonly OfferedOperation[],
): JsonObject {
  const [all, kept] = [offered, left].map(methodsByItem);
  const groups = pathItemGroups.flatMap((group) => {
    const items = content[group];
    if (!isJsonObject(items)) return [];
    const entries = Object.entries(items).flatMap(([key, item]) => {
      const place = pointerOf("", group, key);
      const methods = kept?.get(place);
      if (methods === undefined) return key.startsWith("x-") ? [[key, item] as const] : [];
      if (methods.size === all?.get(place)?.size) return [[key, item] as const];
      return [[key, withMethods(pathItemOf(content, item) ?? {}, (method) => methods.has(method))] as const];
    });
    return [[group, entries.length === 0 && group !== "paths" ? undefined : Object.fromEntries(entries)] as const];
  });
  const { components: _, ...others } = content;
  return { ...others, ...Object.fromEntries(groups) };
}

function methodsByItem(operations: readonly OfferedOperation[]): ReadonlyMap<string, ReadonlySet<string>> {
  const methods = new Map<string, Set<string>>();
  for (const { group, key, method } of operations) {
    const place = pointerOf("", group, key);
    methods.set(place, (methods.get(place) ?? new Set()).add(method));
  }
  return methods;
}

function withComponents({ components }: JsonObject, reached: ReadonlySet<string>): JsonObject | undefined {
  if (!isJsonObject(components)) return undefined;
  const groups = Object.entries(components).flatMap(([group, members]) => {
    if (!isJsonObject(members) || group.startsWith("x-")) return [[group, members] as const];
    const left = Object.entries(members).filter(([name]) => reached.has(pointerOf("/components", group, name)));
    return left.length === 0 ? [] : [[group, Object.fromEntries(left)] as const];
  });
  return Object.fromEntries(groups);
}
