import type { Impact } from "../../model/change.js";
import type { SchemaPair, SchemaScope } from "./schema-changes.js";
import { quoted, type ChangeDraft } from "./surface-change.js";

/** What became of the guards of a type that is there before and after. */
export function guardChanges(scope: SchemaScope, pair: SchemaPair): readonly ChangeDraft[] {
  const [from, to] = [pair.before.localName, pair.after.localName];
  // A type that was renamed takes its guards with it.
  const old = scope.before.moduleOf(pair.before).guards.map((name) => name.replace(from, () => to));
  const current = scope.after.moduleOf(pair.after).guards;
  const gone = old.filter((name) => !current.includes(name));
  const come = current.filter((name) => !old.includes(name));
  return [
    ...drafts(
      scope,
      pair,
      "guard-removed",
      gone,
      `${areOrIs(gone)} no longer exported: \`${to}\` has no such guard now.`,
    ),
    ...drafts(scope, pair, "guard-added", come, `${areOrIs(come)} new: a guard of \`${to}\`.`),
  ];
}

function areOrIs(names: readonly string[]): string {
  return `${quoted(names)} ${names.length === 1 ? "is" : "are"}`;
}

/**
 * What became of the constants of an enum: its values by name, and its labels, whose words are documentation.
 *
 * @param typeImpact of the change of the type, which speaks for its constants as far as it is as bad.
 */
export function constantChanges(
  scope: SchemaScope,
  pair: SchemaPair,
  typeImpact: Impact | undefined,
): readonly ChangeDraft[] {
  if (typeImpact === "breaking") return [];
  const [from, to] = [pair.before.localName, pair.after.localName];
  const olds = scope.before.moduleOf(pair.before).constants;
  const news = scope.after.moduleOf(pair.after).constants;
  const changed = [...olds].flatMap(([oldName, old]): readonly ChangeDraft[] => {
    const name = oldName.replace(from, () => to);
    const current = news.get(name);
    if (current === undefined)
      return drafts(scope, pair, "constant-removed", [name], `The constant \`${name}\` is no longer exported.`);
    const lost = [...old].filter(([key, value]) => (name === to ? current.get(key) !== value : !current.has(key)));
    if (lost.length === 0) return [];
    const keys = lost.map(([key]) => key);
    const message = `The constant \`${name}\` has no longer ${quoted(keys)} as ${keys.length === 1 ? "it was" : "they were"}.`;
    return drafts(scope, pair, "constant-incompatible", [name], message).map((draft) => ({
      ...draft,
      from: keys.join(", "),
    }));
  });
  if (typeImpact !== undefined) return changed;
  const known = new Set([...olds.keys()].map((name) => name.replace(from, () => to)));
  const come = [...news.keys()].filter((name) => !known.has(name));
  return [
    ...changed,
    ...come.flatMap((name) => drafts(scope, pair, "constant-added", [name], `The constant \`${name}\` is new.`)),
  ];
}

function drafts(
  { after }: SchemaScope,
  pair: SchemaPair,
  kind: "guard-removed" | "guard-added" | "constant-removed" | "constant-added" | "constant-incompatible",
  [subject]: readonly string[],
  message: string,
): readonly ChangeDraft[] {
  if (subject === undefined) return [];
  return [
    {
      kind,
      impact: kind.endsWith("-added") ? "additive" : "breaking",
      subject,
      message,
      pointers: { before: pair.before.schema.pointer, after: pair.after.schema.pointer },
      operations: after.reach.operations([pair.after.name]),
    },
  ];
}
